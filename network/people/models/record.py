"""What every row about a person has: a random reference, and the organisation that answers for it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.controlled import ControlledManager, everyones
from base.references import new_reference


class PersonalRecord(models.Model):
    """A row about a person. Its key is its reference, and so is what logs, lists and addresses call it."""

    reference = models.CharField(_("reference"), max_length=12, primary_key=True, default=new_reference, editable=False)
    controller = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation that answers for the data"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ControlledManager()

    wagtail_reference_index_ignore = True
    """Wagtail's table of references would note who hangs together with what."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference

    def validate_unique(self, exclude: Any = None) -> None:
        """A key is unique among all rows, whoever answers for them."""
        with everyones():
            super().validate_unique(exclude=exclude)

    def validate_constraints(self, exclude: Any = None) -> None:
        with everyones():
            super().validate_constraints(exclude=exclude)
