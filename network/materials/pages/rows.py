"""Rows below a material: its keywords and its files."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from network.materials.choices import FileAccessibility
from network.themes.models import Keyword

SAY_THEIR_TITLE = frozenset({"PDF", "DOCX", "PPTX", "ODT", "HTML"})
"""Kinds of files that a title and a language can be told in."""

STRUCTURED, UNSTRUCTURED = _("Has a structure that screen readers follow."), _("Has no structure for screen readers.")


class MaterialKeyword(ItemBase):
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="material_items")
    content_object = ParentalKey("network.MaterialPage", on_delete=models.CASCADE, related_name="keyword_items")

    class Meta:
        verbose_name = _("keyword of a material")
        verbose_name_plural = _("keywords of materials")


class MaterialFile(Orderable):
    """One file of a material, with what is known of its accessibility."""

    material = ParentalKey("network.MaterialPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "base.SiteDocument", verbose_name=_("file"), on_delete=models.PROTECT, related_name="material_files"
    )
    title = models.CharField(_("title"), max_length=160, help_text=_("What a reader sees instead of the file's name."))
    accessibility = models.CharField(
        _("accessibility"), max_length=15, choices=FileAccessibility.choices, default=FileAccessibility.NOT_CHECKED
    )

    panels: ClassVar[list[Any]] = [FieldPanel("document"), FieldPanel("title"), FieldPanel("accessibility")]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a material")
        verbose_name_plural = _("files of materials")

    def __str__(self) -> str:
        return self.title

    @property
    def format(self) -> str:
        """The file's type in capitals: PDF, DOCX."""
        return self.document.file_extension.upper()

    @property
    def facts_in_words(self) -> list[str]:
        """What the file says of itself, as far as it matters to somebody who reads with a screen reader."""
        facts = getattr(self.document, "facts", None)
        if facts is None:
            return []
        told = []
        if facts.tagged is not None:
            told.append(STRUCTURED if facts.tagged else UNSTRUCTURED)
        if self.format in SAY_THEIR_TITLE:
            told.append(_("Has a title of its own.") if facts.titled else _("Has no title of its own."))
            told.append(_("Tells its language.") if facts.language else _("Does not tell its language."))
        return [str(fact) for fact in told]

    @property
    def is_hidden(self) -> bool:
        """Whether a personal identity code was found in the file, so that it cannot be opened from the pages."""
        return bool(self.document.is_hidden)

    @property
    def names_a_person(self) -> bool:
        """Whether the file's own data names its author or last editor."""
        facts = getattr(self.document, "facts", None)
        return facts is not None and facts.names_person
