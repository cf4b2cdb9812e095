"""The page of a call for members: what one does, how much time it takes, what is paid, who reads, what is not asked."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.gates import Gated
from base.notices import FORM_LANGUAGES, notice_for
from base.pages import BasePage
from network.councils.models import Call, Council
from network.councils.pages import PROSE, CouncilPage
from network.notices.choices import Purpose

TOLD = ("what_one_does", "time_needed", "paid", "who_reads", "not_asked", "criteria")
"""What has to be told before anybody is asked to apply."""
DAYS = ("opens_on", "closes_on", "answers_on")
ASKED = ("asks_age_group", "asks_region", "asks_municipality", "asks_service")


class CallPage(Gated, BasePage):
    """A call for members of the council above it. Public only when its form could be sent in this language."""

    opens_on = models.DateField(_("call opens on"), null=True, blank=True)
    closes_on = models.DateField(_("last day of the call"), null=True, blank=True)
    answers_on = models.DateField(
        _("everybody is answered by"), null=True, blank=True, help_text=_("Every applicant gets an answer by this day.")
    )
    what_one_does = RichTextField(_("what one does in the council"), blank=True, features=PROSE)
    time_needed = RichTextField(_("how much time it takes"), blank=True, features=PROSE)
    paid = RichTextField(
        _("what is paid"), blank=True, features=PROSE, help_text=_("Fees, costs, and how they affect benefits.")
    )
    who_reads = RichTextField(_("who reads the applications"), blank=True, features=PROSE)
    not_asked = RichTextField(_("what is not asked"), blank=True, features=PROSE)
    criteria = RichTextField(
        _("how members are chosen"),
        blank=True,
        features=PROSE,
        help_text=_("Decided before the call opens, and the same for everybody."),
    )
    asks_age_group = models.BooleanField(_("ask the age group"), default=False)
    asks_region = models.BooleanField(_("ask the wellbeing services county"), default=False)
    asks_municipality = models.BooleanField(_("ask the municipality"), default=False)
    asks_service = models.BooleanField(_("ask which services somebody knows"), default=False)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on"), FieldPanel("answers_on")]),
        *(FieldPanel(name) for name in TOLD),
        MultiFieldPanel(
            [FieldPanel(name) for name in ASKED],
            _("What else is asked, if the applicant wants to tell"),
            help_text=_("Ask only what the members are chosen by. Everything may be left empty."),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in TOLD),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField(name) for name in (*DAYS, *ASKED)]
    parent_page_types: ClassVar[list[str]] = ["network.CouncilPage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("A call for members of a council, with its form.")

    class Meta:
        verbose_name = _("call for members")
        verbose_name_plural = _("calls for members")

    def clean(self) -> None:
        super().clean()
        for first, last in (("opens_on", "closes_on"), ("closes_on", "answers_on")):
            start, end = getattr(self, first), getattr(self, last)
            if start and end and end < start:
                raise ValidationError({last: _("The call opens, closes and is answered in this order.")})
        self._keep_what_people_applied_by()

    def _keep_what_people_applied_by(self) -> None:
        """From the first day on everybody applies by the same words: what is asked, and what members are chosen by."""
        known = Call.objects.filter(call_key=self.translation_key, opens_on__lte=timezone.localdate()).first()
        # What has been public stands in the row, also while it is off the site.
        told = type(self).objects.filter(pk=self.pk, first_published_at__isnull=False).first()
        if known is None or told is None:
            return
        changed = [name for name in ("opens_on", *ASKED) if getattr(self, name) != getattr(known, name)]
        changed += ["criteria"] if self.criteria != told.criteria else []
        if changed:
            words = _("People apply by this already: it cannot be changed. Make a new call instead.")
            raise ValidationError(dict.fromkeys(changed, words))

    def why_not_public(self) -> list[str]:
        """Nobody may read a call and find no form, or not the language, or other days."""
        columns: list[Any] = [self._meta.get_field(name) for name in (*DAYS, *TOLD)]
        missing = [str(column.verbose_name) for column in columns if not getattr(self, column.name)]
        reasons = [gettext("This is missing: %(what)s.") % {"what": ", ".join(missing)}] if missing else []
        if self.is_over and not self._was_shown():
            reasons.append(gettext("The last day of the call has passed."))
        if not self._is_shown_now() and not _meets(self):
            reasons.append(gettext("The council is paused or has ended."))
        if _has_moved_from_its_council(self):
            reasons.append(gettext("People have applied to the council that this call was of."))
        if not _has_known_council(self):
            reasons.append(gettext("The council's page is not public, or no organisation answers for the council."))
        locale = self.locale if self.locale_id else self.get_default_locale()
        if locale.language_code not in FORM_LANGUAGES or not notice_for(
            Purpose.APPLICATIONS, self if self.pk else None, is_shown=False
        ):
            reasons.append(gettext("No notice about applications is in force in the language of the page."))
        return reasons

    def _was_shown(self) -> bool:
        """Whether it has been public before: a call that is over may still be corrected."""
        return type(self).objects.filter(pk=self.pk, first_published_at__isnull=False).exists()

    def _is_shown_now(self) -> bool:
        """Whether it is public while it is being changed: people apply by it already."""
        return type(self).objects.filter(pk=self.pk, live=True).exists()

    @property
    def is_open(self) -> bool:
        """Whether one may apply today; the last day still counts."""
        return bool(self.opens_on and self.closes_on and self.opens_on <= timezone.localdate() <= self.closes_on)

    @property
    def is_over(self) -> bool:
        return bool(self.closes_on and self.closes_on < timezone.localdate())


def _meets(page: CallPage) -> bool:
    """Whether the council above is at work."""
    above = CouncilPage.objects.parent_of(page).first() if page.path else None
    return above is None or above.is_at_work


def _has_known_council(page: CallPage) -> bool:
    """Whether somebody answers for those who will apply."""
    above = page.get_parent()
    return (
        Council.objects.filter(council_key=above.translation_key, centre__organisation__isnull=False).exists()
        if above
        else False
    )


def _has_moved_from_its_council(page: CallPage) -> bool:
    """Whether people have applied, and the page stands below another council than they applied to."""
    call = Call.objects.filter(call_key=page.translation_key, applications__isnull=False).first()
    above = page.get_parent() if call and page.path else None
    return call is not None and above is not None and above.translation_key != call.council.council_key
