"""What is done together, and what came of it: workshop series."""
