"""A material of the bank."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.blocks import BodyBlocks
from base.pages import BasePage
from network.materials.choices import (
    LICENCE_ADDRESSES,
    LICENCE_MARKS,
    LICENCE_SENTENCES,
    Licence,
    MaterialKind,
    MaterialLanguage,
)
from network.materials.pages.form import MaterialPageForm
from network.materials.pages.rows import MaterialKeyword
from network.regions.pages import Regional
from network.themes.pages import Themed


class MaterialPage(Themed, Regional, BasePage):
    """A guide, a form, a game: something a worker can take and use."""

    kind = models.CharField(_("kind"), max_length=12, choices=MaterialKind.choices, default=MaterialKind.GUIDE)
    language = models.CharField(
        _("language"),
        max_length=3,
        choices=MaterialLanguage.choices,
        default=MaterialLanguage.FINNISH,
        help_text=_("The language of the material itself."),
    )
    easy_language = models.BooleanField(_("in easy language"), default=False)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    minutes_needed = models.PositiveSmallIntegerField(
        _("minutes needed"), null=True, blank=True, help_text=_("To read it, or to use it once.")
    )
    licence = models.CharField(_("licence"), max_length=10, choices=Licence.choices, default=Licence.UNKNOWN)
    link = models.URLField(_("link"), blank=True, help_text=_("Where the material lives, if not here."))
    version = models.CharField(
        _("version"), max_length=20, blank=True, help_text=_("As its author says it: 2.1, 2024.")
    )
    replaces = models.ForeignKey(
        "network.MaterialPage",
        verbose_name=_("is a newer version of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="newer_versions",
        help_text=_("The page of the earlier version stays, and tells that there is a newer one."),
    )
    adapted_from = models.ForeignKey(
        "network.MaterialPage",
        verbose_name=_("adapted from"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="adaptations",
        help_text=_("The material of this bank that it was made from."),
    )
    adapted_note = models.CharField(
        _("adapted from elsewhere"), max_length=255, blank=True, help_text=_("Title, maker and year of the original.")
    )
    review_on = models.DateField(
        _("to be reviewed by"),
        null=True,
        blank=True,
        help_text=_("On this day its owner is reminded to look whether it still holds."),
    )
    body = StreamField(BodyBlocks(), verbose_name=_("text"), blank=True)
    target_groups = ParentalManyToManyField("network.TargetGroup", verbose_name=_("for whom"), blank=True)
    methods = ParentalManyToManyField("network.Method", verbose_name=_("methods"), blank=True)
    keywords = ClusterTaggableManager(through=MaterialKeyword, verbose_name=_("keywords"), blank=True)

    base_form_class = MaterialPageForm
    listed_in: ClassVar[str] = "materialbankpage"
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("minutes_needed"), FieldPanel("easy_language")]),
        FieldPanel("licence"),
        MultipleChooserPanel("files", heading=_("Files"), label=_("File"), chooser_field_name="document"),
        FieldPanel("link"),
        HelpPanel(heading=_("What was noticed"), template="network/materials/noticed.html"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
                FieldPanel("methods", widget=CheckboxSelectMultiple),
                FieldPanel("regions", widget=CheckboxSelectMultiple),
                FieldPanel("keywords"),
            ],
            _("How it is found"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("version"), FieldPanel("review_on")]),
                FieldPanel("replaces"),
                FieldPanel("adapted_from"),
                FieldPanel("adapted_note"),
            ],
            _("Where it comes from and how long it holds"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.RelatedFields("keywords", [index.SearchField("name")]),
        index.RelatedFields(
            "themes", [index.SearchField("name_fi"), index.SearchField("name_sv"), index.SearchField("name_en")]
        ),
        index.RelatedFields("files", [index.SearchField("title")]),
        index.FilterField("kind"),
        index.FilterField("language"),
        index.FilterField("year"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField(name)
        for name in (
            *("themes", "regions", "target_groups", "methods", "link", "keyword_items", "keywords"),
            *("version", "replaces", "adapted_from", "review_on"),
        )
    ]
    parent_page_types: ClassVar[list[str]] = ["network.MaterialBankPage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("A guide, a form, a game: something a worker can take and use.")

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    @property
    def card_kind(self) -> str:
        return str(self.get_kind_display())

    @property
    def licence_sentence(self) -> str:
        """The licence as a worker would say it."""
        return str(LICENCE_SENTENCES[Licence(self.licence)])

    @property
    def licence_mark(self) -> str:
        """The short name of a licence of Creative Commons, as its mark says it."""
        return LICENCE_MARKS.get(Licence(self.licence), "")

    @property
    def licence_address(self) -> str:
        """Where the terms stand in full."""
        return LICENCE_ADDRESSES.get(Licence(self.licence), "")

    @property
    def review_is_due(self) -> bool:
        return self.review_on is not None and self.review_on <= timezone.localdate()

    @property
    def content_language(self) -> str:
        return self.language
