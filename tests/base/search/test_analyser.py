"""Finnish words by their basic forms and the parts of compounds, whatever engine is found."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from base.search import analyser, finnish
from base.search.analyser import analyse, query_forms, stem

BEGINNINGS = ("kehittäm", "samarbet", "national", "osallis", "relation", "arbets", "connect", "verkost", "generali")
ENDS = ("isation", "ational", "ningarna", "heterna", "illensa", "uudelle", "fulness", "iveness", "iseksi", "arnas")
CACHES = (analyser.analyse, analyser._bases, analyser.query_forms, finnish.dictionary)


def engines() -> list[str]:
    """The Python package, which the lock files bring, and the library of the operating system where it is there."""
    found = ["pyvoikko"]
    try:
        finnish.libvoikko()
    except (OSError, ImportError, finnish_error()):
        return found
    return [*found, "libvoikko"]


def finnish_error() -> type[Exception]:
    import libvoikko

    error: type[Exception] = libvoikko.VoikkoException
    return error


def forget() -> None:
    for cache in CACHES:
        cache.cache_clear()


@pytest.fixture(params=engines())
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("PAJAVERKKO_VOIKKO", request.param)
    forget()
    yield request.param
    forget()


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PAJAVERKKO_VOIKKO", "none")
    forget()
    yield
    forget()


def test_inflected_compound_is_found_by_its_form_its_ends_and_its_parts(engine: str) -> None:
    found = analyse("toimeentulotukihakemuksella", "fi")

    assert found.lemmas == ("toimeentulotukihakemus",)
    assert {"tukihakemus", "hakemus"} <= set(found.heads)
    assert {"toimeentulotuki", "toimeentulo", "tuki"} <= set(found.parts)


def test_all_readings_of_a_word_count(engine: str) -> None:
    assert {"kuusi"} <= set(analyse("kuusen", "fi").lemmas)
    assert {"lakata", "lakka"} & set(analyse("lakkaa", "fi").lemmas)


def test_name_is_known_without_its_capital_letter(engine: str) -> None:
    assert "kela" in analyse("kelan", "fi").lemmas


def test_word_that_no_dictionary_knows_is_kept_with_its_stem(engine: str) -> None:
    found = analyse("xyzzyssa", "fi")

    assert (found.known, found.lemmas) == (False, analyse("xyzzyä", "fi").lemmas)


def test_basic_forms_hold_no_marks_of_the_dictionary(engine: str) -> None:
    for word in ("vastaanotossa", "pohjanmaalla", "ylivelkaantuminen", "henkilökohtaista", "ulosotosta"):
        analysis = analyse(word, "fi")
        assert all(form.isalpha() for form in (*analysis.lemmas, *analysis.heads, *analysis.parts)), analysis


def test_swedish_and_english_words_are_kept_by_their_stems() -> None:
    assert analyse("klienternas", "sv").lemmas == analyse("klienterna", "sv").lemmas
    assert analyse("workshops", "en").lemmas == ("workshop",)


def test_question_word_is_looked_for_in_three_languages(engine: str) -> None:
    assert "lomake" in query_forms("lomakkeilla")
    assert "klient" in query_forms("klienter")
    assert "group" in query_forms("groups")


def test_search_has_a_floor_without_any_dictionary(no_engine: None) -> None:
    assert analyser.analyser_name().startswith("none-")
    assert analyse("lomakkeilla", "fi").lemmas == analyse("lomakkeella", "fi").lemmas


@pytest.fixture
def _often() -> Iterator[None]:
    """Threads take turns a thousand times as often as usual."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("_often")
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_words_of_several_readers_do_not_meet(language: str):
    """A stemmer is one for all threads of a server."""
    words = [f"{beginning}{end}" for beginning in BEGINNINGS for end in ENDS]
    alone = [stem.__wrapped__(word, language) for word in words]
    with ThreadPoolExecutor(max_workers=4) as pool:
        together = list(pool.map(lambda _reader: [stem.__wrapped__(word, language) for word in words], range(4)))
    assert together == [alone] * 4
