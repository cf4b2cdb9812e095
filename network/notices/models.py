"""Notices in versions, and what people have said yes to. The questions are those of a data-collection card."""

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext, gettext_lazy as _

from network.notices.choices import Afterwards, Basis, Purpose, VersionState
from network.people.choices import Channel, Language
from network.people.models import Person, PersonalRecord

LANGUAGES = ("fi", "sv")
"""Languages that a notice must be complete in."""
TEXTS = ("collector", "purpose_text", "asked_from", "where_kept", "users", "contact", "results")


class Notice(models.Model):
    """What an organisation collects for one purpose; without an organisation, for the whole site."""

    controller = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation that answers for the data"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notices",
        help_text=_("Empty: for every organisation that has no notice of its own."),
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("purpose", "pk")
        constraints = (
            models.UniqueConstraint(fields=("controller", "purpose"), name="notice_once"),
            models.UniqueConstraint(
                fields=("purpose",), condition=Q(controller__isnull=True), name="notice_of_the_site_once"
            ),
        )

    def __str__(self) -> str:
        label = str(Purpose(self.purpose).label)
        return f"{label}, {self.controller}" if self.controller_id else label


class NoticeVersion(models.Model):
    """One wording of a notice, in Finnish and Swedish. What was published is never changed: a new one replaces it."""

    notice = models.ForeignKey(Notice, verbose_name=_("notice"), on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    collector_fi = models.TextField(_("who collects, in Finnish"), max_length=500, blank=True)
    collector_sv = models.TextField(_("who collects, in Swedish"), max_length=500, blank=True)
    purpose_text_fi = models.TextField(_("for what, in Finnish"), max_length=1_000, blank=True)
    purpose_text_sv = models.TextField(_("for what, in Swedish"), max_length=1_000, blank=True)
    asked_from_fi = models.TextField(_("from whom and what, in Finnish"), max_length=1_000, blank=True)
    asked_from_sv = models.TextField(_("from whom and what, in Swedish"), max_length=1_000, blank=True)
    where_kept_fi = models.TextField(_("where it is kept, in Finnish"), max_length=500, blank=True)
    where_kept_sv = models.TextField(_("where it is kept, in Swedish"), max_length=500, blank=True)
    users_fi = models.TextField(_("who may use it, in Finnish"), max_length=500, blank=True)
    users_sv = models.TextField(_("who may use it, in Swedish"), max_length=500, blank=True)
    contact_fi = models.TextField(_("whom to ask, in Finnish"), max_length=500, blank=True)
    contact_sv = models.TextField(_("whom to ask, in Swedish"), max_length=500, blank=True)
    results_fi = models.TextField(_("how results come back, in Finnish"), max_length=500, blank=True)
    results_sv = models.TextField(_("how results come back, in Swedish"), max_length=500, blank=True)
    basis = models.CharField(_("legal basis"), max_length=20, choices=Basis.choices, blank=True)
    kept_months = models.PositiveSmallIntegerField(
        _("months it is kept after it is over"), null=True, blank=True, help_text=_("0: deleted when it is over.")
    )
    afterwards = models.CharField(_("what becomes of it then"), max_length=10, choices=Afterwards.choices, blank=True)
    archive_fi = models.CharField(_("where it is archived, in Finnish"), max_length=200, blank=True)
    archive_sv = models.CharField(_("where it is archived, in Swedish"), max_length=200, blank=True)
    anonymous = models.BooleanField(_("nobody can be recognised in it"), default=False)
    voluntary = models.BooleanField(_("giving it is voluntary"), default=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text_hash = models.CharField(_("digest of the text"), max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("version of a notice")
        verbose_name_plural = _("versions of notices")
        ordering = ("notice", "-number")
        constraints = (
            models.UniqueConstraint(fields=("notice", "number"), name="notice_version_once"),
            models.UniqueConstraint(
                fields=("notice",), condition=Q(state=VersionState.PUBLISHED), name="notice_has_one_in_force"
            ),
            models.UniqueConstraint(
                fields=("notice",), condition=Q(state=VersionState.DRAFT), name="notice_has_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | Q(published_at__isnull=False),
                name="notice_version_publisher_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT, published_at__isnull=True)
                | ~Q(state=VersionState.DRAFT) & Q(published_at__isnull=False) & ~Q(text_hash=""),
                name="notice_version_is_published_at",
            ),
        )

    def __str__(self) -> str:
        return gettext("Version %(number)s") % {"number": self.number}

    def words(self, name: str) -> str:
        """A text in the reader's language, else in Finnish."""
        code = (get_language() or "fi").split("-")[0]
        return str(getattr(self, f"{name}_{code}", "") or getattr(self, f"{name}_fi"))

    @property
    def missing(self) -> list[str]:
        """Names of what is still to be told before this version can be published."""
        wanted = [f"{text}_{code}" for text in TEXTS for code in LANGUAGES]
        if self.afterwards == Afterwards.ARCHIVED:
            wanted += [f"archive_{code}" for code in LANGUAGES]
        empty = [name for name in (*wanted, "basis", "afterwards") if not getattr(self, name)]
        return empty + (["kept_months"] if self.kept_months is None else [])

    @property
    def missing_labels(self) -> list[str]:
        """What is still to be told, in words."""
        columns = {column.name: str(column.verbose_name) for column in self._meta.local_fields}
        return [columns[name] for name in self.missing]

    @property
    def digest(self) -> str:
        """Of everything that somebody who says yes has read."""
        told: list[Any] = [getattr(self, f"{text}_{code}") for text in (*TEXTS, "archive") for code in LANGUAGES]
        told += [self.basis, self.kept_months, self.afterwards, self.anonymous, self.voluntary]
        return hashlib.sha256("\x1f".join(map(str, told)).encode()).hexdigest()


class Consent(PersonalRecord):
    """A yes of one person to one version, in the language it was read in, and its end."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="consents")
    version = models.ForeignKey(
        NoticeVersion, verbose_name=_("version of a notice"), on_delete=models.PROTECT, related_name="consents"
    )
    text_hash = models.CharField(_("digest of the text"), max_length=64)
    language = models.CharField(_("language"), max_length=3, choices=Language.choices)
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
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-given_at", "reference")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_is_withdrawn_after_it_was_given",
            ),
            models.UniqueConstraint(
                fields=("person", "version"), condition=Q(withdrawn_at__isnull=True), name="consent_once_while_it_holds"
            ),
        )
