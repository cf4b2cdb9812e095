"""Fields for days and moments in the admin that leave what is typed alone.

Wagtail's picker puts the present moment in the place of what it cannot read, and 3 March in the place of
31 February; so the error that the server would tell is never seen.
"""

from typing import Any

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

UNTOUCHED = {"validateOnBlur": False}


class DayInput(AdminDateInput):
    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), **UNTOUCHED}


class MomentInput(AdminDateTimeInput):
    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), **UNTOUCHED}


register_form_field_override(models.DateField, override={"widget": DayInput})
register_form_field_override(models.DateTimeField, override={"widget": MomentInput})
