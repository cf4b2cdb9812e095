"""Every page type of ours can be shown. A new type without a factory fails here."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from django.test import Client
from wagtail.models import Page, get_page_models

from base.gates import Gated
from tests.factories import factories, is_factory, people, records
from tests.factories.base import translated
from tests.factories.pajaverkko import Trunk

OWN = ("base", "network", "pajaverkko", "workshops")
OWN_PAGES = [page_type for page_type in get_page_models() if page_type._meta.app_label in OWN]
OWN_RECORDS = [
    model
    for label in OWN
    for model in apps.get_app_config(label).get_models()
    if not issubclass(model, Page) and not model._meta.auto_created
]
MADE_BY_OTHERS = {"rendition", "materialkeyword", "projectkeyword", "workshopkeyword"} | {
    "filefacts",
    "filetext",
    "searchentry",
    "searchstate",
    "searchword",
}
"""Tables whose rows Wagtail makes (sizes of images, the ties between keywords and pages), or the reading of files and
pages."""


def name_of(model: type[Model]) -> str:
    return model.__name__


def made(site: Trunk, page_type: type[Page], **values: object) -> Page:
    """A page of the type from its factory; the front page is there already."""
    return site.home if page_type is type(site.home) else factories()[page_type](**values)


@pytest.mark.parametrize("model", OWN_RECORDS, ids=name_of)
def test_record_has_a_factory(model):
    assert model in factories() or model._meta.model_name in MADE_BY_OTHERS


MADE_ALONE = [factory for module in (people, records) for factory in vars(module).values() if is_factory(factory)]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", MADE_ALONE, ids=name_of)
def test_factory_of_a_record_makes_one(factory):
    record = factory()

    assert type(record)._base_manager.filter(pk=record.pk).exists()


@pytest.mark.parametrize("page_type", OWN_PAGES, ids=name_of)
def test_page_type_renders_in_finnish(site: Trunk, stranger: Client, page_type: type[Page]):
    page = made(site, page_type)

    response = stranger.get(page.url)

    assert response.status_code == 200
    assert response.templates[0].name == page.get_template(response.wsgi_request)
    assert '<html lang="fi"' in response.content.decode()
    assert page.title in response.content.decode()


@pytest.mark.parametrize("page_type", OWN_PAGES, ids=name_of)
def test_page_type_renders_in_swedish(site: Trunk, stranger: Client, page_type: type[Page]):
    page = made(site, page_type)
    twin = site.swedish_home if page == site.home else translated(page, "sv", title="Svensk rubrik")

    response = stranger.get(twin.url)

    assert twin.url.startswith("/sv/")
    assert response.status_code == 200
    assert '<html lang="sv"' in response.content.decode()
    assert twin.title in response.content.decode()


UNGATED = [page_type for page_type in OWN_PAGES if not issubclass(page_type, Gated)]
"""A page that is public only when it is whole has tests of its own."""


@pytest.mark.parametrize("page_type", UNGATED, ids=name_of)
def test_page_type_renders_without_optional_fields(site: Trunk, stranger: Client, page_type: type[Page]):
    page = made(site, page_type)
    for name, value in empty_values(page_type, drafts=False).items():
        setattr(page, name, value)
    page.save_revision().publish()

    response = stranger.get(page.url)

    assert response.status_code == 200
    assert page.title in response.content.decode()


@pytest.mark.parametrize("page_type", OWN_PAGES, ids=name_of)
def test_page_type_is_previewed(site: Trunk, page_type: type[Page]):
    page = made(site, page_type, published=False)

    for mode, _label in page.preview_modes:
        response = page.make_preview_request(preview_mode=mode)
        assert response.status_code == 200
        assert page.title in response.content.decode()


@pytest.mark.parametrize("page_type", OWN_PAGES, ids=name_of)
def test_page_type_is_previewed_while_it_has_only_a_title(site: Trunk, page_type: type[Page]):
    """An editor sees the preview from the first letter on: nothing else has been filled in yet."""
    page = made(site, page_type, published=False)
    for name, value in empty_values(page_type, drafts=True).items():
        setattr(page, name, value)
    page.save_revision(clean=False)

    for mode, _label in page.preview_modes:
        response = page.get_latest_revision_as_object().make_preview_request(preview_mode=mode)
        assert response.status_code == 200
        assert page.title in response.content.decode()


def empty_values(page_type: type[Page], *, drafts: bool) -> dict[str, object]:
    """An empty value for each own field that may be left empty; in drafts also for those that must be filled in."""
    own = [field for field in page_type._meta.concrete_fields if field.model is page_type and not field.primary_key]
    empty = {}
    for field in own:
        if field.null and (field.blank or drafts):
            empty[field.name] = None
        elif field.blank and not isinstance(field, ForeignKey):
            empty[field.name] = field.clean("", None) if field.get_internal_type() == "JSONField" else ""
    return empty | {"summary": ""}
