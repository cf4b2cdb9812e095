"""Forms that count once, however often they are sent."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CountsOnce(forms.Form):
    """Carries a key of its own: two clicks, the back button and a resend make one row."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid.uuid4())

    def full_clean(self) -> None:
        super().full_clean()
        faults = {error.code for error in self.errors.as_data().get("key", ())}
        if faults and faults <= {"required", "invalid"}:
            self._renew_key()

    def _renew_key(self) -> None:
        """A key that cannot be read is nothing that its sender could mend: they get a new one, and look once more."""
        del self.errors["key"]
        told: Any = self.data.copy()  # type: ignore[attr-defined]
        told[self.add_prefix("key")] = str(uuid.uuid4())
        self.data = told
        self.add_error(None, _("The form was not whole when it came. Please look at it and send it once more."))
