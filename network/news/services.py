"""Following a council or a theme by e-mail: asked for, confirmed, told, ended."""

import datetime
import logging
import secrets
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from base.outbox.mail import Mail
from base.outbox.services import forget_person_in_mails, queue_mail
from network.news.choices import CONFIRMED_WITHIN, MOST_ASKED
from network.news.mails import follows_already, news, please_confirm
from network.news.models import Subscription
from network.news.queries import (
    News,
    asked_lately,
    lock_of_all,
    news_of,
    page_followed,
    subscription_opened_by,
    subscriptions_confirmed,
    subscriptions_to,
    topic_of,
)

log = logging.getLogger(__name__)
TOKEN_BYTES = 32


class Told(NamedTuple):
    """What is new about one thing, in one language, since one moment."""

    title: str
    address: str
    news: list[News]


@transaction.atomic
def ask_for_news(*, page: Page, address: str, language: str, key: UUID, by: None) -> None:
    """Keep an address, and ask it to confirm. Whoever follows already is sent their link again; nobody else is told.

    The same form sent twice makes one, and so does the same wish told twice on one day. At most three
    such letters leave for one address in a day. Those who ask at once wait for each other.
    """
    topic = topic_of(page)
    if topic is None:
        raise ValueError("There is nothing to follow here.")
    lock_of_all()
    today = timezone.localdate()
    known = subscriptions_to([address]).filter(topic_key=page.translation_key).first()
    is_told_today = known is not None and known.asked_on == today
    if is_told_today or Subscription.objects.filter(key=key).exists() or asked_lately(address, today) >= MOST_ASKED:
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
    else:
        known.asked_on = today
        known.save(update_fields=["asked_on"])
    words = {"title": page.title, "link": _link(known), "language": known.language}
    mail = follows_already(**words) if known.confirmed_on else please_confirm(**words)
    _send(known, mail, kind="news_confirm", version=today.isoformat(), until=timezone.now() + CONFIRMED_WITHIN)


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
    """Forget the address, also in letters that wait or were refused. False: the link leads nowhere."""
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
    """One letter a day at most to whoever follows something that has news; returns how many letters leave.

    What is new is looked up once for all who follow the same and were told at the same time. One that fails is logged
    by its reference, and does not keep the others from being told.
    """
    known: dict[tuple[UUID, str, datetime.datetime], Told | None] = {}
    mailed = 0
    for key in subscriptions_confirmed().filter(told_at__lt=at).values_list("pk", flat=True):
        try:
            mailed += _tell_one(key, known, at)
        except Exception as error:  # noqa: BLE001
            log.error("The news for %s failed: %s.", key, type(error).__name__)
    return mailed


def _tell_one(key: str, known: dict[Any, Told | None], at: datetime.datetime) -> bool:
    found = Subscription.objects.get(pk=key)
    shared = (found.topic_key, found.language, found.told_at)
    if shared not in known:
        known[shared] = _what_is_new(found, at)
    return _tell(found, known[shared], at)


def _what_is_new(subscription: Subscription, at: datetime.datetime) -> Told | None:
    """None where there is nothing new, and where the page cannot be read by everybody."""
    page = page_followed(subscription)
    if page is None:
        return None
    with translation.override(subscription.language):
        found = news_of(page, subscription.told_at, at)
    return Told(page.title, page.full_url or "", found) if found else None


@transaction.atomic
def _tell(subscription: Subscription, told: Told | None, at: datetime.datetime) -> bool:
    """Whether somebody was told who had not been meanwhile."""
    if told is None:
        return False
    same = Subscription.objects.filter(Subscription.CONFIRMED, pk=subscription.pk, told_at=subscription.told_at)
    if not same.update(told_at=at, last_told_on=timezone.localtime(at).date()):
        return False
    language, link = subscription.language, _link(subscription)
    mail = news(title=told.title, address=told.address, told=told.news, link=link, language=language)
    _send(subscription, mail, kind="news", version=at.isoformat(timespec="seconds"), until=None)
    return True


def _send(subscription: Subscription, mail: Mail, *, kind: str, version: str, until: datetime.datetime | None) -> None:
    queue_mail(
        mail=mail,
        to=subscription.address,
        event=f"news {subscription.reference}",
        person=subscription.reference,
        kind=kind,
        version=version,
        apply_until=until,
        forget_when_sent=True,
        by=None,
    )


def _forget(subscription: Subscription) -> None:
    forget_person_in_mails(person=subscription.reference, by=None)
    subscription.delete()


def _link(subscription: Subscription) -> str:
    with translation.override(subscription.language):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('news')}?k={subscription.token}"
