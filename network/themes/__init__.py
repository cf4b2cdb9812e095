"""What things are about: development themes, target groups, methods, and free keywords."""
