"""What an administrator should know about the mail and the worker."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from base.heartbeats import Seen, loops_seen
from base.outbox.queries import Counts, letter_counts, paused_since, refused_since

LATE = datetime.timedelta(hours=1)
"""A letter that waits for longer is told to administrators."""
REFUSED_TOLD = datetime.timedelta(days=14)
"""So long a refused letter is told of: as long as it may be sent again."""


@dataclass(frozen=True)
class MailStatus:
    """How the mail fares, and what is wrong in sentences."""

    counts: Counts
    loops: list[Seen]
    warnings: list[str]


def mail_status() -> MailStatus:
    counts, loops = letter_counts(), loops_seen()
    refused = refused_since(timezone.now() - REFUSED_TOLD).count()
    return MailStatus(counts, loops, [*_about_letters(counts, refused), *_about_loops(loops)])


def _about_letters(counts: Counts, refused: int) -> list[str]:
    found = []
    if not settings.CAN_SEND_MAIL:
        found.append(_("No mail server is named (PAJAVERKKO_SMTP): letters wait, and none leaves."))
    if since_restore := paused_since():
        told = _("A copy was restored %(moment)s. No letter leaves until `manage.py let_letters_leave`.")
        found.append(told % {"moment": _moment(since_restore)})
    if counts.oldest_at and timezone.now() - counts.oldest_at > LATE:
        since = {"moment": _moment(counts.oldest_at)}
        found.append(_("Letters have not left for more than an hour: the oldest waits since %(moment)s.") % since)
    if refused:
        words = ngettext("The mail server has refused %d letter.", "The mail server has refused %d letters.", refused)
        found.append(words % refused)
    return found


def _about_loops(loops: list[Seen]) -> list[str]:
    if loops and all(loop.beat_at is None for loop in loops):
        return [_("The worker has never been seen: no mail is sent and nothing is published at its hour.")]
    return [
        _("The worker that %(what)s was last seen %(moment)s.") % {"what": loop.label, "moment": _moment(loop.beat_at)}
        if loop.beat_at
        else _("The worker that %(what)s has never been seen.") % {"what": loop.label}
        for loop in loops
        if loop.is_silent
    ]


def _moment(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
