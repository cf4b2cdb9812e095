"""Suggestions. Who sent one is not asked; where an answer is wanted, the address is kept in a table apart."""

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from network.suggestions.choices import Rights, SuggestionState


def closed_storage() -> Storage:
    """Files that nobody can open by an address."""
    return storages["closed"]


class Suggestion(models.Model):
    """A material that somebody suggests. `key` is that of the form, so that two clicks make one row."""

    key = models.UUIDField(unique=True, editable=False)
    bank = models.ForeignKey(
        "network.MaterialBankPage",
        verbose_name=_("material bank"),
        on_delete=models.CASCADE,
        related_name="suggestions",
    )
    title = models.CharField(_("title"), max_length=160)
    description = models.TextField(_("description"), max_length=2_000)
    link = models.URLField(_("link"), blank=True)
    file = models.FileField(_("file"), upload_to="suggestions", storage=closed_storage, blank=True)
    rights = models.CharField(_("right to use"), max_length=10, choices=Rights.choices, default=Rights.UNKNOWN)
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(
        _("state"), max_length=10, choices=SuggestionState.choices, default=SuggestionState.NEW, db_index=True
    )
    sent_on = models.DateField(_("sent"))
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    material = models.ForeignKey(
        "network.MaterialPage",
        verbose_name=_("material"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="suggestions",
    )

    class Meta:
        verbose_name = _("suggestion of a material")
        verbose_name_plural = _("suggestions of materials")
        ordering = ("sent_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=SuggestionState.NEW, decided_on=None)
                | ~models.Q(state=SuggestionState.NEW) & models.Q(decided_on__isnull=False),
                name="suggestion_is_decided_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return gettext("Suggestion %(number)s") % {"number": self.pk}


class ReplyAddress(models.Model):
    """Where the sender of a suggestion wants an answer. Deleted when the answer is handed to the outbox."""

    suggestion = models.OneToOneField(
        Suggestion, verbose_name=_("suggestion"), on_delete=models.CASCADE, related_name="reply_address"
    )
    address = models.EmailField(_("e-mail address"))

    class Meta:
        verbose_name = _("address for an answer")
        verbose_name_plural = _("addresses for answers")

    def __str__(self) -> str:
        return str(self.suggestion)
