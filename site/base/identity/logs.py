"""Codes are kept out of what is written down, wherever they came from: a database quotes the value that it refuses."""

import datetime
import json
import logging
from typing import Any

from django.views.debug import ExceptionReporter

from base.identity.found import mask
from base.request_ids import request_id


class Masked(logging.Formatter):
    """Writes lines, and the traces of errors, with stars for identity codes."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


class MaskedJson(logging.Formatter):
    """The same as one object of JSON in a line, for what collects logs: when, how bad, where, what, which request."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id(),
            "trace": self.formatException(record.exc_info) if record.exc_info else "",
        }
        return mask(json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False))


class MaskedReporter(ExceptionReporter):
    """Reports of errors, as Django shows or mails them, with stars for identity codes."""

    def get_traceback_html(self) -> Any:
        return mask(super().get_traceback_html())

    def get_traceback_text(self) -> Any:
        return mask(super().get_traceback_text())
