"""The page of search results."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from base.queries import specific_pages
from pajaverkko.search.queries import keys_found, shown_question

PER_PAGE = 20


def search(request: HttpRequest) -> HttpResponse:
    """Results for ?q=; any input is a question, none is an error."""
    question = shown_question(request.GET.get("q", ""))
    leaf = Paginator(keys_found(question), PER_PAGE).get_page(request.GET.get("page"))
    pages = specific_pages(leaf.object_list)
    return render(
        request,
        "pajaverkko/search/search.html",
        {"question": question, "leaf": leaf, "pages": pages, "total": leaf.paginator.count},
    )
