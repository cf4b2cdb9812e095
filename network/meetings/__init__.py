"""Meetings of councils: agenda, attendance, the internal memo, and the public minutes that are written apart."""
