"""Accounts, files, and what the factories of all page types share."""

import datetime
import itertools
from typing import Any

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory, ImageField
from wagtail.models import Locale, Page, PageViewRestriction

from base.media import SiteDocument, SiteImage
from base.models import Chore, PromotedResult, PublicChange, SynonymGroup
from base.users import User
from tests.tasks import each_task_once

NUMBERS = itertools.count(1)
"""Pages of different types stand below the same parent, so that their slugs are numbered together."""


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"tyontekija{n}@koske.example")
    first_name = "Työntekijä"


class SiteImageFactory(DjangoModelFactory):
    class Meta:
        model = SiteImage

    title = factory.Sequence(lambda n: f"Kuva {n}")
    description = "Ihmisiä pyöreän pöydän ääressä"
    file = ImageField(width=1200, height=630, color="#173f35")


class SiteDocumentFactory(DjangoModelFactory):
    class Meta:
        model = SiteDocument

    title = factory.Sequence(lambda n: f"Lomake {n}")
    file = factory.Sequence(lambda n: ContentFile(b"Lomakkeen teksti", name=f"lomake-{n}.txt"))


class ChoreFactory(DjangoModelFactory):
    class Meta:
        model = Chore

    name = factory.Sequence(lambda n: f"työ {n}")
    begun_on = datetime.date(2026, 1, 15)


class PublicChangeFactory(DjangoModelFactory):
    class Meta:
        model = PublicChange

    transaction = factory.Sequence(lambda n: -1 - n)
    token = factory.Sequence(lambda n: n)


class SynonymGroupFactory(DjangoModelFactory):
    class Meta:
        model = SynonymGroup

    words = "toimeentulotuki, totu"


class PromotedResultFactory(DjangoModelFactory):
    class Meta:
        model = PromotedResult

    words = "toimeentulotuki"


def stored_file(name: str, content: bytes) -> ContentFile:
    """A file as it comes from a form."""
    return ContentFile(content, name=name)


class PageFactory(DjangoModelFactory):
    """A page below a fitting parent, published with a revision as an editor would.

    `parent` and `in_language` say where it stands; with `published=False` it stays a draft. With `revision=False` it is
    live at once and no version of it is kept, which is quicker. Rows and words are given as lists by their names.
    """

    class Meta:
        abstract = True

    title = factory.LazyAttribute(lambda page: page.slug.replace("-", " ").capitalize())
    slug = factory.LazyFunction(lambda: f"sivu-{next(NUMBERS)}")
    summary = "Tiivistelmä sivusta."

    @classmethod
    @each_task_once()
    def _create(cls, model_class: type[Page], *args: Any, **values: Any) -> Page:
        parent, language = values.pop("parent", None), values.pop("in_language", "")
        published, revision = values.pop("published", True), values.pop("revision", True)
        if parent is None:
            parent = parent_for(model_class, language or "fi")
        page = cls._build(model_class, **values)
        if parent.depth > 1:
            page.locale = parent.locale
        else:
            page.locale, _ = Locale.objects.get_or_create(language_code=language or "fi")
        page.live = published and not revision
        if page.live:
            page.first_published_at = page.first_published_at or timezone.now()
        parent.add_child(instance=page)
        if revision:
            version = page.save_revision()
            if published:
                version.publish()
        return type(page)._default_manager.get(pk=page.pk)

    @classmethod
    def _build(cls, model_class: type[Page], *args: Any, **values: Any) -> Page:
        for name in ("parent", "in_language", "published", "revision"):
            values.pop(name, None)
        keywords = values.pop("keywords", ())
        page = model_class(**values)
        if keywords:
            page.keywords.add(*keywords)
        return page


def parent_for(page_type: type[Page], language: str) -> Page:
    """The first page that may hold this type in the language; made, or translated from Finnish, when there is none."""
    parent_type = page_type.allowed_parent_page_models()[0]
    if parent_type is Page:
        return Page.get_first_root_node()
    pages = parent_type._default_manager.filter(locale__language_code=language).order_by("path")
    if found := pages.first():
        return found
    finnish = parent_type._default_manager.filter(locale__language_code="fi").order_by("path").first()
    if finnish:
        return translated(finnish, language)
    from tests.factories import factories

    return factories()[parent_type](in_language=language)


@each_task_once()
def translated(page: Page, language: str, *, published: bool = True, **values: Any) -> Page:
    """The page in another language, its parents translated first; `values` are its own texts."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    twin = page.get_translation_or_none(locale) or page.copy_for_translation(locale, copy_parents=True)
    twin = type(page)._default_manager.get(pk=twin.pk)
    twin.alias_of = None
    for name, value in values.items():
        setattr(twin, name, value)
    version = twin.save_revision()
    if published:
        version.publish()
    return type(page)._default_manager.get(pk=twin.pk)


@each_task_once()
def republished(page: Page, **values: Any) -> Page:
    """The page with other values, published anew."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page)._default_manager.get(pk=page.pk)


def restricted(page: Page) -> Page:
    """The page, and all below it, open only to those who have signed in."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page
