"""Where applications are read, decided on and answered."""

from network.applications.admin.list import CallAdmin
from network.applications.admin.panel import LateAnswersPanel

__all__ = ["CallAdmin", "LateAnswersPanel"]
