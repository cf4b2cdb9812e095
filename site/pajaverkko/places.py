"""Places outside the registers where what somebody wrote of a person may lie, and how each is cleaned of it."""

import posixpath
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, models, transaction
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.search.index import Indexed, insert_or_update_object

from base.audit.models import AuditEntry
from base.media import SiteDocument, SiteImage
from base.outbox.choices import LetterState
from base.outbox.models import Letter
from base.page_cache.services import public_has_changed
from base.personal_data.orphans import file_columns
from base.personal_data.places import finds_files, place
from base.personal_data.register import table_of, tables
from base.personal_data.texts import Changed, rows_with, take_out
from base.personal_data.written import Sought
from base.search.index import index_pages
from base.search.models import FileText, SearchEntry, SearchWord
from base.search.tables import table
from base.uploads.facts import content_hash
from base.uploads.models import FileFacts
from network.people.models import Person

INDEXES = frozenset({"wagtailsearch.IndexEntry", "wagtailsearch.SQLiteFTSIndexEntry"}) | {
    model._meta.label for model in (SearchEntry, SearchWord)
}
OPTIMIZE = "INSERT INTO wagtailsearch_indexentry_fts (wagtailsearch_indexentry_fts) VALUES ('optimize')"


@place("texts")
def texts(values: Sequence[str]) -> int:
    """Pages, their histories and drafts, comments, logs of the admin; then the indexes of what was found.

    Indexes are made anew, not written over: they know words that they must forget.
    """
    entries = table_of(SearchEntry)
    keys = rows_with(entries, values) if entries else []
    # The audit log is sealed: the erasure empties its reasons itself, and tells so.
    changed = take_out(values, but=INDEXES | {AuditEntry._meta.label})
    index_pages(keys=keys)
    _index_for_staff(changed, keys)
    # Every process forgets what it holds in memory when it sees the version move; this one and a server at once.
    public_has_changed(by=None)
    transaction.on_commit(cache.clear)
    return sum(map(len, changed.values())) + len(keys)


def _index_for_staff(changed: Changed, pages: Sequence[int]) -> None:
    """Wagtail's own index, of drafts, pictures and files as well."""
    found = {(type(thing), thing.pk): thing for thing in (*_indexed(changed), *Page.objects.filter(pk__in=pages))}
    for thing in found.values():
        insert_or_update_object(thing.specific if isinstance(thing, Page) else thing)
    if found:
        table().forget_removed()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(OPTIMIZE)


def _indexed(changed: Changed) -> Iterator[Any]:
    """What changed itself, or in one of its rows, and is found in an index."""
    for model, keys in changed.items():
        parents = [column.name for column in model._meta.local_fields if isinstance(column, ParentalKey)]
        for row in model._base_manager.filter(pk__in=keys):
            things = (row, *(getattr(row, name) for name in parents))
            yield from (thing for thing in things if isinstance(thing, Indexed))


@finds_files
def files(values: Sequence[str]) -> list[int]:
    """Documents with the values inside, as far as their text could be read."""
    texts_of_files = table_of(FileText)
    return rows_with(texts_of_files, values) if texts_of_files else []


@place("names of files")
def names_of_files(values: Sequence[str]) -> int:
    """Files that somebody has called after the person get another name."""
    sought, number = Sought(values), 0
    for column in (column for told in tables() for column in file_columns(told)):
        for row in column.model._base_manager.exclude(**{column.attname: ""}).iterator():
            number += _rename(row, column, sought)
    return number


def _rename(row: models.Model, column: models.FileField, sought: Sought) -> bool:
    file = getattr(row, column.attname)
    old, (folder, name) = file.name, posixpath.split(file.name or "")
    if not sought.stands_in(name) or not file.storage.exists(old):
        return False
    with file.storage.open(old) as content:
        kept = file.storage.save(posixpath.join(folder, sought.taken_out_of(name, once=True)), content)
    column.model._base_manager.filter(pk=row.pk).update(**{column.attname: kept})
    transaction.on_commit(partial(file.storage.delete, old))
    if isinstance(row, SiteImage):
        # Its sizes are called after it; a page makes them anew when it needs them.
        for rendition in row.renditions.all():
            rendition.delete()
    if isinstance(row, SiteDocument):
        _keep_as_read(row, kept)
    return True


def _keep_as_read(document: SiteDocument, name: str) -> None:
    """Its content is the one that was read: read again, it would bring back what has just been taken out."""
    before = content_hash(document)
    document.file.name = name
    for model in (FileText, FileFacts):
        model.objects.filter(document=document, hash=before).update(hash=content_hash(document))


@place("letters")
def letters(values: Sequence[str]) -> int:
    """Messages to the person, sent or not; also to the person's address, unless it is to another one who shares it.

    An answer on its way to an address that goes with it, such as that the person was erased, may still leave.
    """
    addresses = {value.casefold() for value in values if "@" in value}
    leaving = Q(state=LetterState.WAITING, forget_when_sent=True)
    told = Letter.objects.exclude(leaving | Q(person__in=values)).only("person", "address").iterator()
    there = {one.pk: one.person for one in told if one.address.casefold() in addresses}
    others = set(Person._base_manager.filter(pk__in=there.values()).values_list("pk", flat=True))
    keys = [key for key, person in there.items() if person not in others]
    return Letter.objects.filter(Q(person__in=values) | Q(pk__in=keys)).delete()[0]


@place("sessions")
def sessions(values: Sequence[str]) -> int:
    """What a visit remembers of a form that was not finished."""
    sought, number = Sought(values), 0
    for session in Session.objects.iterator():
        if sought.stands_in(str(session.get_decoded())):
            session.delete()
            number += 1
    return number
