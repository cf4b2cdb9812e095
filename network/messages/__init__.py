"""What people are told: by telephone, one by one, and in the staff's own words, many at once."""
