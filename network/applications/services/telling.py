"""Telling applicants: that they have begun, that it has come, and what was decided. Who has no address is called."""

import datetime
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.urls import reverse

from base.outbox.mail import Mail
from base.users import User
from network.applications.choices import ApplicationState
from network.applications.mails import About, answers_late, begun, decided, received
from network.applications.models import Application
from network.applications.queries import call_title, calls_late, event_of
from network.councils.services import write_to_keepers
from network.messages.services import write_down_call, write_to


def tell_of_beginning(*, application: Application, by: User | None) -> None:
    """The way back, for who has an address; others get a code on the page itself."""
    _write(application, About.BEGUN, begun, by)


def tell_of_sending(*, application: Application, by: User | None) -> None:
    _write(application, About.RECEIVED, received, by)


def tell_decision(*, application: Application, first_day: datetime.date | None = None, by: User | None) -> None:
    """Kindly, whatever it is; by telephone where there is no address. The link opens until the first day of a seat."""
    state, event = ApplicationState(application.state), event_of(application.call)
    letter = partial(decided, state=state, until=application.reserve_ends_on, forgotten_on=application.forget_on)
    version = application.answered_at.isoformat() if application.answered_at else "1"
    until = max(filter(None, (application.call.answers_on, first_day)))
    if not _write(application, About.DECIDED, letter, by, version=version, until=until):
        write_down_call(event=event, person=application.person, about=state, due_at=None, version=version[:40], by=by)


def tell_of_late_answers(*, today: datetime.date, by: User | None) -> int:
    """Write to those who keep the councils whose applicants should have been answered; once for each day that was told.

    Returns how many calls are late.
    """
    late = list(calls_late(today).select_related("council__centre"))
    for call in late:
        language = settings.LANGUAGE_CODE
        address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('call', args=(call.pk,))}"
        mail = answers_late(title=call_title(call, language), day=call.answers_on, language=language, address=address)
        event, version = f"call {call.pk}", call.answers_on.isoformat()
        write_to_keepers(council=call.council, mail=mail, event=event, kind="application_late", version=version, by=by)
    return len(late)


def _write(
    application: Application,
    about: str,
    letter: Callable[..., Mail],
    by: User | None,
    *,
    version: str = "1",
    until: datetime.date | None = None,
) -> bool:
    event = event_of(application.call)

    def compose(language: str, link: str) -> Mail:
        return letter(title=call_title(application.call, language), language=language, link=link)

    return write_to(
        person=application.person,
        event=event,
        compose=compose,
        kind=f"application_{about}",
        source=application.reference,
        version=version[:40],
        until=until or application.call.answers_on,
        by=by,
    )
