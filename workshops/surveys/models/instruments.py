"""What is asked: instruments in versions, in Finnish and Swedish. What has been locked is never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import get_language, gettext, gettext_lazy as _
from wagtail.fields import StreamField

from base.seen_form import version_of
from workshops.surveys.blocks import QuestionBlocks
from workshops.surveys.choices import VersionState
from workshops.surveys.models.questions import LANGUAGES, Question, Section, missing_in, sections_in


class Worded(models.Model):
    """Texts in both languages, in columns `…_fi` and `…_sv`."""

    class Meta:
        abstract = True

    def words(self, name: str) -> str:
        """A text in the reader's language, else in Finnish."""
        code = (get_language() or "fi").split("-")[0]
        return str(getattr(self, f"{name}_{code}", "") or getattr(self, f"{name}_fi"))


class Instrument(Worded):
    """A set of questions that can be asked again and compared: whose it is, and on which terms it may be used."""

    key = models.SlugField(_("name in addresses"), max_length=60, unique=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    owner = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation that keeps it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: everybody's."),
    )
    licence = models.CharField(
        _("whose texts, on which terms"),
        max_length=300,
        blank=True,
        help_text=_("Nothing can be asked while this is empty. Name the permission where one is needed."),
    )

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ("name_fi", "pk")

    def __str__(self) -> str:
        return self.words("name")


class InstrumentVersion(Worded):
    """One wording of an instrument. What has been locked is not written on: a new version is made."""

    instrument = models.ForeignKey(
        Instrument, verbose_name=_("instrument"), on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    opening_fi = models.TextField(_("before the questions, in Finnish"), max_length=1_000, blank=True)
    opening_sv = models.TextField(_("before the questions, in Swedish"), max_length=1_000, blank=True)
    thanks_fi = models.TextField(_("afterwards, in Finnish"), max_length=1_000, blank=True)
    thanks_sv = models.TextField(_("afterwards, in Swedish"), max_length=1_000, blank=True)
    content = StreamField(QuestionBlocks(required=False), verbose_name=_("questions"), blank=True)
    comes_with_product = models.BooleanField(_("comes with the product"), default=False, editable=False)
    locked_at = models.DateTimeField(_("locked"), null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("locked by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("version of an instrument")
        verbose_name_plural = _("versions of instruments")
        ordering = ("instrument", "-number")
        constraints = (
            models.UniqueConstraint(fields=("instrument", "number"), name="instrument_version_once"),
            models.UniqueConstraint(
                fields=("instrument",), condition=Q(state=VersionState.DRAFT), name="instrument_has_one_draft"
            ),
            models.UniqueConstraint(
                fields=("instrument",), condition=Q(state=VersionState.LOCKED), name="instrument_has_one_in_use"
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT, locked_at__isnull=True)
                | ~Q(state=VersionState.DRAFT) & Q(locked_at__isnull=False),
                name="instrument_version_is_locked_at",
            ),
            models.CheckConstraint(
                condition=Q(locked_by__isnull=True) | Q(locked_at__isnull=False),
                name="instrument_version_locker_has_a_moment",
            ),
        )

    def __str__(self) -> str:
        return gettext("Version %(number)s") % {"number": self.number}

    @property
    def seen_as(self) -> str:
        """What tells two states of a draft apart: what people would read of it in each language."""
        asked = []
        for code in LANGUAGES:
            with translation.override(code):
                asked.append([str(section) for section in self.sections])
        own = [getattr(self, f"{name}_{code}") for name in ("opening", "thanks") for code in LANGUAGES]
        called = self.instrument.name_fi, self.instrument.name_sv, self.instrument.licence
        return version_of(asked, own, called)

    @property
    def sections(self) -> list[Section]:
        """Its questions in their sections, in the reader's language."""
        return sections_in(self.content)

    @property
    def questions(self) -> list[Question]:
        return [question for section in self.sections for question in section.questions]

    @property
    def missing(self) -> list[str]:
        """What is still to be told, in words, before this can be asked."""
        found = missing_in(self.content)
        one_sided = [name for name in ("opening", "thanks") if any(self._texts(name)) and not all(self._texts(name))]
        return found + [
            str(self._meta.get_field(f"{name}_{code}").verbose_name)  # type: ignore[union-attr]
            for name in one_sided
            for code in LANGUAGES
            if not getattr(self, f"{name}_{code}")
        ]

    def _texts(self, name: str) -> list[str]:
        return [getattr(self, f"{name}_{code}") for code in LANGUAGES]
