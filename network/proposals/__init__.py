"""What councils propose, to whom, what was answered, and what became of it."""
