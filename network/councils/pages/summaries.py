"""What a council did in one term: written when the term is over, and kept for those who come after."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.dates import day_text
from base.gates import Gated
from base.page_form import BasePageForm
from base.pages import BasePage
from network.councils.choices import SUMMARY_BEFORE
from network.councils.models import Term
from network.councils.pages.councils import PROSE, CouncilPage

WRITTEN = ("what_was_done", "what_changed", "what_follows")


class TermSummaryForm(BasePageForm):
    """Offers the terms of the council above. A new page begins with the latest one that has no summary and is over or
    will be soon, and with its days as a title.
    """

    def __init__(self, *args: Any, parent_page: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, parent_page=parent_page, **kwargs)
        if parent_page is None or "term" not in self.fields:
            return
        terms = Term.objects.filter(council__council_key=parent_page.translation_key)
        self.fields["term"].queryset = terms
        soon = timezone.localdate() + SUMMARY_BEFORE
        over = terms.filter(ends_on__lte=soon, summaries__isnull=True).first()
        if self.instance.pk is None and over:
            self.initial["term"] = over.pk
            self.initial["title"] = gettext("Summary of the term %(days)s") % {"days": over}


class TermSummaryPage(Gated, BasePage):
    """The summary of a term. It is public when the term is over, with what can be counted beside the words."""

    term = models.ForeignKey(
        "network.Term", verbose_name=_("term"), null=True, on_delete=models.PROTECT, related_name="summaries"
    )
    what_was_done = RichTextField(_("what the council did"), features=PROSE)
    what_changed = RichTextField(_("what changed"), features=PROSE, help_text=_("What nobody knows yet is told, too."))
    what_follows = RichTextField(
        _("how it goes on"), features=PROSE, help_text=_("What the next council is to know, and what waits for it.")
    )

    base_form_class = TermSummaryForm
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("term"),
        *(FieldPanel(name) for name in WRITTEN),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, *(index.SearchField(name) for name in WRITTEN)]
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("term")]
    parent_page_types: ClassVar[list[str]] = ["network.CouncilPage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("What a council did in one term, what changed and how it goes on.")

    class Meta:
        verbose_name = _("summary of a term")
        verbose_name_plural = _("summaries of terms")

    @property
    def days(self) -> tuple[datetime.date, datetime.date | None] | None:
        """First and last day of the term."""
        return (self.term.starts_on, self.term.ends_on) if self.term else None

    @property
    def card_date(self) -> tuple[datetime.date, datetime.date | None] | None:
        return self.days

    def why_not_public(self) -> list[str]:
        """A summary is written when everything has happened, for the council above, and once."""
        if self.term is None:
            return [gettext("Choose the term.")]
        found = []
        if self.term.ends_on is None or self.term.ends_on >= timezone.localdate():
            last = day_text(self.term.ends_on) if self.term.ends_on else gettext("not known")
            found.append(gettext("The term is not over yet. Its last day: %(day)s.") % {"day": last})
        above = CouncilPage.objects.parent_of(self).values_list("translation_key", flat=True).first()
        if above != self.term.council.council_key:
            found.append(gettext("The term is of another council."))
        others = TermSummaryPage.objects.live().filter(term=self.term).exclude(translation_key=self.translation_key)
        if others.exists():
            found.append(gettext("Another summary of this term is public already."))
        return found
