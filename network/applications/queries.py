"""Calls and applications, as far as they are asked for."""

import datetime
import hashlib
from uuid import UUID

from django.db.models import Q, QuerySet

from base import versions
from base.personal_data.keeping import months_later
from base.personal_data.register import tables_of_people
from base.users import User
from network.applications.choices import ANSWER_KEPT, ApplicationState
from network.applications.models import Application, Reading
from network.applications.pages import CallPage
from network.councils.models import Call, Council
from network.councils.pages import CouncilPage
from network.councils.queries import council_of
from network.messages.choices import Event
from network.notices.choices import Purpose
from network.notices.queries import months_kept
from network.people.models import Person
from network.regions.models import Organisation

S = ApplicationState
OF_AN_APPLICANT = frozenset(
    {
        "base.Letter",
        "network.Application",
        "network.ContactRoute",
        "network.Need",
        "network.Person",
        "network.PersonalLink",
        "network.PhoneCall",
        "network.Reading",
    }
)
"""Tables with rows of somebody who has done nothing but apply."""
KEPT_WITHOUT_NOTICE = 6
"""Months where no notice tells them: without one nobody can apply, but one may be taken away."""


def months_of(controller: Organisation) -> int:
    """How long an application is kept after the day by which everybody is answered."""
    months = months_kept(Purpose.APPLICATIONS, controller)
    return KEPT_WITHOUT_NOTICE if months is None else months


def last_day_kept(application: Application, today: datetime.date) -> datetime.date:
    """The day on which what was sent is forgotten: as it was told, but never at once after a late answer."""
    promised = months_later(application.call.answers_on, months_of(application.controller))
    return max(promised, today + ANSWER_KEPT) if today > application.call.answers_on else promised


def last_day_on_reserve(application: Application, today: datetime.date) -> datetime.date:
    """The day before the one on which everything is forgotten: what was told when somebody applied holds."""
    return last_day_kept(application, today) - datetime.timedelta(days=1)


def leading_version(key: UUID) -> CallPage | None:
    """The version of a call's page that tells its days."""
    return versions.leading_version(CallPage, key)


def council_above(page: CallPage) -> Council | None:
    parent = CouncilPage.objects.parent_of(page).first()
    return council_of(parent) if parent else None


def call_of(page: CallPage) -> Call | None:
    """What applications hang on, whichever of its languages this page is in."""
    return Call.objects.filter(call_key=page.translation_key).select_related("council__centre__organisation").first()


def page_of(call: Call, language: str = "") -> CallPage | None:
    """The live page of a call, in this language (the reader's, when none is given) or in Finnish."""
    return versions.versions_told(CallPage, [call.call_key], language).get(call.call_key)


def call_title(call: Call, language: str) -> str:
    page = page_of(call, language)
    return page.title if page else ""


def call_page_open(council: CouncilPage) -> CallPage | None:
    """The page of the call that is open below a council, in its language where there is one."""
    its = Call.objects.filter(council__council_key=council.translation_key)
    pages = versions.versions_told(
        CallPage, its.order_by().values_list("call_key", flat=True), council.locale.language_code
    )
    opened = [page for page in pages.values() if page.is_open]
    return min(opened, key=lambda page: page.closes_on or datetime.date.max, default=None)


def event_of(call: Call) -> Event:
    """A call in all its languages, as people are told about it."""
    return Event(call.call_key, call.answers_on, Purpose.APPLICATIONS)


def locked_call(key: int) -> Call:
    return Call.objects.select_for_update(of=("self",)).select_related("council__centre__organisation").get(pk=key)


def locked(reference: str) -> Application:
    """One application, its call locked."""
    call = Application._base_manager.values_list("call", flat=True).get(pk=reference)
    locked_call(call)
    found: Application = Application._base_manager.select_related("person", "call__council__centre__organisation").get(
        pk=reference
    )
    return found


def application_with_key(key: UUID) -> Application | None:
    """The application that was begun with this form."""
    found: Application | None = Application._base_manager.filter(key=key).select_related("person", "call").first()
    return found


def application_of(person: Person, call: Call) -> Application | None:
    """A person's application for a call, unless it was withdrawn."""
    held = Application._base_manager.filter(person=person, call=call).exclude(state=S.WITHDRAWN)
    found: Application | None = held.first()
    return found


def applications_of(person: Person) -> QuerySet[Application]:
    """A person's applications, the latest first; what was withdrawn is gone for them."""
    found: QuerySet[Application] = Application._base_manager.filter(person=person).exclude(state=S.WITHDRAWN)
    return found.select_related("person", "call__council").order_by("-changed_at")


def applications_sent(call: Call) -> QuerySet[Application]:
    """What was sent, also what was taken back since."""
    found: QuerySet[Application] = Application._base_manager.filter(call=call, sent_at__isnull=False)
    return found.select_related("person", "call__council__centre__organisation").order_by("sent_at", "reference")


def applications_for(call: Call) -> QuerySet[Application]:
    """What was sent, in the order in which it came. Nobody reads what somebody is still writing."""
    return applications_sent(call).exclude(state__in=(S.DRAFT, S.WITHDRAWN))


def begun_for(call: Call) -> int:
    """How many have begun and not sent."""
    return Application._base_manager.filter(call=call, state=S.DRAFT).count()


def undecided(call: Call) -> QuerySet[Application]:
    """Sent, and nobody has decided yet. Somebody whose use is restricted holds up nobody else."""
    found: QuerySet[Application] = Application._base_manager.filter(
        call=call, state=S.SENT, person__restricted_on__isnull=True
    )
    return found


def to_answer(call: Call) -> QuerySet[Application]:
    """Decided on, and not told yet."""
    decided = (S.CHOSEN, S.RESERVE, S.NOT_CHOSEN)
    found: QuerySet[Application] = Application._base_manager.filter(
        call=call, state__in=decided, answered_at__isnull=True, person__restricted_on__isnull=True
    )
    return found.select_related("person", "call__council__centre").order_by("sent_at", "reference")


def decisions_digest(call: Call) -> str:
    """The same as long as the same is decided on the same people: what somebody has looked at is what is sent."""
    rows = [f"{reference} {state}" for reference, state in to_answer(call).values_list("pk", "state")]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def calls_late(today: datetime.date) -> QuerySet[Call]:
    """Calls whose applicants should have been answered by now."""
    waiting = Application._base_manager.filter(answered_at__isnull=True, person__restricted_on__isnull=True)
    waiting = waiting.exclude(state__in=(S.DRAFT, S.WITHDRAWN))
    return Call.objects.filter(answers_on__lt=today, pk__in=waiting.values("call")).order_by("answers_on")


def readings_for(call: Call) -> QuerySet[Reading]:
    """Every view on the applications for a call."""
    found: QuerySet[Reading] = Reading._base_manager.filter(application__call=call)
    return found.order_by("noted_at", "reference")


def readings_of(application: Application) -> QuerySet[Reading]:
    found: QuerySet[Reading] = Reading._base_manager.filter(application=application).select_related("reader")
    return found.order_by("noted_at", "reference")


def is_read(application: Application) -> bool:
    """Whether readers still tell their views: it was sent, and the applicant has not been answered."""
    return application.state not in {S.DRAFT, S.WITHDRAWN} and application.answered_at is None


def reading_by(user: User, application: Application) -> Reading | None:
    """What this reader thinks."""
    found: Reading | None = Reading._base_manager.filter(application=application, reader=user).first()
    return found


def waiting_for_view(call: Call, reader: User) -> QuerySet[Application]:
    """What this reader has told no view on yet, in the order in which it came."""
    read = Reading._base_manager.filter(reader=reader).values("application")
    return applications_for(call).filter(answered_at=None, person__restricted_on=None).exclude(pk__in=read)


def is_here_for_this_alone(application: Application) -> bool:
    """Whether the own page of the applicant tells of nothing but this application."""
    others = Application._base_manager.filter(person=application.person_id).exclude(
        call__council=application.call.council
    )
    return not others.exclude(state=S.WITHDRAWN).exists() and not has_other_ties(application.person_id)


MAY_GO = Q(state__in=(S.DRAFT, S.WITHDRAWN)) | Q(answered_at__isnull=False)
"""Whoever has not been answered is not forgotten: the answer is owed first."""


def to_forget(today: datetime.date) -> list[str]:
    """References of people who are here for an application alone, and whose time is over."""
    over = Application._base_manager.filter(MAY_GO, forget_on__lte=today, person__restricted_on__isnull=True)
    people = sorted(set(over.values_list("person", flat=True)))
    still = set(
        Application._base_manager.filter(~MAY_GO | Q(forget_on__gt=today), person__in=people).values_list(
            "person", flat=True
        )
    )
    return [reference for reference in people if reference not in still and not has_other_ties(reference)]


def has_other_ties(reference: str) -> bool:
    """Whether rows of other rooms belong to somebody as well: a part, a place in a workshop, a seat …"""
    tables = (table for table in tables_of_people() if table.label not in OF_AN_APPLICANT)
    return any(table.model._base_manager.filter(**{table.person: reference}).exists() for table in tables)
