"""The page type that all page types are made from, and the way a room tells what a page shows.

A page class is a table. What it shows is a function in some room's `views.py`, registered with `@shows_to_all`, or with
`@shows` where it follows from the request, too; several rooms may add to one page. The page does not know its views.
A view may also give `sections`, a list of `base.sections.Section`: those of all rooms are put in order.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.text import camel_case_to_spaces, capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from base.page_cache.parts import KeptAs
from base.page_form import BasePageForm
from base.queries import reading_language
from base.released_people import references_on, released_on
from base.restrictions import closed_paths
from base.sections import Section

Context = dict[str, Any]
Shown = Mapping[str, Any]
View = Callable[[Any, HttpRequest], Shown]
ViewForAll = Callable[[Any], Shown]

_views: dict[type[Page], list[View]] = defaultdict(list)
_views_for_all: dict[type[Page], list[tuple[ViewForAll, bool]]] = defaultdict(list)


def shows(page_type: type[Page]) -> Callable[[View], View]:
    """Register a function (page, request) → context for every page of this type: what follows from the request, too."""

    def register(view: View) -> View:
        _views[page_type].append(view)
        return view

    return register


def shows_to_all(page_type: type[Page], *, by_the_clock: bool = True) -> Callable[[ViewForAll], ViewForAll]:
    """Register a function (page) → context: the same for everybody who reads in this language, and kept as a part; not
    `by_the_clock` where nothing that it asks depends on the time or the day.
    """

    def register(view: ViewForAll) -> ViewForAll:
        _views_for_all[page_type].append((view, by_the_clock))
        return view

    return register


def views_of(page_type: type[Page]) -> list[View]:
    """The functions that add to what this page type shows."""
    return [view for shown, views in _views.items() if issubclass(page_type, shown) for view in views]


def views_for_all_of(page_type: type[Page]) -> list[tuple[ViewForAll, bool]]:
    """Those that follow from the page alone, each with whether a clock changes what it shows."""
    return [view for shown, views in _views_for_all.items() if issubclass(page_type, shown) for view in views]


def _shown_by(page: Page, views: Sequence[ViewForAll]) -> list[Shown]:
    return [view(page) for view in views]


class BasePage(Page):
    """What every page of the site has: a summary for cards and search results, and an image for sharing."""

    summary = models.TextField(
        _("summary"),
        max_length=240,
        blank=True,
        help_text=_("One or two sentences. Shown in lists, in search results and when the page is shared."),
    )
    sharing_image = models.ForeignKey(
        "base.SiteImage",
        verbose_name=_("sharing image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when the page is shared elsewhere. Without one, the site's own image is used."),
    )

    base_form_class = BasePageForm
    is_section: ClassVar[bool] = False
    """Whether what stands below is somebody's own, whose title cards tell."""
    listed_in: ClassVar[str] = ""
    """The model name of the page type right below the front page that lists pages of this kind."""
    snippet: Any = None
    """The piece of its text that a search has found. Named here: to miss a name on a page costs a template a third of a
    millisecond, and there are twenty cards in a list.
    """
    listed_by: ClassVar[str] = "first_published_at"
    """The column that says how new a page is in a list of many kinds."""

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("summary")]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("sharing_image"),
            ],
            _("Search engines and sharing"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("Menu")),
    ]
    settings_panels: ClassVar[list[Any]] = [PublishingPanel()]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.AutocompleteField("summary"),
    ]

    class Meta:
        abstract = True

    @property
    def card_kind(self) -> str:
        """What kind of page this is, as a card says it."""
        return str(capfirst(self._meta.verbose_name))

    @property
    def card_date(self) -> Any:
        """The day, the moment or the period that a card shows; None shows nothing."""
        return None

    @property
    def card_note(self) -> str:
        """What a card says aloud, such as an open call; nothing as a rule."""
        return ""

    @property
    def content_language(self) -> str:
        """The language of what the page offers, for a mark when it is not the reader's."""
        return str(self.locale.language_code)

    def get_admin_display_title(self) -> str:
        """The title as it was published: the title of a draft is its editors' own."""
        return str(self.title if self.live else super().get_admin_display_title())

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find a page some steps below by its whole address at once, not step by step."""
        if len(path_components) > 1:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            # By the last step as well, for which there is an index.
            below = Page.objects.filter(slug=path_components[-1], url_path=address, path__startswith=self.path)
            if (found := below.select_related("locale").first()) is not None:
                shown = found.specific
                shown.locale = found.locale
                return shown.route(request, [])
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """An untranslated page that Wagtail put above a translated one leads to its text in the first language.

        What a person may withdraw at any time is kept by no cache on the way.
        """
        source = self.alias_of
        if source is not None and source.locale_id != self.locale_id:
            return redirect(source.get_url(request) or "/")
        answer = super().serve(request, *args, **kwargs)
        if self.shows_people():
            patch_cache_control(answer, private=True, no_store=True)
        return answer

    def shows_people(self) -> bool:
        """Whether the page shows what people have let be shown of them."""
        return bool(references_on(self))

    def get_view_restrictions(self) -> Any:
        """Wagtail's own answer, asked only where something above this page, or what it is an alias of, is closed."""
        if not any(self.path.startswith(path) for path in closed_paths()):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The template's name follows from where the class stands: network.materials.pages.MaterialPage
        is shown by network/materials/material_page.html."""
        folder = type(self).__module__.rsplit(".pages", 1)[0].replace(".", "/")
        name = camel_case_to_spaces(type(self).__name__).replace(" ", "_")
        return f"{folder}/{name}.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Context:
        context: Context = super().get_context(request, *args, **kwargs)
        context["released"] = released_on(self)
        sections: list[Section] = []
        for shown in (*self._shown_to_all(request), *(view(self, request) for view in views_of(type(self)))):
            added = dict(shown)
            sections += added.pop("sections", [])
            if taken := context.keys() & added.keys():
                raise ImproperlyConfigured(f"{type(self).__name__}: {sorted(taken)} is shown already.")
            context.update(added)
        context["sections"] = sorted(filter(None, sections), key=lambda section: section.order)
        return context

    def _shown_to_all(self, request: HttpRequest) -> list[Shown]:
        """What follows from the page alone. A preview is of a page as it is nowhere kept."""
        is_kept = self.live and not getattr(request, "is_preview", False)
        shown: list[Shown] = []
        for by_the_clock in (True, False):
            views = [view for view, is_so in views_for_all_of(type(self)) if is_so == by_the_clock]
            make = partial(_shown_by, self, views)
            held = KeptAs(f"{self.pk}-{reading_language()}", by_the_clock)
            shown += held.part("page", make) if views and is_kept else make()
        return shown
