"""What was told of using a material. Nothing is kept of who told it; where is only as coarse as a region."""

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from network.experiences.choices import ExperienceState, Outcome


class Experience(models.Model):
    """A short report of use. `key` is that of the form, so that two clicks make one row."""

    key = models.UUIDField(unique=True, editable=False)
    material = models.ForeignKey(
        "network.MaterialPage", verbose_name=_("material"), on_delete=models.CASCADE, related_name="experiences"
    )
    text = models.TextField(_("how it went"), max_length=1_000)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices)
    group = models.ForeignKey(
        "network.TargetGroup",
        verbose_name=_("with whom"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="experiences",
    )
    region = models.ForeignKey(
        "network.Region",
        verbose_name=_("where"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="experiences",
    )
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(
        _("state"), max_length=10, choices=ExperienceState.choices, default=ExperienceState.NEW, db_index=True
    )
    told_on = models.DateField(_("told"))

    class Meta:
        verbose_name = _("experience of use")
        verbose_name_plural = _("experiences of use")
        ordering = ("-told_on", "-pk")

    def __str__(self) -> str:
        return gettext("Experience %(number)s") % {"number": self.pk}
