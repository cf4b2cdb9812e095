"""The page of search results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from base.lists.listings import listing
from base.page_cache.parts import KeptAs
from base.queries import specific_pages
from base.search.finding import answers, find, promoted
from base.search.snippets import with_snippets
from pajaverkko.search.queries import everything_readable
from pajaverkko.search.reports import kind_facet

EVERYTHING = KeptAs("everything", by_the_clock=False)


def search(request: HttpRequest) -> HttpResponse:
    """Results for ?q=; any input is a question, none is an error."""
    hits = find(request.GET.get("q", ""))
    question, best_first = hits.question, answers(everything_readable(), hits, EVERYTHING)
    shown = listing(
        request,
        everything_readable(),
        [kind_facet()],
        keep=["q"],
        kept_as=EVERYTHING,
        among=best_first,
        arrange=lambda found: found.in_order(best_first),
        dress=lambda pages: with_snippets(specific_pages(page.pk for page in pages), question),
    )
    first = specific_pages(promoted(everything_readable(), question)) if shown.leaf.number == 1 else []
    return render(
        request,
        "pajaverkko/search/search.html",
        {"question": question.shown, "listing": shown, "interpreted": question.interpreted, "promoted": first},
    )
