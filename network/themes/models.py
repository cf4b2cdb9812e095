"""Themes, target groups and methods are agreed lists; keywords are free."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy as _
from taggit.models import TagBase
from wagtail.search import index

from base.dates import day_text
from base.records import NamedInLanguages
from network.themes.choices import LONGEST_WHY, SHADES, SIGNS, Standing


class AgreedWord(NamedInLanguages):
    """A word of an agreed list. Its slug is its name in addresses and imports and stays the same for good."""

    slug = models.SlugField(_("name in addresses"), max_length=80, unique=True)

    class Meta:
        abstract = True
        ordering = ("name_fi",)


class Theme(index.Indexed, AgreedWord):
    """A development theme that pages, councils and workshops across regions work on."""

    search_fields = (
        index.SearchField("name_fi"),
        index.SearchField("name_sv"),
        index.SearchField("name_en"),
        index.AutocompleteField("name_fi"),
        index.AutocompleteField("name_sv"),
    )

    class Meta(AgreedWord.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class ThemeStanding(models.Model):
    """How a theme stands in a region from a day on, and why: the newest holds, those before are its history."""

    key = models.UUIDField(_("key"), unique=True, default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, verbose_name=_("theme"), on_delete=models.CASCADE, related_name="standings")
    region = models.ForeignKey(
        "network.Region",
        verbose_name=_("wellbeing services county"),
        on_delete=models.PROTECT,
        related_name="theme_standings",
    )
    standing = models.CharField(_("state"), max_length=10, choices=Standing.choices)
    since_on = models.DateField(_("from which day on"))
    why_fi = models.TextField(_("why, in Finnish"), max_length=LONGEST_WHY)
    why_sv = models.TextField(_("why, in Swedish"), max_length=LONGEST_WHY, blank=True)
    noted_at = models.DateTimeField(_("written down"), default=timezone.now, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("state of a theme in a region")
        verbose_name_plural = _("states of themes in regions")
        ordering = ("-since_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(noted_by__isnull=True) | models.Q(noted_at__isnull=False),
                name="theme_standing_noter_has_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.theme}, {self.region}"

    @property
    def why(self) -> str:
        """In the reader's language, else in Finnish."""
        return self.why_sv if self.why_in == "sv" else self.why_fi

    @property
    def why_in(self) -> str:
        """The language of `why`."""
        return "sv" if self.why_sv and (get_language() or "").startswith("sv") else "fi"

    @property
    def since(self) -> str:
        """From which day on it stands so, behind the name of the state: what was dropped was dropped on that day."""
        day = day_text(self.since_on)
        return day if self.standing == Standing.DROPPED else gettext("since %(day)s") % {"day": day}

    @property
    def sign(self) -> str:
        return SIGNS[Standing(self.standing)]

    @property
    def shade(self) -> int:
        return SHADES[Standing(self.standing)]


class TargetGroup(AgreedWord):
    """For whom something is meant."""

    class Meta(AgreedWord.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Method(AgreedWord):
    """A way of working that a material supports."""

    class Meta(AgreedWord.Meta):
        verbose_name = _("method")
        verbose_name_plural = _("methods")


class Keyword(TagBase):
    """A free word that an editor gave. Doubles are merged in the admin."""

    free_tagging = True

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ("name",)
