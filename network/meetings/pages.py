"""The public minutes of councils' meetings: texts of their own, never the internal memo.

They are gated: whatever would make them public, they are not, before the members have agreed the memo.
"""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.dates import day_text
from base.gates import Gated
from base.pages import BasePage
from network.councils.pages import CouncilPage
from network.meetings.choices import APPEAL, IS_AGREED, TellsOf
from network.meetings.models.meetings import TOWN_ONLY
from network.themes.pages import Themed


class MinutesIndexPage(BasePage):
    """Lists the public minutes of the section it stands in."""

    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of minutes")


class MinutesPage(Gated, Themed, BasePage):
    """The public minutes of one meeting, begun from what its agenda says for the public.

    `tells_of` says whether they may tell who somebody is, and waits for an answer; `comes_off_on` is the day on which
    they come off the site by themselves, empty where they stay.
    """

    meeting = models.ForeignKey(
        "network.Meeting",
        verbose_name=_("meeting"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="minutes",
    )
    held_on = models.DateField(_("held on"), null=True)
    number = models.CharField(_("number"), max_length=20, blank=True, help_text=_("For example 2/2026."))
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=TOWN_ONLY)
    tells_of = models.CharField(
        _("does it tell who somebody is?"),
        max_length=10,
        choices=TellsOf.choices,
        blank=True,
        help_text=_("A name, or what somebody who knows them would recognise. Read the minutes once more for this."),
    )
    comes_off_on = models.DateField(
        _("comes off the site on"),
        null=True,
        blank=True,
        help_text=_("Needed where something in the minutes may tell who somebody is. Else, empty: the minutes stay."),
    )

    listed_in: ClassVar[str] = "minutesindexpage"
    listed_by: ClassVar[str] = "held_on"
    is_creatable = False
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("held_on"), FieldPanel("number")]),
        FieldPanel("place"),
        InlinePanel("items", heading=_("Agenda"), label=_("Item")),
        FieldRowPanel([FieldPanel("tells_of"), FieldPanel("comes_off_on")]),
        FieldPanel("themes", widget=CheckboxSelectMultiple),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.RelatedFields(
            "items",
            [
                index.SearchField("heading"),
                index.SearchField("discussion"),
                index.SearchField("decision"),
                index.SearchField("proposal"),
            ],
        ),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField(name) for name in ("themes", "number", "tells_of", "comes_off_on")
    ]
    parent_page_types: ClassVar[list[str]] = ["network.CouncilPage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("The public minutes of one meeting, without names.")

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")

    @property
    def card_date(self) -> datetime.date | None:
        return self.held_on

    def why_not_public(self) -> list[str]:
        """What is missing, in sentences; nothing: the minutes may be shown."""
        if self.meeting is None:
            return [gettext("These minutes belong to no meeting. Begin them from the meeting.")]
        found = []
        if self.meeting.memo not in IS_AGREED:
            found.append(gettext("The members have not agreed the memo of this meeting yet."))
        if not self._stands_below_its_council():
            found.append(gettext("These minutes are of another council's meeting."))
        if not self.tells_of:
            found.append(gettext("Say first whether something in the minutes may tell who somebody is."))
        if self.tells_of == TellsOf.SOMEBODY and self.comes_off_on is None:
            found.append(_day_is_missing())
        if self._day_has_come():
            found.append(gettext("The day on which these minutes come off the site has come."))
        others = MinutesPage.objects.live().filter(meeting=self.meeting).exclude(translation_key=self.translation_key)
        if others.exists():
            found.append(gettext("Other minutes of this meeting are public already."))
        return found

    def _day_has_come(self) -> bool:
        """The earliest day of all languages counts."""
        today = timezone.localdate()
        others = MinutesPage.objects.filter(translation_key=self.translation_key, comes_off_on__lte=today)
        return bool(self.comes_off_on and self.comes_off_on <= today) or others.exclude(pk=self.pk).exists()

    def with_content_json(self, content: Any) -> "MinutesPage":
        """Versions from before memos were kept here tell of no meeting; it is what the page itself says, always."""
        page: MinutesPage = super().with_content_json(content)
        page.meeting_id = self.meeting_id
        return page

    def _stands_below_its_council(self) -> bool:
        council = CouncilPage.objects.parent_of(self).values_list("translation_key", flat=True).first()
        return bool(self.meeting and council == self.meeting.council.council_key)


def _day_is_missing() -> str:
    words = gettext(
        "Tell the day on which the minutes come off the site, for something in them may tell who somebody is. "
        "Minutes of public bodies come off when the time for appeal ends: of today's, that is %(day)s."
    )
    return words % {"day": day_text(timezone.localdate() + APPEAL)}


class MinutesItem(TranslatableMixin, Orderable):
    """One item as the public is told of it: a text of its own, never the memo."""

    minutes = ParentalKey(MinutesPage, on_delete=models.CASCADE, related_name="items")
    heading = models.CharField(_("heading"), max_length=200)
    discussion = RichTextField(
        _("discussion"), blank=True, features=["bold", "ul"], help_text=_("No names, no single person's affairs.")
    )
    decision = models.TextField(_("decision"), blank=True)
    proposal = models.TextField(_("proposal"), blank=True, help_text=_("What is proposed, and to whom."))

    panels: ClassVar[list[Any]] = [
        FieldPanel("heading"),
        FieldPanel("discussion"),
        FieldPanel("decision"),
        FieldPanel("proposal"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("item of public minutes")
        verbose_name_plural = _("items of public minutes")

    def __str__(self) -> str:
        return self.heading
