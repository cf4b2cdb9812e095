"""A Finnish page is submitted for Swedish translation, translated text by text, and published."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from base.users import User
from network.materials.pages import MaterialPage
from network.meetings.pages import MinutesPage
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
from tests.factories.base import republished, translated
from tests.factories.meetings import MinutesItemFactory, MinutesPageFactory
from tests.factories.network import (
    AimFactory,
    CouncilPageFactory,
    MaterialBankPageFactory,
    MaterialFileFactory,
    MaterialPageFactory,
    MeasureFactory,
    MethodFactory,
    OrganisationFactory,
    ProjectPageFactory,
    ProjectPartnerFactory,
    RegionFactory,
    TargetGroupFactory,
    ThemeFactory,
    WorkPackageFactory,
)
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.factories.workshops import (
    ProgrammeItemFactory,
    SeriesPageFactory,
    WorkshopMaterialFactory,
    WorkshopPageFactory,
)
from tests.reading import document, text_of
from workshops.series.pages import WorkshopPage

Translate = Callable[[Page], Translation]
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def swedish(site: Trunk) -> Locale:
    return Locale.objects.get(language_code="sv")


@pytest.fixture
def translate(swedish: Locale, django_capture_on_commit_callbacks: Callable) -> Translate:
    """Submit a page, write "sv" before each of its texts, and publish; again, to take over what has changed."""

    def run(page: Page) -> Translation:
        source, _ = TranslationSource.update_or_create_from_instance(page)
        translation, _ = Translation.objects.get_or_create(source=source, target_locale=swedish)
        for segment in source.stringsegment_set.select_related("string", "context"):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=swedish,
                defaults={"data": f"sv {segment.string.data}", "translation_type": "manual"},
            )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        return translation

    return run


def texts(rows, name: str) -> list[str]:
    return [getattr(row, name) for row in rows.all()]


def names(words) -> set[str]:
    return {str(word) for word in words.all()}


def test_project_arrives_with_its_rows_in_their_order(site: Trunk, translate: Translate):
    outcome = MaterialPageFactory(title="Opas")
    page = ProjectPageFactory(
        title="Hanke",
        summary="Tiivistelmä",
        need="<p>Tarve</p>",
        results="<p>Tulokset</p>",
        aims=[AimFactory.build(text="Tavoite 1"), AimFactory.build(text="Tavoite 2")],
        work_packages=[WorkPackageFactory.build(title="Osa 1"), WorkPackageFactory.build(title="Osa 2")],
        measures=[
            MeasureFactory.build(package=2, text="Toimi 1", outcome=outcome.page_ptr),
            MeasureFactory.build(package=1, text="Toimi 2", outcome_note="Sanoin"),
        ],
    )

    translate(page)

    twin = ProjectPage.objects.get(locale__language_code="sv")
    assert (twin.title, twin.summary) == ("sv Hanke", "sv Tiivistelmä")
    assert "sv Tarve" in twin.need
    assert "sv Tulokset" in twin.results
    assert texts(twin.aims, "text") == ["sv Tavoite 1", "sv Tavoite 2"]
    assert texts(twin.work_packages, "title") == ["sv Osa 1", "sv Osa 2"]
    assert texts(twin.measures, "text") == ["sv Toimi 1", "sv Toimi 2"]
    assert texts(twin.measures, "package") == [2, 1]
    assert texts(twin.measures, "outcome_note") == ["", "sv Sanoin"]
    assert twin.measures.all()[0].outcome.translation_key == outcome.translation_key


def test_project_arrives_with_what_is_the_same_in_all_languages(site: Trunk, translate: Translate):
    page = ProjectPageFactory(
        starts_on=datetime.date(2016, 8, 1),
        ends_on=datetime.date(2019, 7, 31),
        partners=[ProjectPartnerFactory.build(organisation=OrganisationFactory(name_fi="Kaupunki"), role="lead")],
        themes=[ThemeFactory(name_fi="Teema")],
        regions=[RegionFactory(name_fi="Alue")],
        target_groups=[TargetGroupFactory(name_fi="Nuoret")],
        keywords=["talous"],
    )

    translate(page)

    twin = ProjectPage.objects.get(locale__language_code="sv")
    assert (twin.starts_on, twin.ends_on) == (page.starts_on, page.ends_on)
    assert [(row.organisation.name_fi, row.role) for row in twin.partners.all()] == [("Kaupunki", "lead")]
    assert names(twin.themes) == {"Teema"}
    assert names(twin.regions) == {"Alue"}
    assert names(twin.target_groups) == {"Nuoret"}
    assert names(twin.keywords) == {"talous"}


def test_finnish_project_is_left_as_it_was(site: Trunk, translate: Translate):
    page = ProjectPageFactory(
        title="Hanke",
        aims=[AimFactory.build(text="Tavoite")],
        partners=[ProjectPartnerFactory.build()],
        themes=[ThemeFactory(name_fi="Teema")],
        keywords=["talous"],
    )

    translate(page)

    page = ProjectPage.objects.get(pk=page.pk)
    assert (page.title, texts(page.aims, "text")) == ("Hanke", ["Tavoite"])
    assert page.partners.count() == 1
    assert names(page.themes) == {"Teema"}
    assert names(page.keywords) == {"talous"}


def test_translated_project_is_shown_in_swedish(site: Trunk, translate: Translate, stranger: Client):
    page = ProjectPageFactory(
        title="Hanke",
        work_packages=[WorkPackageFactory.build(title="Osa")],
        measures=[MeasureFactory.build(text="Toimi")],
    )
    translate(page)
    twin = ProjectPage.objects.get(locale__language_code="sv")

    response = stranger.get(twin.url)

    assert twin.url.startswith("/sv/")
    assert document(response).html["lang"] == "sv"
    for text in ("sv Hanke", "sv Osa", "1.1", "sv Toimi"):
        assert text in text_of(response)


def test_workshop_arrives_with_times_programme_words_and_materials(site: Trunk, translate: Translate):
    material = MaterialPageFactory(title="Opas")
    earlier = WorkshopPageFactory(title="Aiempi")
    page = WorkshopPageFactory(
        title="Työpaja",
        produced="<p>Tulos</p>",
        access="Esteetön",
        remote_link="https://etapaja.example/huone",
        continues=earlier,
        programme=[ProgrammeItemFactory.build(time="9.00", title="Aloitus")],
        materials=[WorkshopMaterialFactory.build(material=material)],
        themes=[ThemeFactory(name_fi="Teema")],
        regions=[RegionFactory(name_fi="Alue")],
        keywords=["talous"],
    )

    translate(page)

    twin = WorkshopPage.objects.get(locale__language_code="sv", translation_key=page.translation_key)
    assert (twin.title, twin.access) == ("sv Työpaja", "sv Esteetön")
    assert "sv Tulos" in twin.produced
    assert (twin.starts_at, twin.ends_at, twin.remote_link) == (page.starts_at, page.ends_at, page.remote_link)
    assert twin.continues.translation_key == earlier.translation_key
    assert texts(twin.programme, "title") == ["sv Aloitus"]
    assert [row.material.translation_key for row in twin.materials.all()] == [material.translation_key]
    assert names(twin.themes) == {"Teema"}
    assert names(twin.regions) == {"Alue"}
    assert names(twin.keywords) == {"talous"}


def test_changed_time_of_a_workshop_is_taken_over(site: Trunk, translate: Translate):
    page = WorkshopPageFactory(title="Työpaja")
    translate(page)
    starts_at, ends_at = page.starts_at + WEEK, page.ends_at + WEEK

    translate(republished(page, starts_at=starts_at, ends_at=ends_at))

    twin = WorkshopPage.objects.get(locale__language_code="sv")
    assert (twin.starts_at, twin.ends_at, twin.title) == (starts_at, ends_at, "sv Työpaja")
    assert twin.get_latest_revision_as_object().starts_at == starts_at


def test_changed_time_follows_by_itself_when_the_finnish_page_is_published(
    site: Trunk, translate: Translate, stranger: Client
):
    """Nobody reads a wrong time in Swedish because a button was not pressed."""
    page = WorkshopPageFactory(title="Työpaja", starts_at=datetime.datetime(2027, 3, 17, 11, tzinfo=datetime.UTC))
    translate(page)

    starts_at, ends_at = page.starts_at + WEEK, page.ends_at + WEEK
    republished(page, starts_at=starts_at, ends_at=ends_at, title="Uusi nimi")

    twin = WorkshopPage.objects.get(locale__language_code="sv")
    assert (twin.starts_at, twin.ends_at, twin.title) == (starts_at, ends_at, "sv Työpaja")
    assert "ons 24.3.2027 kl. 13.00–15.00" in text_of(stranger.get(twin.url))


def test_changed_time_reaches_a_swedish_draft_and_leaves_it_a_draft(site: Trunk):
    page = WorkshopPageFactory(title="Työpaja")
    twin = translated(page, "sv", title="Utkast", published=False)

    republished(page, starts_at=page.starts_at + WEEK, ends_at=page.ends_at + WEEK)

    twin = WorkshopPage.objects.get(pk=twin.pk)
    assert twin.get_latest_revision_as_object().starts_at == WorkshopPage.objects.get(pk=page.pk).starts_at
    assert (twin.get_latest_revision_as_object().title, twin.live) == ("Utkast", False)


def test_changed_time_does_not_publish_words_that_wait_in_swedish(site: Trunk, translate: Translate):
    page = WorkshopPageFactory(title="Työpaja")
    translate(page)
    twin = WorkshopPage.objects.get(locale__language_code="sv")
    twin.title = "Väntar"
    twin.save_revision()

    republished(page, starts_at=page.starts_at + WEEK, ends_at=page.ends_at + WEEK)

    twin = WorkshopPage.objects.get(pk=twin.pk)
    assert twin.title == "sv Työpaja"
    assert twin.get_latest_revision_as_object().title == "Väntar"
    assert twin.get_latest_revision_as_object().starts_at == WorkshopPage.objects.get(pk=page.pk).starts_at


def test_changed_words_of_a_workshop_are_taken_over(site: Trunk, translate: Translate):
    page = WorkshopPageFactory(themes=[ThemeFactory(name_fi="Vanha")], keywords=["vanha"])
    translate(page)

    page.themes.set([ThemeFactory(name_fi="Uusi")])
    page.keywords.set(["uusi"])
    translate(republished(page))

    twin = WorkshopPage.objects.get(locale__language_code="sv")
    assert names(twin.themes) == {"Uusi"}
    assert names(twin.keywords) == {"uusi"}


def test_new_rows_of_a_project_are_taken_over_and_old_ones_taken_away(site: Trunk, translate: Translate):
    page = ProjectPageFactory(aims=[AimFactory.build(text="Vanha"), AimFactory.build(text="Pysyvä")])
    translate(page)

    kept = page.aims.get(text="Pysyvä")
    page.aims = [kept, AimFactory.build(text="Uusi")]
    translate(republished(page))

    twin = ProjectPage.objects.get(locale__language_code="sv")
    assert texts(twin.aims, "text") == ["sv Pysyvä", "sv Uusi"]


def test_material_arrives_with_files_and_facts(site: Trunk, translate: Translate, stranger: Client):
    page = MaterialPageFactory(
        title="Opas",
        kind="game",
        language="fi",
        year=2018,
        link="https://aineisto.example/opas",
        body=[("text", "<p>Mihin käytetään</p>")],
        files=[MaterialFileFactory.build(title="Lomake")],
        methods=[MethodFactory(name_fi="Ryhmä")],
        themes=[ThemeFactory(name_fi="Teema")],
        keywords=["talous"],
    )

    translate(page)

    twin = MaterialPage.objects.get(locale__language_code="sv")
    assert (twin.title, twin.kind, twin.language, twin.year) == ("sv Opas", "game", "fi", 2018)
    assert twin.link == page.link
    assert "sv Mihin käytetään" in str(twin.body)
    assert [row.document for row in twin.files.all()] == [row.document for row in page.files.all()]
    assert names(twin.methods) == {"Ryhmä"}
    assert names(twin.themes) == {"Teema"}
    assert names(twin.keywords) == {"talous"}
    assert stranger.get(twin.url).status_code == 200


def test_new_file_of_a_material_is_taken_over(site: Trunk, translate: Translate):
    page = MaterialPageFactory(files=[MaterialFileFactory.build(title="Vanha")])
    translate(page)

    page.files.add(MaterialFileFactory.build(title="Uusi"))
    translate(republished(page))

    twin = MaterialPage.objects.get(locale__language_code="sv")
    assert [row.document for row in twin.files.all()] == [row.document for row in page.files.all()]


def test_minutes_arrive_with_their_agenda(site: Trunk, translate: Translate):
    council = CouncilPageFactory(title="Raati")
    page = MinutesPageFactory(
        parent=council,
        title="Muistio",
        number="2/2026",
        held_on=datetime.date(2026, 3, 4),
        themes=[ThemeFactory(name_fi="Teema")],
        items=[
            MinutesItemFactory.build(heading="Asia 1", discussion="<p>Puhe</p>", decision="Päätös", proposal="Ehdotus"),
            MinutesItemFactory.build(heading="Asia 2"),
        ],
    )
    translated(council, "sv", title="Rådet")

    translate(page)

    twin = MinutesPage.objects.get(locale__language_code="sv")
    assert (twin.title, twin.number, twin.held_on) == ("sv Muistio", "2/2026", page.held_on)
    assert texts(twin.items, "heading") == ["sv Asia 1", "sv Asia 2"]
    assert "sv Puhe" in twin.items.all()[0].discussion
    assert texts(twin.items, "decision")[0] == "sv Päätös"
    assert texts(twin.items, "proposal")[0] == "sv Ehdotus"
    assert names(twin.themes) == {"Teema"}
    assert twin.get_parent().title == "Rådet"


@pytest.mark.parametrize(
    "factory", [SeriesPageFactory, CouncilPageFactory, ContentPageFactory, MaterialBankPageFactory]
)
def test_other_pages_of_a_centre_arrive(site: Trunk, translate: Translate, stranger: Client, factory):
    page = factory(title="Sivu")

    translate(page)

    twin = type(page).objects.get(locale__language_code="sv", translation_key=page.translation_key)
    assert twin.title == "sv Sivu"
    assert stranger.get(twin.url).status_code == 200


def test_coordinator_translates_in_the_admin(
    signed_in: Callable,
    coordinator: User,
    centre_page: CentrePage,
    swedish: Locale,
    stranger: Client,
    django_capture_on_commit_callbacks: Callable,
):
    page = ProjectPageFactory(parent=centre_page, title="Hanke", summary="", need="", results="", funding_note="")
    client = signed_in(coordinator)

    client.post(reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [swedish.pk]})
    twin = ProjectPage.objects.get(locale=swedish)
    assert stranger.get(twin.url).status_code == 404

    translation = Translation.objects.get(target_locale=swedish)
    for segment in translation.source.stringsegment_set.all():
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        form = f"value=sv {segment.string.data}"
        assert client.put(address, form, content_type="application/x-www-form-urlencoded").status_code in {200, 201}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailadmin_pages:edit", args=[twin.pk]), {"action": "publish"})

    twin.refresh_from_db()
    assert (twin.title, twin.live) == ("sv Hanke", True)
    assert "sv Hanke" in stranger.get(twin.url).content.decode()


def test_coordinator_takes_changed_times_over_in_the_admin(
    signed_in: Callable,
    coordinator: User,
    centre_page: CentrePage,
    translate: Translate,
    django_capture_on_commit_callbacks: Callable,
):
    page = WorkshopPageFactory(parent=SeriesPageFactory(parent=centre_page), title="Työpaja")
    translation = translate(page)
    later = page.ends_at + datetime.timedelta(hours=1)
    republished(page, ends_at=later)

    address = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(coordinator).post(address, {"publish_translations": "on"})

    assert WorkshopPage.objects.get(locale__language_code="sv").ends_at == later


def test_translation_waits_as_a_draft_until_it_is_published(site: Trunk, swedish: Locale, stranger: Client):
    page = ProjectPageFactory(title="Hanke")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=swedish)

    translation.save_target(publish=False)

    twin = ProjectPage.objects.get(locale=swedish)
    assert not twin.live
    assert stranger.get(twin.url).status_code == 404
