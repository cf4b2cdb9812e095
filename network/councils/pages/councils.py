"""Client councils.

Nothing here names a member: that somebody belongs to a council may tell that they are a client.
"""

import datetime
from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.dates import day_text
from base.pages import BasePage
from network.councils.choices import AT_WORK, TURNED, CouncilState
from network.councils.models import Council, Term
from network.regions.pages import Regional, RegionalPageForm
from network.themes.pages import Themed

PROSE = ["h3", "bold", "italic", "ol", "ul", "link"]


class CouncilIndexPage(BasePage):
    """Lists the councils of the section it stands in."""

    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of councils")


class CouncilPageForm(RegionalPageForm):
    """Asks since when and why a council is permanent, paused or has ended.

    It is asked in the form and not of the page: other languages, which follow the Finnish page, and pages from before
    are not held up by it.
    """

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if "state" not in self.fields or "state" not in told:
            return told
        state, since, last = told["state"], told.get("turned_on"), told.get("term_ends_on")
        if state not in TURNED:
            told["turned_on"], told["turned_why"] = None, ""
            return told
        words = _("Everybody is told since when the council is permanent, paused or has ended, and why.")
        for name in ("turned_on", "turned_why"):
            if name not in self.errors and not told.get(name):
                self.add_error(name, words)
        if since and since > timezone.localdate():
            self.add_error("turned_on", _("The day lies ahead. Change the state when it has come."))
        if state == CouncilState.ENDED and told.get("term_starts_on") and (last is None or (since and last > since)):
            self.add_error("term_ends_on", _("The council has ended: the term ends on that day at the latest."))
        for reason in self._what_goes_on(state):
            self.add_error("state", reason)
        return told

    def _what_goes_on(self, state: str) -> Iterator[Any]:
        council = Council.objects.filter(council_key=self.instance.translation_key)
        today = {"calls__is_shown": True, "calls__closes_on__gte": timezone.localdate()}
        if state not in AT_WORK and council.filter(**today).exists():
            yield _("A call for members is open. Take it off the site first.")
        ahead = {"meetings__state": "planned", "meetings__starts_at__gt": timezone.now()}
        if state == CouncilState.ENDED and council.filter(**ahead).exists():
            yield _("Meetings lie ahead. Call them off first, so that those who were invited hear of it.")


class CouncilPage(Themed, Regional, BasePage):
    """What a council is for, how one joins, and when it meets."""

    state = models.CharField(_("state"), max_length=10, choices=CouncilState.choices, default=CouncilState.ACTIVE)
    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="councils",
    )
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True, validators=[MaxValueValidator(200)])
    term_starts_on = models.DateField(_("first day of the term"), null=True, blank=True)
    term_ends_on = models.DateField(_("last day of the term"), null=True, blank=True)
    turned_on = models.DateField(
        _("since"), null=True, blank=True, help_text=_("For a council that is permanent, paused or has ended.")
    )
    turned_why = models.TextField(
        _("why"),
        max_length=600,
        blank=True,
        help_text=_("Who decided so, and on what grounds. No names: a group or an office."),
    )
    purpose = RichTextField(_("what the council is for"), blank=True, features=PROSE)
    how_to_join = RichTextField(
        _("how to join"), blank=True, features=PROSE, help_text=_("How much time it takes; what is not asked.")
    )
    fees = RichTextField(
        _("fees and costs"),
        blank=True,
        features=PROSE,
        help_text=_(
            "What is paid, which costs are met, and how it affects benefits. Nothing is paid through this site."
        ),
    )
    meeting_rhythm = models.CharField(_("how often it meets"), max_length=200, blank=True)
    became = RichTextField(_("what became of it"), blank=True, features=PROSE)
    target_groups = ParentalManyToManyField("network.TargetGroup", verbose_name=_("for whom"), blank=True)

    base_form_class = CouncilPageForm
    listed_in: ClassVar[str] = "councilindexpage"
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("state"), FieldPanel("seats")]),
        MultiFieldPanel([FieldPanel("turned_on"), FieldPanel("turned_why")], _("How the council goes on")),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("term_starts_on"), FieldPanel("term_ends_on")]),
        FieldPanel("purpose"),
        FieldPanel("how_to_join"),
        FieldPanel("fees"),
        FieldPanel("meeting_rhythm"),
        FieldPanel("became"),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
                FieldPanel("regions", widget=CheckboxSelectMultiple),
            ],
            _("How it is found"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("how_to_join"),
        index.SearchField("fees"),
        index.SearchField("turned_why"),
        index.SearchField("became"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField(name) for name in ("themes", "regions", "target_groups", "turned_on")
    ]
    parent_page_types: ClassVar[list[str]] = ["network.CentrePage"]
    subpage_types: ClassVar[list[str]] = ["network.MinutesPage", "network.CallPage", "network.TermSummaryPage"]

    page_description = _("A client council: what it is for, how one joins, when it meets.")

    class Meta:
        verbose_name = _("council")
        verbose_name_plural = _("councils")

    def clean(self) -> None:
        super().clean()
        if self.term_starts_on and self.term_ends_on and self.term_ends_on < self.term_starts_on:
            raise ValidationError({"term_ends_on": _("The last day is before the first day.")})
        if self.term_starts_on and self._overlaps_with_members(self.term_starts_on):
            raise ValidationError(
                {
                    "term_starts_on": _(
                        "People have seats in a term that overlaps with these days. Give that term its last day first, "
                        "publish, and then begin the new one."
                    )
                }
            )

    def _overlaps_with_members(self, first: datetime.date) -> bool:
        """Whether another term with people in it goes on within these days."""
        known = Term.objects.filter(council__council_key=self.translation_key, seats_held__isnull=False)
        if self.term_ends_on:
            known = known.filter(starts_on__lte=self.term_ends_on)
        lasting = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=first)
        return known.filter(lasting).exclude(starts_on=first).exists()

    @property
    def term(self) -> tuple[datetime.date | None, datetime.date | None]:
        return self.term_starts_on, self.term_ends_on

    @property
    def card_note(self) -> str:
        """Lists of councils tell each until when its call is open, if one is (`call_until`, see `queries`)."""
        if until := getattr(self, "call_until", None):
            return gettext("Looking for members until %(day)s") % {"day": day_text(until)}
        return "" if self.state in AT_WORK else str(capfirst(self.get_state_display()))

    names_members: bool = False
    """Whether members stand on the page that is being shown: set by the view, which has asked."""

    def shows_people(self) -> bool:
        return self.names_members or super().shows_people()

    @property
    def tells_turn(self) -> bool:
        """Whether the page tells since when it is so, and why."""
        return self.state in TURNED

    @property
    def is_at_work(self) -> bool:
        """Whether one can turn to the council now."""
        return self.state in AT_WORK
