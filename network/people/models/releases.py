"""What people let be shown of them. Pages hold references of these rows, never what is in them."""

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.people.choices import Channel, Showing
from network.people.models.person import Person
from network.people.models.record import PersonalRecord


def closed_storage() -> Storage:
    """Photos that no address leads to; they are shown through a view that asks whether they still may be."""
    return storages["closed"]


class Release(PersonalRecord):
    """A yes to showing one thing, in one version. The newest version that is not withdrawn holds; without one: nothing.

    `words` are what is shown: the name or nickname, the quotation, the municipality, the text beside a photo.
    """

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="releases")
    showing = models.CharField(_("what is shown"), max_length=12, choices=Showing.choices)
    version = models.PositiveIntegerField(_("version"))
    words = SealedTextField(_("words"), max_length=1_000, blank=True)
    photo = models.FileField(_("photo"), upload_to="releases", storage=closed_storage, blank=True)
    channel = models.CharField(_("how it was said"), max_length=10, choices=Channel.choices)
    given_at = models.DateTimeField(_("given"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("showing", "-version")
        constraints = (
            models.UniqueConstraint(fields=("person", "showing", "version"), name="release_version_once"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | models.Q(withdrawn_at__gte=models.F("given_at")),
                name="release_is_withdrawn_after_it_was_given",
            ),
        )
