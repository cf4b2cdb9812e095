"""The front page and plain pages."""

from typing import Any, ClassVar

from django.utils.translation import get_language, gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from base.blocks import BodyBlocks, LinkBlock
from base.page_cache.parts import kept_part
from base.pages import BasePage


class HomePage(BasePage):
    """What this network is, and what is going on in it right now."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    actions = StreamField(
        [("link", LinkBlock())],
        verbose_name=_("ways to go on"),
        blank=True,
        max_num=3,
        help_text=_("Shown below the search field: what most readers come for."),
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("actions")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("intro")]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("front page")

    @property
    def localized(self) -> Any:
        """As Wagtail finds it; every page is looked for from here, and Wagtail asks for the language each time.

        What is held was published: this page may be a draft.
        """
        language = get_language()
        if language == self.locale.language_code:
            return self
        as_published = HomePage._default_manager.filter(pk=self.pk)
        return kept_part(f"front-page-{self.pk}-{language}", lambda: super(HomePage, as_published.get()).localized)


class ContentPage(BasePage):
    """A plain page: about the network, the statements the law asks for, guidance."""

    body = StreamField(BodyBlocks(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = [
        "pajaverkko.HomePage",
        "pajaverkko.ContentPage",
        "network.CentrePage",
    ]
    subpage_types: ClassVar[list[str]] = ["pajaverkko.ContentPage"]

    page_description = _("Running text with images, links and files.")

    class Meta:
        verbose_name = _("plain page")
