"""How much materials are used, counted without watching anyone; and imports, from the check to the last line."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from network.materials.choices import ImportState


class MaterialUse(models.Model):
    """How often a material was opened and its files downloaded on one day. Nothing tells by whom."""

    material = models.ForeignKey(
        "network.MaterialPage", verbose_name=_("material"), on_delete=models.CASCADE, related_name="uses"
    )
    counted_on = models.DateField(_("day"))
    opens = models.PositiveIntegerField(_("opened"), default=0)
    downloads = models.PositiveIntegerField(_("downloaded"), default=0)

    class Meta:
        verbose_name = _("use of a material")
        verbose_name_plural = _("uses of materials")
        constraints = (models.UniqueConstraint(fields=("material", "counted_on"), name="material_use_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.material_id} {self.counted_on}"


class MaterialImport(models.Model):
    """A table of materials that a coordinator brings into a bank.

    `lines` are [number in the file, values] of those that can be taken, `faults` [number, reason] of the others;
    `done` says how many of the lines have been worked on, so that an import that was cut off can go on.
    """

    bank = models.ForeignKey(
        "network.MaterialBankPage", verbose_name=_("material bank"), on_delete=models.CASCADE, related_name="imports"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("coordinator"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="material_imports",
    )
    file_name = models.CharField(_("file"), max_length=120)
    state = models.CharField(_("state"), max_length=10, choices=ImportState.choices, default=ImportState.CHECKED)
    lines = models.JSONField(_("lines"), default=list)
    faults = models.JSONField(_("faults"), default=list)
    done = models.PositiveIntegerField(_("worked on"), default=0)
    taken = models.PositiveIntegerField(_("taken"), default=0)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    touched_at = models.DateTimeField(_("last worked on"), auto_now=True)

    class Meta:
        verbose_name = _("import of materials")
        verbose_name_plural = _("imports of materials")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return gettext("Import %(number)s") % {"number": self.pk}

    @property
    def share(self) -> int:
        """How much has been worked on, in per cent."""
        return 100 * self.done // len(self.lines) if self.lines else 100
