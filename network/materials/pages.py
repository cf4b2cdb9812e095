"""The material bank and its materials."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.blocks import BodyBlocks
from base.pages import BasePage
from network.materials.choices import (
    LICENCE_SENTENCES,
    FileAccessibility,
    Licence,
    MaterialKind,
    MaterialLanguage,
)
from network.regions.pages import Regional
from network.themes.models import Keyword
from network.themes.pages import Themed


class MaterialBankPage(BasePage):
    """Lists the materials of the section it stands in: below the front page, of the whole network."""

    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage", "network.CentrePage"]
    subpage_types: ClassVar[list[str]] = ["network.MaterialPage"]

    page_description = _("Lists the materials of the section.")

    class Meta:
        verbose_name = _("material bank")


class MaterialKeyword(ItemBase):
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="material_items")
    content_object = ParentalKey("network.MaterialPage", on_delete=models.CASCADE, related_name="keyword_items")

    class Meta:
        verbose_name = _("keyword of a material")
        verbose_name_plural = _("keywords of materials")


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
    body = StreamField(BodyBlocks(), verbose_name=_("text"), blank=True)
    target_groups = ParentalManyToManyField("network.TargetGroup", verbose_name=_("for whom"), blank=True)
    methods = ParentalManyToManyField("network.Method", verbose_name=_("methods"), blank=True)
    keywords = ClusterTaggableManager(through=MaterialKeyword, verbose_name=_("keywords"), blank=True)

    listed_in: ClassVar[str] = "materialbankpage"
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("minutes_needed"), FieldPanel("easy_language")]),
        FieldPanel("licence"),
        InlinePanel("files", heading=_("Files"), label=_("File")),
        FieldPanel("link"),
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
        for name in ("themes", "regions", "target_groups", "methods", "link", "keyword_items", "keywords")
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
    def content_language(self) -> str:
        return self.language


class MaterialFile(Orderable):
    """One file of a material, with what is known of its accessibility."""

    material = ParentalKey(MaterialPage, on_delete=models.CASCADE, related_name="files")
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
