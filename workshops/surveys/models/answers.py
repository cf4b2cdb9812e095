"""What was answered anonymously. No row tells who, from where or when, nor which answers one person gave together.

Answers wait apart, sealed, until they can be mixed in with others. Mixing adds numbers to counts, and writes all words
and all tokens of the collection anew under other keys and in another order: neither the number of a transaction, nor
the place in a table, nor the order of an index tells which moment, token or line of a log an answer belongs to. The
time of an answer is the time of its collection.
"""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from workshops.surveys.choices import DAYS_BEGUN, WordsState
from workshops.surveys.models.collections import Collection
from workshops.surveys.models.unordered import Unordered


def last_day_begun() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=DAYS_BEGUN)


class AnswerToken(Unordered):
    """One invitation, or one form that was sent. Only a digest is kept, and nothing of whom it went to.

    All of a collection are destroyed when it closes.
    """

    collection = models.ForeignKey(
        Collection, verbose_name=_("survey"), on_delete=models.CASCADE, related_name="tokens"
    )
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    is_used = models.BooleanField(_("has answered"), default=False)

    class Meta:
        verbose_name = _("invitation to answer")
        verbose_name_plural = _("invitations to answer")


class WaitingAnswer(Unordered):
    """An answer that waits to be mixed in with others. What it says is sealed."""

    collection = models.ForeignKey(
        Collection, verbose_name=_("survey"), on_delete=models.CASCADE, related_name="waiting"
    )
    told = SealedTextField(_("answers"))

    class Meta:
        verbose_name = _("waiting answer")
        verbose_name_plural = _("waiting answers")


class BegunAnswer(Unordered):
    """An answer that somebody wants to go on with later, found by the code that they alone were given."""

    collection = models.ForeignKey(Collection, verbose_name=_("survey"), on_delete=models.CASCADE, related_name="begun")
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    told = SealedTextField(_("answers"))
    kept_until_on = models.DateField(_("kept until"), default=last_day_begun)

    class Meta:
        verbose_name = _("answer that somebody has begun")
        verbose_name_plural = _("answers that somebody has begun")


class Count(Unordered):
    """How many marked something in a question. Which marks belong together is kept nowhere.

    `choice` is the key of an option, a step, "none" for "does not concern me", or "" for all who answered the question.
    """

    collection = models.ForeignKey(
        Collection, verbose_name=_("survey"), on_delete=models.CASCADE, related_name="counts"
    )
    question = models.CharField(_("question"), max_length=36)
    choice = models.CharField(_("answer"), max_length=36, blank=True)
    number = models.PositiveIntegerField(_("how many"), default=0)

    class Meta:
        verbose_name = _("count of answers")
        verbose_name_plural = _("counts of answers")
        constraints = (
            models.UniqueConstraint(fields=("collection", "question", "choice"), name="answers_counted_once"),
        )


class FreeWords(Unordered):
    """What was told in one's own words. It hangs on the question, never on other answers of the same person."""

    collection = models.ForeignKey(
        Collection, verbose_name=_("survey"), on_delete=models.CASCADE, related_name="free_words"
    )
    question = models.CharField(_("question"), max_length=36)
    words = SealedTextField(_("words"))
    state = models.CharField(_("state"), max_length=10, choices=WordsState.choices, default=WordsState.UNREAD)
    themes = models.ManyToManyField("network.Theme", verbose_name=_("themes"), blank=True, related_name="+")

    class Meta:
        verbose_name = _("free words")
        verbose_name_plural = _("free words")
