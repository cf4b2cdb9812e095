"""`manage.py changepassword` would make a password, which nobody here has."""

from pajaverkko.management.commands.createsuperuser import Command as Refused


class Command(Refused):
    """Refused in the same words."""
