"""What visitors see of meetings and public minutes, and members of their own meetings and memos."""
