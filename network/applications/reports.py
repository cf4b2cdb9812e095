"""Applications as applicants and readers see them, and the applicants as a whole."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from base.dates import day_text, moment_text
from base.users import User
from network.applications.choices import (
    DECISIONS,
    OWN_WORDS,
    AgeGroup,
    ApplicationState,
    StaffAct,
    Step,
    View,
)
from network.applications.models import Application, Reading
from network.applications.pages import ASKED
from network.applications.queries import (
    applications_for,
    applications_of,
    page_of,
    readings_for,
)
from network.councils.models import Call
from network.people.models import Person
from network.regions.queries import region_named, region_names


def steps_of(application: Application) -> list[Step]:
    """The pages of the form that this call needs."""
    call = application.call
    asks = any(getattr(call, name) for name in ASKED)
    return [step for step in Step if step != Step.ABOUT or asks]


@dataclass(frozen=True)
class OwnApplication:
    """An application as its writer sees it."""

    reference: str
    title: str
    state: str
    label: str
    may_change: bool
    may_withdraw: bool
    closes_on: str
    answers_on: str
    reserve_ends_on: str
    forgotten_on: str
    told: list[tuple[str, str]]


def own_applications(person: Person, today: datetime.date) -> list[OwnApplication]:
    return [own_application(each, today) for each in applications_of(person)]


def own_application(application: Application, today: datetime.date) -> OwnApplication:
    """A decision is shown when the answer has gone out, never before."""
    page, call = page_of(application.call), application.call
    state = ApplicationState(application.state)
    if application.answered_at is None and state in DECISIONS:
        # Who has been on the reserve list still is, until they hear something else.
        state = ApplicationState.RESERVE if application.reserve_ends_on else ApplicationState.SENT
    return OwnApplication(
        reference=application.reference,
        title=page.title if page else "",
        state=state,
        label=str(state.label),
        may_change=application.state in OWN_WORDS and call.is_open(today),
        may_withdraw=state in {*OWN_WORDS, ApplicationState.RESERVE},
        closes_on=day_text(call.closes_on),
        answers_on=day_text(call.answers_on),
        reserve_ends_on=day_text(application.reserve_ends_on) if application.reserve_ends_on else "",
        forgotten_on=day_text(application.forget_on),
        told=told_in(application),
    )


def told_in(application: Application) -> list[tuple[str, str]]:
    """What was told, question by question; nothing of what was left empty."""
    rows = [
        (_("Why would you like to be in the council?"), application.why),
        (_("What do you have experience of?"), application.experience),
        (_("How old are you?"), AgeGroup(application.age_group).label if application.age_group else ""),
        (_("In which wellbeing services county do you live?"), region_named(application.region)),
        (_("In which municipality do you live?"), application.municipality),
        (_("Which services do you know?"), application.get_service_display()),
    ]
    return [(str(label), str(words)) for label, words in rows if words]


@dataclass(frozen=True)
class Applicant:
    """One application in the readers' list. Somebody whose use is restricted is a reference and nothing else."""

    reference: str
    name: str
    sent: str
    label: str
    is_decided: bool
    is_answered: bool
    own_view: str
    views: str


def applicants_of(call: Call, reader: User) -> list[Applicant]:
    """The views of others stand beside those applications on which the reader has told an own one."""
    readings: dict[str, list[Reading]] = {}
    for reading in readings_for(call):
        readings.setdefault(reading.application_id, []).append(reading)
    return [_applicant(each, readings.get(each.pk, []), reader) for each in applications_for(call)]


def _applicant(application: Application, readings: list[Reading], reader: User) -> Applicant:
    person = application.person
    own = next((reading for reading in readings if reading.reader_id == reader.pk), None)
    state = ApplicationState(application.state)
    shown = person.pk if person.is_restricted else person.calling_name
    return Applicant(
        reference=application.reference,
        name=shown,
        sent=moment_text(application.sent_at) if application.sent_at else "",
        label=str(state.label),
        is_decided=state != ApplicationState.SENT,
        is_answered=application.answered_at is not None,
        own_view=str(View(own.view).label) if own else "",
        views=views_in_short(readings) if own else "",
    )


def views_in_short(readings: Iterable[Reading]) -> str:
    counted = Counter(View(reading.view) for reading in readings)
    return ", ".join(f"{view.label} {counted[view]}" for view in View if counted[view])


@dataclass(frozen=True)
class Composition:
    """How those who were chosen differ, and how all applicants do: by one question of the call."""

    question: str
    rows: list[tuple[str, int, int]]


def composition_of(call: Call) -> list[Composition]:
    """For those who choose: only by what the call asked. An answer that was left empty is one of its own."""
    found = [each for each in applications_for(call) if not each.person.is_restricted]
    chosen = [each for each in found if each.state == ApplicationState.CHOSEN]
    asked = [
        (call.asks_age_group, _("How old are you?"), _age),
        (call.asks_region, _("In which wellbeing services county do you live?"), _by_region()),
        (call.asks_municipality, _("In which municipality do you live?"), _municipality),
        (call.asks_service, _("Which services do you know?"), _services),
    ]
    return [Composition(str(question), _counted(found, chosen, told)) for is_asked, question, told in asked if is_asked]


Answers = Callable[[Application], list[str]]


def _counted(found: list[Application], chosen: list[Application], told: Answers) -> list[tuple[str, int, int]]:
    """Each answer with how many of the chosen and of all gave it; by its words; what was not told comes last."""
    everybody, those = (Counter(answer for each in rows for answer in told(each)) for rows in (found, chosen))
    return [(answer or _("not told"), those[answer], everybody[answer]) for answer in sorted(everybody, key=_last)]


def _last(answer: str) -> tuple[bool, str]:
    return not answer, answer


def _age(application: Application) -> list[str]:
    return [str(AgeGroup(application.age_group).label) if application.age_group else ""]


def _by_region() -> Answers:
    names = region_names()
    return lambda application: [names.get(application.region, "")]


def _municipality(application: Application) -> list[str]:
    """However it was typed: one place is one line."""
    return [" ".join(application.municipality.split()).title()]


def _services(application: Application) -> list[str]:
    """Whoever knows several is counted at each."""
    return [str(kind.label) for kind in application.services] or [""]


def acts_for(application: Application, today: datetime.date) -> list[StaffAct]:
    """What the staff may do in somebody's stead, who has no way to do it."""
    state = ApplicationState(application.state)
    is_told = state == ApplicationState.SENT and application.told_by_staff and application.call.is_open(today)
    if state == ApplicationState.WITHDRAWN:
        return []
    may_withdraw = state in {ApplicationState.SENT, ApplicationState.RESERVE} or application.answered_at is None
    may = {
        StaffAct.CHANGE: is_told,
        StaffAct.WITHDRAW: may_withdraw,
        # Offered for everybody: what is missing on a screen must not tell that somebody is known elsewhere.
        StaffAct.CODE: True,
    }
    return [act for act in StaffAct if may[act]]
