"""Codes are kept out of what is written down, wherever they came from: a database quotes the value that it refuses."""

import logging
from typing import Any

from django.views.debug import ExceptionReporter

from base.identity.found import mask


class Masked(logging.Formatter):
    """Writes lines, and the traces of errors, with stars for identity codes."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


class MaskedReporter(ExceptionReporter):
    """Reports of errors, as Django shows or mails them, with stars for identity codes."""

    def get_traceback_html(self) -> Any:
        return mask(super().get_traceback_html())

    def get_traceback_text(self) -> Any:
        return mask(super().get_traceback_text())
