"""What the councils of a centre proposed in half a year, and how long answers took. All of it is public already."""

from collections.abc import Sequence

from django.utils.translation import gettext as _, gettext_lazy

from base.disclosure.reported import People, Things, in_languages, reports
from base.half_years import HalfYear
from base.queries import titles_in_languages
from network.councils.pages import CouncilPage
from network.proposals.queries import proposals_sent
from network.proposals.reports.numbers import FEWEST, numbers_of
from network.regions.models import Centre


@reports(
    "proposals",
    gettext_lazy("Proposals of councils, and their answers"),
    gettext_lazy(
        "Counted are proposals that were sent in the half-year, as they stood when the figures were frozen. How long "
        "answers took is told of ten answers or more: of fewer it would be about one of them."
    ),
    order=40,
)
def proposals(centre: Centre, period: HalfYear) -> Sequence[People | Things]:
    sent = proposals_sent(centre, period)
    titles = titles_in_languages(CouncilPage, sent.values_list("council__council_key", flat=True))
    groups = [(words, sent.filter(council__council_key=key)) for key, words in titles.items()]
    groups.sort(key=lambda each: each[0]["fi"])
    few = in_languages(lambda: _("fewer than %(fewest)d answers") % {"fewest": FEWEST})
    rows = []
    for words, own in [*groups, (in_languages(lambda: _("In total")), sent)]:
        numbers = numbers_of(own)
        half = in_languages(lambda own=own: numbers_of(own).days) if numbers.days else few
        rows.append((words, numbers.sent, numbers.answered, numbers.done, half))
    heads = [
        in_languages(lambda: _("Council")),
        in_languages(lambda: _("Sent")),
        in_languages(lambda: _("Answered")),
        in_languages(lambda: _("Done")),
        in_languages(lambda: _("Half of the answers took at most")),
    ]
    question = in_languages(lambda: _("What did councils propose, and what became of it?"))
    title, (*shown, total) = in_languages(lambda: _("Proposals by council")), rows
    return [Things("proposals", title, question, heads, shown, total if groups else ())]
