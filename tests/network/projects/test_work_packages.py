"""Work packages, numbered measures, and what came of them."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from network.projects.reports import work_packages
from tests.factories.base import republished, restricted, translated
from tests.factories.network import (
    AimFactory,
    CouncilPageFactory,
    MaterialPageFactory,
    MeasureFactory,
    OrganisationFactory,
    ProjectPageFactory,
    ProjectPartnerFactory,
    ThemePageFactory,
    WorkPackageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import SeriesPageFactory
from tests.reading import document, section, text_of


def project_with(*measures: dict[str, object], packages: int = 1, **values: object):
    return ProjectPageFactory(
        work_packages=[WorkPackageFactory.build(sort_order=place) for place in range(packages)],
        measures=[MeasureFactory.build(sort_order=place, **row) for place, row in enumerate(measures)],
        **values,
    )


def test_measures_are_numbered_by_their_package_and_their_place(site: Trunk):
    project = project_with(
        {"package": 2, "text": "Toisen eka"},
        {"package": 1, "text": "Ekan eka"},
        {"package": 2, "text": "Toisen toka"},
        {"package": 1, "text": "Ekan toka"},
        packages=3,
    )

    packages = work_packages(project)

    assert [[(row.number, row.text) for row in package.measures] for package in packages] == [
        [("1.1", "Ekan eka"), ("1.2", "Ekan toka")],
        [("2.1", "Toisen eka"), ("2.2", "Toisen toka")],
        [],
    ]
    assert [package.number for package in packages] == [1, 2, 3]


def test_tenth_measure_is_numbered_as_such(site: Trunk):
    project = project_with(*({"package": 1} for _ in range(11)))

    assert [row.number for row in work_packages(project)[0].measures][8:] == ["1.9", "1.10", "1.11"]


def test_measure_without_an_outcome_says_so(site: Trunk, stranger: Client):
    page = project_with({"text": "Tehtiin"}, {"text": "Kerrottiin", "outcome_note": "Siitä tuli tapa."})

    first, second = document(stranger.get(page.url)).select("main .measures > li")

    assert gettext("No outcome has been told yet.") in first.get_text()
    assert gettext("No outcome has been told yet.") not in second.get_text()
    assert "Siitä tuli tapa." in second.get_text()


@pytest.mark.parametrize("factory", [MaterialPageFactory, SeriesPageFactory, CouncilPageFactory])
def test_measure_links_to_what_came_of_it(site: Trunk, stranger: Client, factory):
    outcome = factory(title="Mitä syntyi")
    page = project_with({"outcome": outcome.page_ptr})

    link = document(stranger.get(page.url)).select_one("main .measures .outcome a")

    assert (link.get_text(), link["href"]) == ("Mitä syntyi", outcome.url)


@pytest.mark.parametrize("hide", ["draft", "unpublished", "private"])
def test_measure_never_links_to_a_page_that_is_not_public(site: Trunk, stranger: Client, hide: str):
    outcome = MaterialPageFactory(title="Salattu opas", published=hide != "draft")
    shown = MaterialPageFactory(title="Julkinen opas")
    page = project_with({"outcome": outcome.page_ptr}, {"outcome": shown.page_ptr})
    if hide == "unpublished":
        outcome.unpublish()
    if hide == "private":
        restricted(outcome)

    measures = document(stranger.get(page.url)).select("main .measures > li")

    assert "Salattu opas" not in measures[0].get_text()
    assert gettext("No outcome has been told yet.") in measures[0].get_text()
    assert "Julkinen opas" in measures[1].get_text()


def test_outcome_is_shown_in_the_reader_s_language(site: Trunk, stranger: Client):
    outcome = MaterialPageFactory(title="Opas")
    twin = translated(outcome, "sv", title="Guide")
    page = project_with({"outcome": outcome.page_ptr})
    swedish = translated(page, "sv", title="Projekt")

    link = document(stranger.get(swedish.url)).select_one("main .measures .outcome a")

    assert (link.get_text(), link["href"], link.get("lang")) == ("Guide", twin.url, None)


def test_outcome_without_a_version_in_the_reader_s_language_is_marked_finnish(site: Trunk, stranger: Client):
    outcome = MaterialPageFactory(title="Opas")
    translated(outcome, "sv", title="Utkast", published=False)
    page = project_with({"outcome": outcome.page_ptr})
    swedish = translated(page, "sv", title="Projekt")

    link = document(stranger.get(swedish.url)).select_one("main .measures .outcome a")

    assert (link.get_text(), link["href"], link["lang"]) == ("Opas", outcome.url, "fi")


def test_finnish_project_links_to_the_finnish_outcome_though_a_swedish_one_was_chosen(site: Trunk):
    outcome = MaterialPageFactory(title="Opas")
    twin = translated(outcome, "sv", title="Guide")
    project = project_with({"outcome": twin.page_ptr})

    with translation.override("fi"):
        assert work_packages(project)[0].measures[0].outcome.title == "Opas"


def test_measure_of_a_package_that_is_not_there_is_not_lost_without_a_word(site: Trunk):
    """The editor refuses it; one that came in another way must not be shown under a wrong package."""
    project = project_with({"package": 1, "text": "Oma"}, {"package": 7, "text": "Eksynyt"})

    assert [[row.text for row in package.measures] for package in work_packages(project)] == [["Oma"]]


def test_project_page_shows_aims_partners_and_parts(site: Trunk, stranger: Client):
    whole = ProjectPageFactory(
        title="Kokonaisuus",
        aims=[AimFactory.build(text="Osallisuus vahvistuu")],
        partners=[
            ProjectPartnerFactory.build(organisation=OrganisationFactory(name_fi="Kaupunki")),
            ProjectPartnerFactory.build(organisation=OrganisationFactory(name_fi="Rahasto"), role="funder"),
        ],
    )
    ProjectPageFactory(title="Osa", part_of=whole)
    ProjectPageFactory(title="Luonnos", part_of=whole, published=False)
    ProjectPageFactory(title="Vieras")

    response = stranger.get(whole.url)

    assert section(response, gettext("Sub-projects")) == ["Osa"]
    for text in ("Osallisuus vahvistuu", "Rahasto", "Kaupunki"):
        assert text in text_of(response)


def test_part_links_to_its_whole_only_while_that_is_public(site: Trunk, stranger: Client):
    whole = ProjectPageFactory(title="Kokonaisuus")
    part = ProjectPageFactory(title="Osa", part_of=whole)

    before = text_of(stranger.get(part.url))
    whole.unpublish()
    after = text_of(stranger.get(part.url))

    assert "Kokonaisuus" in before
    assert "Kokonaisuus" not in after


def test_project_page_shows_the_series_that_belong_to_it(site: Trunk, stranger: Client):
    project, other = ProjectPageFactory(), ProjectPageFactory()
    SeriesPageFactory(title="Oma sarja", project=project)
    SeriesPageFactory(title="Vieras sarja", project=other)

    assert section(stranger.get(project.url), gettext("Workshop series")) == ["Oma sarja"]


def test_project_that_ends_before_it_begins_is_refused(site: Trunk):
    page = ProjectPageFactory()

    with pytest.raises(ValidationError, match="ends_on"):
        republished(page, starts_on=page.ends_on, ends_on=page.starts_on)

    page.refresh_from_db()
    assert page.starts_on < page.ends_on


def test_theme_page_tells_what_came_of_measures_that_carry_the_theme(site: Trunk, stranger: Client):
    page = ThemePageFactory(parent=site.themes)
    material = MaterialPageFactory(title="Opas raadille")
    project_with(
        {"text": "Tehtiin opas", "theme": page.theme, "outcome": material},
        {"text": "Sovittiin tavasta", "theme": page.theme, "outcome_note": "Siitä tuli tapa."},
        {"text": "Kesken", "theme": page.theme},
        {"text": "Muuta", "outcome_note": "Ei tästä teemasta."},
        title="Raadit käyttöön",
    )
    shown = stranger.get(page.url)
    assert section(shown, "Mitä siitä syntyi") == ["Opas raadille"]
    told = text_of(shown)
    for words in ("Sovittiin tavasta", "Siitä tuli tapa.", "Raadit käyttöön"):
        assert words in told
    assert "Ei tästä teemasta." not in told
    assert "Kesken" not in told
