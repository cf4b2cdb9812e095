"""Places outside the registers where what somebody wrote of a person may lie, and how each is cleaned of it."""

from collections.abc import Sequence

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object

from base.audit.models import AuditEntry
from base.outbox.models import Letter
from base.personal_data.places import place
from base.personal_data.register import table_of
from base.personal_data.texts import rows_with, take_out
from base.search.index import index_pages
from base.search.models import SearchEntry
from base.search.tables import table

INDEXES = frozenset({"base.SearchEntry", "wagtailsearch.IndexEntry", "wagtailsearch.SQLiteFTSIndexEntry"})
OPTIMIZE = "INSERT INTO wagtailsearch_indexentry_fts (wagtailsearch_indexentry_fts) VALUES ('optimize')"


@place("texts")
def texts(values: Sequence[str]) -> int:
    """Pages, their histories and drafts, comments, logs of the admin; then the index of what was found.

    Indexes are made anew, not written over: they know words that they must forget.
    """
    entries = table_of(SearchEntry)
    keys = rows_with(entries, values) if entries else []
    # The audit log is sealed: the erasure empties its reasons itself, and tells so.
    changed = take_out(values, but=INDEXES | {AuditEntry._meta.label})
    index_pages(keys=keys)
    for page in Page.objects.filter(pk__in=keys).specific():
        insert_or_update_object(page)
    if keys:
        table().forget_removed()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(OPTIMIZE)
    cache.clear()
    return changed + len(keys)


@place("letters")
def letters(values: Sequence[str]) -> int:
    """Messages to the person, sent or not."""
    return Letter.objects.filter(person__in=values).delete()[0]


@place("sessions")
def sessions(values: Sequence[str]) -> int:
    """What a visit remembers of a form that was not finished."""
    number = 0
    for session in Session.objects.iterator():
        told = str(session.get_decoded())
        if any(value in told for value in values):
            session.delete()
            number += 1
    return number
