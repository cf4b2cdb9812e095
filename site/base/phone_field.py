"""A field for a telephone number, however people write it."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LEAST, MOST = 5, 15
"""Digits: a short number of an office, and the most that any country has (ITU-T E.164)."""
WRITTEN = re.compile(r"\+?[\d\s().,/–-]+", re.ASCII)


class PhoneField(forms.CharField):
    """Spaces, dashes, dots and brackets do not matter; what was written is kept as it is, in plain signs."""

    widget = forms.TelInput

    def __init__(self, **words: Any) -> None:
        super().__init__(**{"max_length": 40, **words})
        self.widget.attrs.setdefault("autocomplete", "tel")

    def clean(self, value: Any) -> str:
        found: str = super().clean(unicodedata.normalize("NFKC", value) if isinstance(value, str) else value)
        if found and not (WRITTEN.fullmatch(found) and LEAST <= len(re.sub(r"\D", "", found)) <= MOST):
            raise ValidationError(_("Write the telephone number in digits, for example 040 123 4567."))
        return found
