"""Columns that a copy of the database does not give away: what is in them is sealed with keys kept outside of it.

The keys are `settings.SEALING_KEYS`, the first one seals, all of them open. A new key is put in front of the old ones;
`manage.py reseal` then seals everything with it, and the old one may go.
"""

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

PURPOSE = b"pajaverkko: look-up"
NO_TIME = 0
"""What is sealed does not tell when: beside the log of the server, the second would tell who had come."""


class CannotOpen(ImproperlyConfigured):
    """A sealed value that none of the keys opens: the key that sealed it is missing, or the value was changed."""


def seal(words: str) -> str:
    """The words as they are stored. Sealed twice, they look different each time; nothing stays nothing."""
    return _box(tuple(settings.SEALING_KEYS)).encrypt_at_time(words.encode(), NO_TIME).decode("ascii") if words else ""


def opened(stored: str) -> str:
    """What was sealed. Raises CannotOpen, which does not repeat it."""
    if not stored:
        return ""
    try:
        return _box(tuple(settings.SEALING_KEYS)).decrypt(stored.encode()).decode()
    except InvalidToken:
        raise CannotOpen("A sealed value cannot be opened with the keys of this site (SEALING_KEYS).") from None


def sealed_anew(stored: str) -> str:
    """The same words under the first key. Raises CannotOpen."""
    return seal(opened(stored))


def marks(words: str) -> list[str]:
    """What a value may be found by, one mark for each key; the first is the one that is stored now."""
    return [_mark(key, words) for key in settings.SEALING_KEYS]


def cache_key(key: str, prefix: str, version: int) -> str:
    """Where something lies in a stored cache: its key may hold somebody's address, which cannot be read there."""
    return _mark(settings.SEALING_KEYS[0], f"cache: {prefix}:{version}:{key}")


def _mark(key: str, words: str) -> str:
    own = hmac.digest(key.encode(), PURPOSE, "sha256")
    return hmac.new(own, words.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


class SealedTextField(models.TextField):
    """Text that is sealed in the database. It can be asked whether it is empty, never what it holds."""

    description = "Sealed text"

    def get_prep_value(self, value: Any) -> Any:
        return seal(str(value)) if value else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return opened(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        """Only emptiness: any other question would silently find nothing."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


class MarkField(models.CharField):
    """What a sealed value beside it is found by: a keyed digest. Ask with `mark__in=marks(…)`."""

    description = "Mark of a sealed value"

    def __init__(self, *args: Any, of: str = "", **words: Any) -> None:
        words |= {"max_length": 64, "editable": False, "blank": True}
        super().__init__(*args, **words)
        self.of = of

    def deconstruct(self) -> Any:
        name, path, args, words = super().deconstruct()
        for given in ("max_length", "editable", "blank"):
            words.pop(given, None)
        return name, path, args, words | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001
        """Follows the value, so that no service can forget it."""
        value = getattr(model_instance, self.of)
        mark = marks(value)[0] if value else ""
        setattr(model_instance, self.attname, mark)
        return mark
