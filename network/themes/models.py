"""Themes, target groups and methods are agreed lists; keywords are free."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.search import index

from base.records import NamedInLanguages


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
