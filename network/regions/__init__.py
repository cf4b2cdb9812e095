"""Where and who: wellbeing services counties, provinces, organisations and centres of expertise."""
