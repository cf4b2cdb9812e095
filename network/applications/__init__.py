"""Calls for members of councils, who applies, and how they are chosen."""
