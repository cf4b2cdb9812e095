"""A meeting, its agenda, its papers, and who came.

What is said in a meeting may tell of people's lives: it is sealed, and stands in no page, search index or log.
"""

import datetime
import uuid
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.dates import period_text
from base.sealed import SealedTextField
from network.councils.models import Council
from network.meetings.choices import Mark, MeetingState, MemoState, WishState
from network.people.models import Person, PersonalRecord
from network.regions.models import Organisation

LONGEST_WORDS = 10_000
TOWN_ONLY = _("The town alone. Whoever stands at the door of the exact place would see who the members are.")


def closed_storage() -> Storage:
    """Papers that no address leads to; they are given out through a view that asks who reads."""
    return storages["closed"]


class Meeting(models.Model):
    """One meeting of a council, and where its memo stands. One lock point of all that hangs on it."""

    council = models.ForeignKey(Council, verbose_name=_("council"), on_delete=models.PROTECT, related_name="meetings")
    key = models.UUIDField(_("key"), unique=True, default=uuid.uuid4, editable=False)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True, help_text=TOWN_ONLY)
    is_remote = models.BooleanField(_("one can take part remotely"), default=False)
    venue = SealedTextField(_("exact place"), max_length=300, blank=True)
    link = SealedTextField(_("link for taking part remotely"), max_length=500, blank=True)
    is_shown = models.BooleanField(_("the council's page tells when and in which town it is"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED, editable=False
    )
    sequence = models.PositiveIntegerField(_("changes"), default=0, editable=False)
    changed_at = models.DateTimeField(_("last change"), default=timezone.now, editable=False)
    invited_at = models.DateTimeField(_("invited"), null=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)
    memo = models.CharField(
        _("memo"), max_length=12, choices=MemoState.choices, default=MemoState.DRAFT, editable=False
    )
    memo_version = models.PositiveSmallIntegerField(_("version of the memo"), default=0, editable=False)
    memo_noted_at = models.DateTimeField(_("writing was noted"), null=True, editable=False)
    check_due_on = models.DateField(_("members check the memo by"), null=True, blank=True)
    agreed_in = models.ForeignKey(
        "self", verbose_name=_("agreed in"), null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="council_meeting_ends_after_start",
                violation_error_message=_("The meeting ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(memo=MemoState.DRAFT) | Q(memo_version__gt=0), name="memo_was_sent_before_it_was_agreed"
            ),
        )

    def __str__(self) -> str:
        return period_text(self.starts_at, self.ends_at)

    @property
    def day(self) -> datetime.date:
        return timezone.localtime(self.starts_at).date()

    @property
    def period(self) -> tuple[datetime.datetime, datetime.datetime | None]:
        return self.starts_at, self.ends_at

    @property
    def controller(self) -> Organisation | None:
        """The organisation that answers for those who take part."""
        return self.council.controller

    def is_ahead(self, at: datetime.datetime) -> bool:
        return self.state == MeetingState.PLANNED and self.starts_at > at


class AgendaItem(PersonalRecord):
    """One thing that is spoken about: what the agenda says, what the memo says, and what may be told in public.

    The public heading and decision are texts of their own; nothing else of this row ever leaves it.
    """

    meeting = models.ForeignKey(Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="items")
    key = models.UUIDField(_("key of the form"), unique=True, default=uuid.uuid4, editable=False)
    place = models.PositiveSmallIntegerField(_("place on the agenda"), default=0)
    heading = SealedTextField(_("heading"), max_length=200)
    opening = SealedTextField(_("what it is about"), max_length=2_000, blank=True)
    discussion = SealedTextField(_("discussion"), max_length=LONGEST_WORDS, blank=True)
    decision = SealedTextField(_("decision"), max_length=LONGEST_WORDS, blank=True)
    public_heading = models.CharField(_("heading in public"), max_length=200, blank=True)
    public_decision = models.TextField(_("decision in public"), max_length=2_000, blank=True)
    themes = models.ManyToManyField("network.Theme", verbose_name=_("themes"), blank=True, related_name="+")
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    changed_at = models.DateTimeField(_("last change"), default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("place", "changed_at", "reference")
        constraints = (
            models.CheckConstraint(
                condition=Q(changed_by__isnull=True) | Q(changed_at__isnull=False), name="agenda_item_is_changed_at"
            ),
        )


class Wish(PersonalRecord):
    """What a member wants to speak about. Taken, it becomes an item, which does not tell whose wish it was."""

    WAITS: ClassVar[Q] = Q(state=WishState.WAITS)

    meeting = models.ForeignKey(Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="wishes")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="wishes")
    key = models.UUIDField(_("key of the form"), unique=True)
    heading = SealedTextField(_("heading"), max_length=200)
    opening = SealedTextField(_("what it is about"), max_length=2_000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=WishState.choices, default=WishState.WAITS)
    because = SealedTextField(_("why not this time"), max_length=500, blank=True)
    wished_at = models.DateTimeField(_("told"))

    class Meta:
        verbose_name = _("wish for the agenda")
        verbose_name_plural = _("wishes for the agenda")
        ordering = ("wished_at", "reference")


class Wording(PersonalRecord):
    """What one of two people wrote who were writing the same item at the same time. It waits until somebody chooses."""

    item = models.ForeignKey(AgendaItem, verbose_name=_("agenda item"), on_delete=models.CASCADE, related_name="others")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("written by"), on_delete=models.CASCADE, related_name="+"
    )
    session = models.UUIDField(_("page that was open"))
    discussion = SealedTextField(_("discussion"), max_length=LONGEST_WORDS, blank=True)
    decision = SealedTextField(_("decision"), max_length=LONGEST_WORDS, blank=True)
    public_heading = models.CharField(_("heading in public"), max_length=200, blank=True)
    public_decision = models.TextField(_("decision in public"), max_length=2_000, blank=True)
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("other wording")
        verbose_name_plural = _("other wordings")
        ordering = ("written_at", "reference")
        constraints = (
            models.UniqueConstraint(fields=("item", "session"), name="wording_once_for_an_open_page"),
            models.CheckConstraint(
                condition=Q(written_by__isnull=True) | Q(written_at__isnull=False), name="wording_is_written_at"
            ),
        )


class Paper(PersonalRecord):
    """A file for those who read the council's papers."""

    meeting = models.ForeignKey(Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="papers")
    title = SealedTextField(_("title"), max_length=160)
    file = models.FileField(_("file"), upload_to="papers", storage=closed_storage)
    added_at = models.DateTimeField(_("added"))

    class Meta:
        verbose_name = _("paper of a meeting")
        verbose_name_plural = _("papers of meetings")
        ordering = ("added_at", "reference")


class MeetingAttendance(PersonalRecord):
    """Whether somebody came. Kept by the council alone."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="attendances"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="meeting_attendances"
    )
    mark = models.CharField(_("attendance"), max_length=10, choices=Mark.choices)
    marked_at = models.DateTimeField(_("marked"))
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("marked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("attendance at a meeting")
        verbose_name_plural = _("attendance at meetings")
        ordering = ("marked_at", "reference")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "person"), name="meeting_attendance_once"),
            models.CheckConstraint(
                condition=Q(marked_by__isnull=True) | Q(marked_at__isnull=False), name="meeting_attendance_is_marked_at"
            ),
        )
