"""Workshops from a list of dates: looked at first, then made, all or none, once."""

import datetime
import uuid
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from base.identity.words import CODE_IN_TEXT
from base.users import User
from network.notices.choices import Purpose
from network.notices.models import Notice
from network.regions.models import Centre
from tests.factories.base import translated
from tests.factories.network import RegionFactory, ThemeFactory
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from tests.reading import document, text_of
from tests.workshops.planning.conftest import filled
from workshops.enrolment.choices import GatheringState
from workshops.enrolment.models import Gathering
from workshops.planning.services import Planned, Shared, Terms, make_workshops
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db
THREE = "14.3.2037 klo 12.00–15.00 Omatyöntekijä ja työnjako\n\n21.3.2037 12-15\n4.4.2037 9.30-11.00"


def told(lines: str = THREE, **words: object) -> dict[str, object]:
    return {"title": "Työpaja", "lines": lines, "place": "Työväentalo", "remote_link": "", "places": "", **words}


def workshops(series: SeriesPage) -> list[WorkshopPage]:
    return list(WorkshopPage.objects.child_of(series).order_by("starts_at", "pk"))


def test_list_of_dates_becomes_workshops_open_for_enrolment(
    series: SeriesPage, address, look_and_make, stranger: Client
):
    answer = look_and_make(address("workshops"), told(publish="on", places="12", chained="on"))

    assert (answer.status_code, answer.url) == (302, f"/admin/pages/{series.pk}/")
    first, second, third = workshops(series)
    assert [page.title for page in (first, second, third)] == [
        "Omatyöntekijä ja työnjako",
        "Työpaja 2",
        "Työpaja 3",
    ]
    assert first.starts_at == datetime.datetime(2037, 3, 14, 10, tzinfo=datetime.UTC)
    assert third.ends_at == datetime.datetime(2037, 4, 4, 8, tzinfo=datetime.UTC)
    assert (first.continues, second.continues, third.continues) == (None, first, second)
    assert {page.place for page in (first, second, third)} == {"Työväentalo"}
    for page in (first, second, third):
        gathering = Gathering.objects.get(workshop_key=page.translation_key)
        assert (gathering.state, gathering.capacity) == (GatheringState.OPEN, 12)
        assert stranger.get(f"{page.url}enrol/").status_code == 200


def test_look_shows_days_with_weekdays_and_makes_nothing(series: SeriesPage, address, planning: Client):
    page = document(planning.post(address("workshops"), told()))

    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in page.select("#shown tbody tr")]
    assert rows == [
        ["1", "la 14.3.2037 klo 12.00–15.00", "Omatyöntekijä ja työnjako"],
        ["3", "la 21.3.2037 klo 12.00–15.00", "Työpaja 2"],
        ["4", "la 4.4.2037 klo 9.30–11.00", "Työpaja 3"],
    ]
    assert workshops(series) == []


def test_new_workshops_begin_with_the_words_of_their_series(series: SeriesPage, address, look_and_make):
    theme, region = ThemeFactory(), RegionFactory()
    series.themes, series.regions = [theme], [region]
    series.save()
    look_and_make(address("workshops"), told())

    for page in workshops(series):
        assert (list(page.themes.all()), list(page.regions.all())) == ([theme], [region])
        assert not page.live
        assert list(page.get_latest_revision_as_object().themes.all()) == [theme]


def test_form_sent_twice_makes_them_once(series: SeriesPage, address, planning: Client):
    sent = filled(document(planning.post(address("workshops"), told()))) | {"make": "1"}
    for _click in range(2):
        assert planning.post(address("workshops"), sent).status_code == 302

    assert len(workshops(series)) == 3


def test_what_was_changed_after_the_look_is_looked_at_again(series: SeriesPage, address, planning: Client):
    sent = filled(document(planning.post(address("workshops"), told()))) | {"make": "1"}
    changed = sent | {"lines": "15.3.2037 12-15 Toinen päivä"}
    answer = planning.post(address("workshops"), changed)

    assert answer.status_code == 422
    assert "su 15.3.2037" in text_of(answer)
    assert document(answer).select_one("#shown [role=alert]")
    assert workshops(series) == []
    again = filled(document(answer)) | {"make": "1"}
    assert planning.post(address("workshops"), again).status_code == 302
    assert [page.title for page in workshops(series)] == ["Toinen päivä"]


def test_without_a_look_nothing_is_made(series: SeriesPage, address, planning: Client):
    assert planning.post(address("workshops"), told(make="1")).status_code == 422
    assert planning.post(address("workshops"), told(make="1", key="x", shown="x")).status_code == 422
    assert workshops(series) == []


def test_what_is_wrong_is_told_at_its_line_and_nothing_is_lost(series: SeriesPage, address, planning: Client):
    lines = "14.3. klo 9–11.30\n14.3.2037 12-15 Toimiva\n29.3.2037 3.30-5\n"
    answer = planning.post(address("workshops"), told(lines, make="1"))
    page = document(answer)

    assert answer.status_code == 422
    assert page.find("textarea").get_text().strip() == lines.strip()
    assert page.find("input", {"name": "place"})["value"] == "Työväentalo"
    assert page.find("button", {"name": "make"}) is None
    at_lines = {row.th.get_text(): row.select_one(".error-message") for row in page.select("#shown tbody tr")}
    assert {number: bool(error) for number, error in at_lines.items()} == {"1": True, "2": False, "3": True}
    errors = [error.get_text() for error in page.select("#id_lines_error, [id^=id_lines_error_]")]
    assert [error.split(":")[0] for error in errors] == [gettext("Line %(number)d") % {"number": n} for n in (1, 3)]
    assert workshops(series) == []


def test_title_may_be_one_for_all_but_has_to_be(series: SeriesPage, address, planning: Client, look_and_make):
    answer = planning.post(address("workshops"), told("14.3.2037 12-15", title=""))
    assert gettext("Write a title on the line, or one for all.") in text_of(answer)

    look_and_make(address("workshops"), told("14.3.2037 12-15"))
    assert [page.title for page in workshops(series)] == ["Työpaja"]


def test_same_line_twice_is_told(address, planning: Client):
    answer = planning.post(address("workshops"), told("14.3.2037 12-15 A\nla 14.3.2037 klo 12.00–15.00 A"))

    assert answer.status_code == 422
    assert gettext("The same as line %(number)d.") % {"number": 1} in text_of(answer)


def test_time_that_the_series_has_already_and_a_past_one_are_remarked(series: SeriesPage, address, planning: Client):
    at = datetime.datetime(2037, 3, 14, 10, tzinfo=datetime.UTC)
    WorkshopPageFactory(parent=series, title="Vanha tuttu", starts_at=at)
    answer = planning.post(address("workshops"), told("14.3.2037 12-15\n14.3.2007 12-15"))

    assert answer.status_code == 200
    assert "Vanha tuttu" in text_of(answer)
    assert gettext("This time has passed.") in text_of(answer)


def test_at_most_sixty_are_made_at_once(series: SeriesPage, address, planning: Client, look_and_make):
    lines = [f"{1 + number % 28}.{1 + number // 28}.2037 12-15" for number in range(61)]

    assert planning.post(address("workshops"), told("\n".join(lines))).status_code == 422
    assert look_and_make(address("workshops"), told("\n".join(lines[:60]))).status_code == 302
    assert len(workshops(series)) == 60


def test_titles_that_are_forms_addresses_get_other_addresses(series: SeriesPage, address, look_and_make):
    look_and_make(address("workshops"), told("14.3.2037 12-15 Enrol\n15.3.2037 12-15 Pöytä\n16.3.2037 12-15 Pöytä"))

    assert [page.slug for page in workshops(series)] == ["enrol-1", "poyta", "poyta-2"]


def test_first_one_continues_the_last_that_the_series_has_before_it(series: SeriesPage, address, look_and_make):
    before = WorkshopPageFactory(parent=series, starts_at=datetime.datetime(2037, 1, 14, 10, tzinfo=datetime.UTC))
    WorkshopPageFactory(parent=series, starts_at=datetime.datetime(2038, 1, 14, 10, tzinfo=datetime.UTC))
    look_and_make(address("workshops"), told("14.3.2037 12-15 Uusi", chained="on"))

    assert WorkshopPage.objects.get(title="Uusi").continues == before


def test_enrolment_needs_publishing(series: SeriesPage, address, planning: Client):
    answer = planning.post(address("workshops"), told(places="12"))

    assert answer.status_code == 422
    assert document(answer).find(id="id_publish_error")


def test_enrolment_is_not_opened_for_what_has_passed(address, planning: Client):
    answer = planning.post(address("workshops"), told("14.3.2007 12-15", publish="on", places="12"))

    assert answer.status_code == 422
    assert gettext("This time has passed: nobody can enrol any more.") in text_of(answer)


def test_missing_notice_is_told_before_anything_is_made(series: SeriesPage, address, planning: Client):
    words = gettext("A notice on enrolments has to be in force first.")
    assert words not in text_of(planning.get(address("workshops")))
    Notice.objects.filter(purpose=Purpose.ENROLMENTS).delete()
    assert words in text_of(planning.get(address("workshops")))
    answer = planning.post(address("workshops"), told(publish="on", places="12"))

    assert answer.status_code == 422
    assert document(answer).find(id="id_places_error").get_text() == words
    assert workshops(series) == []


def test_missing_organisation_is_told_before_anything_is_made(
    series: SeriesPage, koske: Centre, address, planning: Client
):
    Centre.objects.filter(pk=koske.pk).update(organisation=None)

    answer = planning.post(address("workshops"), told(publish="on", places="12"))
    assert answer.status_code == 422
    assert gettext("No organisation answers for this workshop yet.") in text_of(answer)


def test_nothing_is_made_when_enrolment_cannot_be_opened_after_all(series: SeriesPage, keeper: User):
    begun = timezone.now() - datetime.timedelta(hours=1)
    later = begun + datetime.timedelta(days=7)
    planned = [Planned(at, at + datetime.timedelta(hours=2), "Työpaja") for at in (later, begun)]
    make = partial(make_workshops, series=series, planned=planned, shared=Shared(), at=timezone.now(), by=keeper)
    with pytest.raises(ValidationError):
        make(terms=Terms(uuid.uuid4(), publish=True, places=12))

    assert workshops(series) == []
    assert not Gathering.objects.exists()
    assert len(make(terms=Terms(uuid.uuid4(), publish=True))) == 2


def test_workshops_below_a_draft_are_not_published(centre_page, keeper: User, planning: Client):
    draft = SeriesPageFactory(parent=centre_page, published=False)
    answer = planning.post(f"/admin/series/{draft.pk}/workshops/", told(publish="on"))

    assert answer.status_code == 422
    assert gettext("Publish the series first.") in text_of(answer)


def test_identity_codes_are_refused_at_their_field(address, planning: Client):
    answer = planning.post(address("workshops"), told("14.3.2037 12-15 Asiakas 131052-308T"))
    page = document(answer)

    assert answer.status_code == 422
    assert page.find(id="id_lines_error").get_text() == str(CODE_IN_TEXT)
    assert page.find("textarea").get_text().strip() == "14.3.2037 12-15 Asiakas 131052-308T"


def test_translated_series_says_that_one_language_is_made(series: SeriesPage, address, planning: Client):
    words = gettext(
        "The series has been translated. What you make here is made in its own language only (%(language)s); "
        "translate the new pages afterwards."
    )
    words = words % {"language": series.locale.get_display_name()}
    assert words not in text_of(planning.get(address("workshops")))
    translated(series, "sv", title="Serie")

    assert words in text_of(planning.get(address("workshops")))
    assert words in text_of(planning.get(address("copy")))
