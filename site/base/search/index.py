"""Keeping the index in step with the public pages. Only what everybody may read is ever in it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain, islice
from typing import Any

from django.db import transaction
from django.db.models import F, Min
from wagtail.models import Page

from base.queries import readable_in_any_language
from base.search.analyser import STEMMED, analyse, analyser_name, folded
from base.search.files import texts_of_files
from base.search.halves import completed
from base.search.models import SearchEntry, SearchState, SearchWord
from base.search.tables import table
from base.search.texts import fetch_texts, plain, texts_of
from base.search.tokens import FIELDS, Tokens
from base.search.words import fold, words_in

BATCH = 200
MOST_WORDS = 30_000
"""Words of a page that are indexed: those of a book of a hundred pages."""


@transaction.atomic
def index_pages(*, keys: Iterable[int]) -> int:
    """Index these pages anew; those that are not public any more are taken out. Returns how many are found now."""
    wanted = list(keys)
    before = _words_of_entries(SearchEntry.objects.filter(pk__in=wanted))
    public = readable_in_any_language(Page).filter(pk__in=wanted, depth__gt=1)
    pages = list(_as_own_types(public))
    _take_out(set(wanted) - {page.pk for page in pages})
    _forget_words(before - _write(pages))
    return len(pages)


@transaction.atomic
def forget_entry(*, entry: SearchEntry) -> None:
    """Take out what a page that has just gone, with its entry, was found by."""
    table().remove([entry.pk])
    _forget_words(_words_of_entries([entry]))


def _take_out(keys: Collection[int]) -> None:
    if keys:
        SearchEntry.objects.filter(pk__in=keys).delete()
        table().remove(list(keys))


def _words_of_entries(entries: Iterable[SearchEntry]) -> set[str]:
    """The words that these pages are found by as they are indexed now."""
    words: set[str] = set()
    for entry in entries:
        for language in STEMMED:
            _tokens(entry, language, words)
    return words


def _forget_words(words: Iterable[str]) -> None:
    """Words that no page has any more must not be offered instead of others: they may have been taken back."""
    gone = [word for word in words if (form := fold(word)) and not table().holds(form)]
    if gone and SearchWord.objects.filter(word__in=gone).delete()[0]:
        SearchState.objects.get_or_create(pk=1)
        SearchState.objects.filter(pk=1).update(generation=F("generation") + 1)


def rebuild_index(*, tell: Callable[[int, int], object] = lambda done, total: None) -> int:
    """Index every public page anew, in batches, while the site serves from what is there; return how many there are.

    Words that no page has any more are forgotten, and the index is marked as made by this analyser.
    """
    keys = list(readable_in_any_language(Page).filter(depth__gt=1).order_by("pk").values_list("pk", flat=True))
    old_words = dict(SearchWord.objects.values_list("word", "pk"))
    kept: set[str] = set()
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            pages = list(_as_own_types(Page.objects.filter(pk__in=keys[start : start + BATCH])))
            kept |= _write(pages, known=kept | old_words.keys())
        tell(min(start + BATCH, len(keys)), len(keys))
    _take_out(list(SearchEntry.objects.exclude(pk__in=keys).values_list("pk", flat=True)))
    _finish(old_words, kept)
    return len(keys)


@transaction.atomic
def _finish(old_words: dict[str, int], kept: set[str]) -> None:
    gone = [key for word, key in old_words.items() if word not in kept]
    for start in range(0, len(gone), BATCH):
        SearchWord.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    state, _made = SearchState.objects.get_or_create(pk=1)
    state.analyser, state.generation = analyser_name(), state.generation + 1
    state.save()


def rebuild_is_due() -> bool:
    """Whether the index was made by another analyser, or never."""
    state = SearchState.objects.filter(pk=1).first()
    return state is None or state.analyser != analyser_name()


def _write(pages: Sequence[Page], known: Collection[str] = ()) -> set[str]:
    """Write entries, tokens and words of these pages; returns the words. Those `known` are in the table already."""
    fetch_texts(pages)
    groups, in_files = _groups(pages), texts_of_files(page.pk for page in pages)
    entries: list[SearchEntry] = []
    rows: list[tuple[int, Tokens]] = []
    words: set[str] = set()
    for page in pages:
        entry = SearchEntry(
            page_id=page.pk,
            group=groups.get(page.pk, page.pk),
            language=getattr(page, "content_language", page.locale.language_code),
            title=plain(page.title),
            text=texts_of(page),
            file_text=in_files.get(page.pk, ""),
        )
        tokens = _tokens(entry, page.locale.language_code, words)
        entries.append(entry)
        rows.append((page.pk, tokens))
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["group", "language", "title", "text", "file_text"],
    )
    table().write(rows)
    new = [SearchWord(word=word) for word in sorted(words) if word not in known]
    SearchWord.objects.bulk_create(new, ignore_conflicts=True)
    return words


def _as_own_types(pages: Any) -> Any:
    return pages.specific().select_related("locale")


def _groups(pages: Sequence[Page]) -> dict[int, int]:
    """The lowest key among the versions of each page."""
    keys = {page.pk: page.translation_key for page in pages}
    lowest = Page.objects.filter(translation_key__in=set(keys.values())).values("translation_key")
    found = dict(lowest.annotate(lowest=Min("pk")).values_list("translation_key", "lowest"))
    return {key: found[group] for key, group in keys.items() if group in found}


def _tokens(entry: SearchEntry, page_language: str, words: set[str]) -> Tokens:
    """The words of an entry under all that they are found by; `words` takes their dotted forms."""
    tokens = Tokens()
    languages = dict.fromkeys([entry.language, page_language])
    for fields, text in ((tokens.title, entry.title), (tokens.rest, f"{entry.text} {entry.file_text}")):
        whole = completed(text.lower()) if "fi" in languages else ()
        for word in islice(chain(words_in(text), whole), MOST_WORDS):
            for language in languages:
                analysis = analyse(word, language)
                if language == entry.language or analysis.known:
                    words.update((word, *analysis.lemmas, *analysis.heads, *analysis.parts))
                    for name, forms in zip(FIELDS, folded(word, language), strict=True):
                        fields[name].extend(forms)
    return tokens
