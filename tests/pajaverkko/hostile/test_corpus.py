"""More than a thousand strings, of every kind that the site promises to stand."""

import unicodedata

from tests.pajaverkko.hostile.corpus import HUGE, KINDS, MARK, active, corpus, some


def test_there_are_more_than_a_thousand_different_ones() -> None:
    assert len({hostile.text for hostile in corpus()}) == len(corpus()) > 1_000
    assert {hostile.kind for hostile in corpus()} == set(KINDS) == {hostile.kind for hostile in some(0.1)}


def test_they_hold_what_is_promised() -> None:
    texts = [hostile.text for hostile in corpus()]

    for sign in (
        "\x00",
        "\r\n",
        "\u202e",
        "\u200b",
        "\ud800",
        "🙂",
        "Ǩ",
        "ʹ",
        "{{",
        "{%",
        "<script>",
        "javascript:",
        "data:",
    ):
        assert any(sign in text for text in texts), ascii(sign)
    for beginning in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"):
        assert any(text.startswith(beginning) for text in texts), ascii(beginning)
    for text in ("O'Neill", "Null", "../../../../etc/passwd", "BEGIN:VEVENT"):
        assert text in texts
    assert {unicodedata.is_normalized("NFC", text) for text in texts} == {True, False}
    assert any("DROP TABLE" in text for text in texts)
    assert any(len(word) > 2_000 for text in texts for word in text.split())
    assert all(len(text) > 700_000 for text in HUGE)


def test_those_that_run_tell_that_they_did() -> None:
    assert len(set(active(60))) == 60
    assert all(MARK in text for text in active(60))
