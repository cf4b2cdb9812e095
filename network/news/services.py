"""Following a council or a theme by e-mail: asked for, confirmed, told, ended."""

import datetime
import logging
import secrets
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from base.outbox.services import queue_mail, withdraw_mails
from network.news.choices import MOST_ASKED
from network.news.mails import news, please_confirm
from network.news.models import Subscription
from network.news.queries import (
    asked_lately,
    news_of,
    page_followed,
    subscription_opened_by,
    subscriptions_confirmed,
    subscriptions_to,
    topic_of,
)

log = logging.getLogger(__name__)
TOKEN_BYTES = 32


@transaction.atomic
def ask_for_news(*, page: Page, address: str, language: str, key: UUID, by: None) -> None:
    """Keep an address, and ask it to confirm. Whoever follows already is sent their link again; nobody else is told.

    The same form sent twice makes one.
    """
    topic = topic_of(page)
    if topic is None:
        raise ValueError("There is nothing to follow here.")
    if Subscription.objects.filter(key=key).exists():
        return
    today = timezone.localdate()
    known = subscriptions_to([address]).filter(topic_key=page.translation_key).select_for_update().first()
    if asked_lately(address, today) >= MOST_ASKED:
        return
    if known is None:
        known = Subscription.objects.create(
            key=key,
            topic=topic,
            topic_key=page.translation_key,
            language=language,
            address=address,
            token=secrets.token_urlsafe(TOKEN_BYTES),
            asked_on=today,
            told_at=timezone.now(),
        )
    elif known.asked_on == today:
        return
    else:
        known.asked_on, known.language = today, language
        known.save(update_fields=["asked_on", "language"])
    queue_mail(
        mail=please_confirm(title=page.title, link=_link(known), language=language),
        to=address,
        event=_event(known),
        person=known.reference,
        kind="news_confirm",
        version=today.isoformat(),
        forget_when_sent=True,
        by=by,
    )


@transaction.atomic
def confirm_news(*, token: str, at: datetime.datetime, by: None) -> bool:
    """From now on they are told; once more changes nothing. False: the link leads nowhere."""
    found = subscription_opened_by(token)
    if found is None:
        return False
    if found.confirmed_on is None:
        today = timezone.localtime(at).date()
        changed = {"confirmed_on": today, "last_told_on": today, "told_at": at}
        Subscription.objects.filter(pk=found.pk, confirmed_on=None).update(**changed)
    return True


@transaction.atomic
def stop_news(*, token: str, by: None) -> bool:
    """Forget the address, and what waits to be sent to it. False: the link leads nowhere."""
    found = subscription_opened_by(token)
    if found is None:
        return False
    _forget(found)
    return True


@transaction.atomic
def forget_addresses(*, values: Iterable[str], by: None) -> int:
    """End everything that is told to somebody who is erased; return how many."""
    found = list(subscriptions_to(values))
    for subscription in found:
        _forget(subscription)
    return len(found)


def tell_news(*, at: datetime.datetime, by: None) -> int:
    """One letter a day at most to whoever follows something that has news; returns how many letters leave."""
    return sum(_tell(pk, at) for pk in subscriptions_confirmed().values_list("pk", flat=True))


@transaction.atomic
def _tell(key: str, at: datetime.datetime) -> bool:
    found = Subscription.objects.select_for_update().filter(Subscription.CONFIRMED, pk=key, told_at__lt=at).first()
    page = page_followed(found) if found else None
    if found is None or page is None:
        return False
    with translation.override(found.language):
        told = news_of(page, found.told_at, at)
    if not told:
        return False
    found.told_at, found.last_told_on = at, timezone.localtime(at).date()
    found.save(update_fields=["told_at", "last_told_on"])
    queue_mail(
        mail=news(title=page.title, told=told, link=_link(found), language=found.language),
        to=found.address,
        event=_event(found),
        person=found.reference,
        kind="news",
        version=at.isoformat(timespec="seconds"),
        forget_when_sent=True,
        by=None,
    )
    return True


def _forget(subscription: Subscription) -> None:
    withdraw_mails(event=_event(subscription), kinds=["news", "news_confirm"], by=None)
    subscription.delete()


def _event(subscription: Subscription) -> str:
    return f"news {subscription.reference}"


def _link(subscription: Subscription) -> str:
    with translation.override(subscription.language):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('news')}?k={subscription.token}"
