"""What visitors see of councils, and members of their own seats."""
