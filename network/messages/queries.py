"""Who waits for a call, what was written, and where letters to a person go."""

from uuid import UUID

from django.conf import settings
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from base.outbox.mail import check_address
from network.messages.models import MessageToMany, PhoneCall
from network.people.models import Person
from network.people.queries import email_of


def calls_about(event_key: UUID) -> QuerySet[PhoneCall]:
    """Every call of an event, made and to make."""
    found: QuerySet[PhoneCall] = PhoneCall._base_manager.filter(event_key=event_key).select_related("person")
    return found


def calls_waiting(event_key: UUID) -> QuerySet[PhoneCall]:
    return calls_about(event_key).filter(PhoneCall.WAITS)


def number_of_calls(column: str) -> Coalesce:
    """Beside rows of events: how many calls wait for each; `column` holds the key of the event."""
    waiting = PhoneCall._base_manager.filter(PhoneCall.WAITS, event_key=OuterRef(column)).order_by()
    counted = waiting.values("event_key").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def calls_done(event_key: UUID) -> QuerySet[PhoneCall]:
    """The latest first: somebody who was not reached after all can be put back."""
    return calls_about(event_key).exclude(PhoneCall.WAITS).order_by("-done_at")


def messages_about(event_key: UUID) -> QuerySet[MessageToMany]:
    """What the staff has written, the latest first."""
    found: QuerySet[MessageToMany] = MessageToMany._base_manager.filter(event_key=event_key).order_by("-sent_at")
    return found


def message_with(key: UUID) -> MessageToMany | None:
    """The message that was made with this form."""
    found: MessageToMany | None = MessageToMany._base_manager.filter(key=key).first()
    return found


def address_for_letters(person: Person) -> str:
    """Where letters go. Who told what no letter can be sent to is called, and holds up nobody else."""
    address = email_of(person)
    try:
        check_address(address)
    except ValueError:
        return ""
    return address


def spoken(language: str) -> str:
    """The language a message is written in: the person's where the site speaks it, else the first one."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
