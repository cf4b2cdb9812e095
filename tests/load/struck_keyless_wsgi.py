"""The site with points at which it dies, in which no form is known by its key."""

from tests.load import keyless_wsgi
from tests.load.struck_wsgi import application

__all__ = ["application", "keyless_wsgi"]
