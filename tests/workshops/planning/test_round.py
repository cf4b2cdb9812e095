"""A new round of a series: texts and workshops once more, at other times, without people and without results."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from network.notices.choices import Purpose
from network.notices.models import Notice
from tests.factories.base import restricted, translated
from tests.factories.network import RegionFactory, TargetGroupFactory, ThemeFactory
from tests.factories.workshops import ProgrammeItemFactory, WorkshopMaterialFactory, WorkshopPageFactory
from tests.reading import document, text_of
from tests.workshops.enrolment.places import come, open_workshop, states
from tests.workshops.planning.conftest import filled
from workshops.enrolment.choices import GatheringState
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import cancel_workshop
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db
WINTER = datetime.datetime(2036, 3, 24, 10, tzinfo=datetime.UTC)
"""Monday at noon, six days before the clock goes forward."""


@pytest.fixture
def first(series: SeriesPage) -> WorkshopPage:
    """With everything that a workshop can have."""
    page = WorkshopPageFactory(
        parent=series,
        title="Aloitus",
        slug="aloitus",
        starts_at=WINTER,
        remote_link="https://kokous.example/vanha",
        produced="<p>Sovittiin työnjaosta.</p>",
        keywords=["työnjako"],
        programme=[ProgrammeItemFactory.build(title="Kahvit")],
    )
    page.themes, page.regions = [ThemeFactory()], [RegionFactory()]
    page.save_revision().publish()
    return page


@pytest.fixture
def second(series: SeriesPage, first: WorkshopPage) -> WorkshopPage:
    """A week later: at noon by the clock, an hour earlier by the sun."""
    at = WINTER + datetime.timedelta(days=7, hours=-1)
    return WorkshopPageFactory(parent=series, title="Jatko", slug="jatko", starts_at=at, continues=first)


def told(**words: object) -> dict[str, object]:
    return {"title": "Uusi kierros", "first_day": "23.3.2037", "places": "", **words}


def made() -> tuple[SeriesPage, list[WorkshopPage]]:
    series = SeriesPage.objects.get(title="Uusi kierros")
    return series, list(WorkshopPage.objects.child_of(series).order_by("starts_at"))


def local(page: WorkshopPage) -> str:
    return page._meta.model.objects.get(pk=page.pk).starts_at.strftime("%d.%m.%Y %H.%M")


def test_dates_move_by_the_same_number_of_days_and_hours_stay(first, second, address, look_and_make):
    assert look_and_make(address("copy"), told()).status_code == 302

    series, copies = made()
    assert [(page.title, local(page)) for page in copies] == [
        ("Aloitus", "23.03.2037 10.00"),
        ("Jatko", "30.03.2037 09.00"),
    ]
    assert copies[0].ends_at - copies[0].starts_at == datetime.timedelta(hours=2)
    assert [page.continues for page in copies] == [None, copies[0]]
    assert copies[1].get_latest_revision_as_object().continues == copies[0]
    assert not series.live
    assert not any(page.live for page in copies)


def test_look_shows_old_and_new_days_with_weekdays(first, second, address, planning: Client):
    page = document(planning.post(address("copy"), told()))
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("#shown fieldset")]

    assert "ma 24.3.2036 klo 12.00–14.00" in rows[0]
    assert "ma 23.3.2037 klo 12.00–14.00" in rows[0]
    assert "ma 31.3.2036 klo 12.00–14.00" in rows[1]
    assert "ma 30.3.2037 klo 12.00–14.00" in rows[1]
    assert not SeriesPage.objects.filter(title="Uusi kierros").exists()


def test_first_day_is_offered_as_the_same_weekday_ahead(first, address, planning: Client):
    assert document(planning.get(address("copy"))).find("input", {"name": "first_day"})["value"] == "23.03.2037"


def test_texts_and_words_are_copied_and_results_are_not(series: SeriesPage, first, address, look_and_make):
    series.target_groups, series.themes = [TargetGroupFactory()], [ThemeFactory()]
    series.save_revision().publish()
    WorkshopMaterialFactory(workshop=first)
    first.refresh_from_db()
    look_and_make(address("copy"), told())

    new, (copy,) = made()
    assert (new.aim, new.for_whom, new.get_parent()) == (series.aim, series.for_whom, series.get_parent())
    assert list(new.target_groups.all()) == list(series.target_groups.all())
    assert list(new.themes.all()) == list(series.themes.all())
    assert (copy.summary, copy.place, copy.access) == (first.summary, first.place, first.access)
    assert [item.title for item in copy.programme.all()] == ["Kahvit"]
    assert [list(getattr(copy, name).all()) for name in ("themes", "regions", "keywords")] == [
        list(getattr(first, name).all()) for name in ("themes", "regions", "keywords")
    ]
    assert first.materials.exists()
    assert (copy.produced, copy.remote_link, copy.materials.count()) == ("", "", 0)
    assert copy.get_latest_revision_as_object().produced == ""


def test_keys_of_translations_are_new(series: SeriesPage, first, address, look_and_make):
    translated(series, "sv", title="Serie")
    translated(first, "sv", title="Början")
    look_and_make(address("copy"), told())

    new, (copy,) = made()
    for page in (new, copy):
        assert not page.get_translations().exists()
    assert copy.programme.get().translation_key != first.programme.get().translation_key
    assert first.get_translations().exists()


def test_nobody_is_carried_over(series: SeriesPage, address, look_and_make):
    old = open_workshop(series, starts_at=WINTER)
    come(old)
    assert look_and_make(address("copy"), told(publish="on", places="8")).status_code == 302

    new, (copy,) = made()
    gathering = Gathering.objects.get(workshop_key=copy.translation_key)
    assert (new.live, copy.live, gathering.state, gathering.capacity) == (True, True, GatheringState.OPEN, 8)
    assert states(gathering) == []
    assert len(states(old)) == 1
    assert old.capacity == 20


def test_each_date_can_be_corrected_and_a_workshop_left_out(first, second, address, planning: Client):
    third = WorkshopPageFactory(parent=first.get_parent(), title="Loppu", starts_at=WINTER + datetime.timedelta(14))
    look = filled(document(planning.post(address("copy"), told())))
    look[f"when_{second.pk}"] = "to 2.4.2037 klo 9–11"
    del look[f"take_{third.pk}"]
    looked = planning.post(address("copy"), look)
    assert "to 2.4.2037 klo 9.00–11.00" in text_of(looked)
    planning.post(address("copy"), filled(document(looked)) | {"make": "1"})

    _series, copies = made()
    assert [(page.title, local(page)) for page in copies] == [
        ("Aloitus", "23.03.2037 10.00"),
        ("Jatko", "02.04.2037 06.00"),
    ]


def test_another_first_day_moves_all_dates_anew(first, second, address, planning: Client):
    look = filled(document(planning.post(address("copy"), told())))
    look |= {f"when_{second.pk}": "2.4.2037 9-11", "first_day": "30.3.2037", "make": "1"}
    answer = planning.post(address("copy"), look)

    assert answer.status_code == 422
    assert "ma 6.4.2037 klo 12.00–14.00" in text_of(answer)
    assert not SeriesPage.objects.filter(title="Uusi kierros").exists()


def test_date_that_cannot_be_is_told_at_its_workshop(first, address, planning: Client):
    at = datetime.datetime(2036, 3, 22, 1, 30, tzinfo=datetime.UTC)
    night = WorkshopPageFactory(parent=first.get_parent(), title="Yö", starts_at=at)
    answer = planning.post(address("copy"), told(first_day="29.3.2037"))
    error = document(answer).find(id=f"id_when_{night.pk}_error")

    assert answer.status_code == 422
    assert "29.3.2037" in error.get_text()
    assert document(answer).find("input", {"name": f"when_{night.pk}"})["value"] == "29.3.2037 3.30–5.30"
    assert document(answer).find("button", {"name": "make"}) is None


def test_form_sent_twice_makes_one_round(first, second, address, planning: Client):
    sent = filled(document(planning.post(address("copy"), told()))) | {"make": "1"}
    for _click in range(2):
        assert planning.post(address("copy"), sent).status_code == 302

    assert SeriesPage.objects.filter(title="Uusi kierros").count() == 1
    assert WorkshopPage.objects.count() == 4


def test_closed_series_stays_closed(series: SeriesPage, first, address, look_and_make, stranger: Client):
    restricted(series)
    look_and_make(address("copy"), told(publish="on"))

    new, (copy,) = made()
    assert new.live
    for page in (new, copy):
        assert stranger.get(page.url).status_code == 302
        assert page.get_view_restrictions().exists()


def test_what_ends_by_itself_does_not_end_the_new_round(series: SeriesPage, first, address, look_and_make):
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    Page.objects.filter(pk__in=[series.pk, first.pk]).update(expire_at=past, locked=True)
    look_and_make(address("copy"), told(publish="on"))

    new, (copy,) = made()
    assert [(page.expire_at, page.locked, page.live) for page in (new, copy)] == [(None, False, True)] * 2


def test_drafts_are_not_taken_along_unless_all_are(series: SeriesPage, first, address, planning: Client):
    draft = WorkshopPageFactory(parent=series, title="Luonnos", published=False, starts_at=WINTER)
    look = filled(document(planning.post(address("copy"), told())))
    assert (f"take_{first.pk}" in look, f"take_{draft.pk}" in look) == (True, False)

    series.unpublish()
    look = filled(document(planning.post(address("copy"), told())))
    assert f"take_{draft.pk}" in look


def test_cancelled_workshop_is_left_out_until_it_is_chosen(series: SeriesPage, first, address, planning: Client):
    gathering = open_workshop(series, starts_at=WINTER)
    cancel_workshop(gathering=gathering, at=timezone.now(), by=None)
    page = leading_version(gathering.workshop_key)
    look = filled(document(planning.post(address("copy"), told())))

    assert (f"take_{first.pk}" in look, f"take_{page.pk}" in look) == (True, False)


def test_first_day_so_late_that_the_last_one_could_not_be_is_refused(first, address, planning: Client):
    answer = planning.post(address("copy"), told(first_day="1.1.2100"))
    assert (answer.status_code, "ennen vuotta 2100" in text_of(answer)) == (422, True)


def test_series_without_workshops_is_copied_as_well(series: SeriesPage, address, planning: Client, look_and_make):
    assert document(planning.get(address("copy"))).find("input", {"name": "first_day"}) is None
    assert look_and_make(address("copy"), {"title": "Uusi kierros"}).status_code == 302

    assert made()[1] == []


def test_missing_notice_is_told_before_anything_is_copied(first, address, planning: Client):
    Notice.objects.filter(purpose=Purpose.ENROLMENTS).delete()
    words = gettext("A notice on enrolments has to be in force first.")
    assert words in text_of(planning.get(address("copy")))
    answer = planning.post(address("copy"), told(publish="on", places="8"))

    assert (answer.status_code, words in text_of(answer)) == (422, True)
    assert not SeriesPage.objects.filter(title="Uusi kierros").exists()
