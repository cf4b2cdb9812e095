"""What readers see of a call, and what applicants do."""
