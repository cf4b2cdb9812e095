"""Proposals of councils. What stands here is public once it has been sent, but for how an addressee is reached."""

import datetime
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy as _

from base.sealed import SealedTextField
from base.seen_form import version_of
from network.councils.models import Council
from network.meetings.models import AgendaItem
from network.people.choices import Language
from network.people.models import PersonalRecord
from network.proposals.choices import PUBLIC, ProposalState
from network.regions.models import Organisation

LONGEST_WORDS = 2_000


def _in_language(finnish: str, swedish: str) -> str:
    """In the reader's language where there is a text in it, else in the other one."""
    first, other = (swedish, finnish) if (get_language() or "").startswith("sv") else (finnish, swedish)
    return first or other


class Addressee(PersonalRecord):
    """A management group or somebody in office that answers a council, from the day on which they were told of it."""

    council = models.ForeignKey(Council, verbose_name=_("council"), on_delete=models.PROTECT, related_name="addressees")
    name_fi = models.CharField(
        _("name in Finnish"),
        max_length=160,
        help_text=_("The group or the office. No name of a person: it is shown on the council's page."),
    )
    name_sv = models.CharField(_("name in Swedish"), max_length=160, blank=True)
    email = SealedTextField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=3, choices=Language.choices, default=Language.FINNISH)
    left_on = models.DateField(_("answers no more since"), null=True, blank=True)

    class Meta:
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        ordering = ("name_fi", "reference")

    @property
    def name(self) -> str:
        return _in_language(self.name_fi, self.name_sv)

    @property
    def called_in(self) -> str:
        """The language of the name, as it is shown to the reader."""
        swedish = (get_language() or "").startswith("sv")
        return Language.SWEDISH if not self.name_fi or (swedish and self.name_sv) else Language.FINNISH


class Proposal(models.Model):
    """What a council proposes, in the languages in which it is told. One lock point of its answer."""

    WAITS: ClassVar[Q] = Q(state=ProposalState.SENT)

    council = models.ForeignKey(Council, verbose_name=_("council"), on_delete=models.PROTECT, related_name="proposals")
    item = models.ForeignKey(
        AgendaItem, verbose_name=_("agenda item"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    key = models.UUIDField(_("key of the form"), unique=True, default=uuid.uuid4, editable=False)
    heading_fi = models.CharField(_("heading in Finnish"), max_length=200, blank=True)
    heading_sv = models.CharField(_("heading in Swedish"), max_length=200, blank=True)
    words_fi = models.TextField(_("proposal in Finnish"), max_length=LONGEST_WORDS, blank=True)
    words_sv = models.TextField(_("proposal in Swedish"), max_length=LONGEST_WORDS, blank=True)
    themes = models.ManyToManyField("network.Theme", verbose_name=_("themes"), blank=True, related_name="proposals")
    addressee = models.ForeignKey(
        Addressee,
        verbose_name=_("addressee"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )
    to_fi = models.CharField(_("to whom, in Finnish"), max_length=160, blank=True)
    to_sv = models.CharField(_("to whom, in Swedish"), max_length=160, blank=True)
    answer_due_on = models.DateField(_("answer by"))
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState.choices, default=ProposalState.PREPARED, editable=False
    )
    sent_on = models.DateField(_("sent"), null=True, editable=False)
    answered_on = models.DateField(_("answered"), null=True, editable=False)
    first_reminded_on = models.DateField(_("reminded"), null=True, editable=False)
    second_reminded_on = models.DateField(_("reminded again"), null=True, editable=False)
    hidden_on = models.DateField(_("not shown to everybody since"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ("-sent_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ProposalState.PREPARED) | Q(sent_on__isnull=False), name="proposal_was_sent_on"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(ProposalState.PREPARED, ProposalState.SENT)) | Q(answered_on__isnull=False),
                name="proposal_was_answered_on",
            ),
            models.CheckConstraint(
                condition=~Q(heading_fi="", heading_sv=""),
                name="proposal_has_a_heading",
                violation_error_message=_("Tell the heading in one language at least."),
            ),
        )

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        return _in_language(self.heading_fi, self.heading_sv)

    @property
    def words(self) -> str:
        return _in_language(self.words_fi, self.words_sv)

    @property
    def to(self) -> str:
        return _in_language(self.to_fi, self.to_sv)

    @property
    def written_in(self) -> str:
        """The language of heading and words, as they are shown to the reader."""
        swedish = (get_language() or "").startswith("sv")
        return Language.SWEDISH if not self.heading_fi or (swedish and self.heading_sv) else Language.FINNISH

    @property
    def called_in(self) -> str:
        """The language of the addressee's name, as it is shown to the reader."""
        swedish = (get_language() or "").startswith("sv")
        return Language.SWEDISH if not self.to_fi or (swedish and self.to_sv) else Language.FINNISH

    @property
    def version(self) -> str:
        """What tells two states of a prepared proposal apart: whoever changes it has seen the last one."""
        told = [self.heading_fi, self.heading_sv, self.words_fi, self.words_sv, self.addressee_id, self.answer_due_on]
        themes = sorted(self.themes.values_list("pk", flat=True)) if self.pk else []
        return version_of(told, themes)

    @property
    def controller(self) -> Organisation | None:
        return self.council.controller

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC

    def is_late(self, today: datetime.date) -> bool:
        """Nobody has answered by the day that was set, or the answer came after it."""
        if self.answered_on:
            return self.answered_on > self.answer_due_on
        return self.state == ProposalState.SENT and today > self.answer_due_on


class ProposalStep(models.Model):
    """Something that happened with a proposal. Without a state of its own it tells an effect that was seen later."""

    proposal = models.ForeignKey(Proposal, verbose_name=_("proposal"), on_delete=models.PROTECT, related_name="steps")
    to = models.CharField(_("state"), max_length=10, choices=ProposalState.choices, blank=True)
    words = models.TextField(_("words"), max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(_("language"), max_length=3, choices=Language.choices, default=Language.FINNISH)
    happened_on = models.DateField(_("when"), default=timezone.localdate)
    from_addressee = models.BooleanField(_("told by the addressee"), default=False)
    told_by_fi = models.CharField(_("told by, in Finnish"), max_length=160, blank=True)
    told_by_sv = models.CharField(_("told by, in Swedish"), max_length=160, blank=True)
    key = models.UUIDField(_("key of the form"), unique=True, default=uuid.uuid4, editable=False)
    words_off_on = models.DateField(_("words taken off"), null=True, editable=False)
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step of a proposal")
        verbose_name_plural = _("steps of proposals")
        ordering = ("happened_on", "noted_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(noted_by__isnull=True) | Q(noted_at__isnull=False), name="proposal_step_is_noted_at"
            ),
        )

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.to}"

    @property
    def label(self) -> str:
        """What a step is called."""
        return str(capfirst(self.get_to_display())) if self.to else gettext("What it led to")

    @property
    def told_by(self) -> str:
        """The addressee that told it, as they were called then: somebody else may answer today."""
        return _in_language(self.told_by_fi, self.told_by_sv)


class AnswerLink(models.Model):
    """A way for an addressee to answer one proposal without an account. Only its digest is kept."""

    proposal = models.ForeignKey(
        Proposal, verbose_name=_("proposal"), on_delete=models.CASCADE, related_name="answer_links"
    )
    digest = models.CharField(_("digest of the address"), max_length=64, unique=True, editable=False)
    made_on = models.DateField(_("made"))
    expires_on = models.DateField(_("works until"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link to answer a proposal")
        verbose_name_plural = _("links to answer proposals")
        ordering = ("made_on", "pk")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
