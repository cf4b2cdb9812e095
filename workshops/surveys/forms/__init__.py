"""Forms of surveys: those of people, and those of the staff."""
