"""What everybody sees of proposals, and how an addressee answers."""
