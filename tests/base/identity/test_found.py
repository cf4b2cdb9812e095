"""What is found in a text: every valid code, and next to nothing in harmless sentences."""

import random
from collections.abc import Callable

import pytest

from base.identity.found import Found, Kind, contacts, identity_codes, mask
from base.identity.readings import holds_code
from tests.base.identity.making import (
    CODE,
    TEMPLATES,
    WRITINGS,
    harmless_sentences,
    numbers,
    valid_codes,
    with_wrong_check,
)
from tests.timing import reads_within

MOST_WRONG = 0.005
LONGEST = 0.1
"""Seconds for 100,000 letters."""

PHONES = """040 123 4567|0401234567|040-1234567|044 987 6543|0400 123 456|0500-123456|050 1234567|0457 123 4567|
+358 40 1234567|+358401234567|+358 (0)40 123 4567|00358 40 123 4567|09-1234567|09 123 4567|(09) 1234 567|013-123 456|
020 712 3456|019 1234567|0800 123 456|+46 70 123 45 67|+372 5123 4567|040/1234567|040–123 4567""".replace("\n", "")
ADDRESSES = """tyontekija@kunta.example|etu.suku@hyvinvointi.example|a_b+c@x-y.example|TEKIJA@KUNTA.EXAMPLE|
tekijä@kunta.example|nimi(at)kunta.example|nimi [ät] kunta.example|nimi(at)kunta(piste)example|nimi＠kunta.example"""
ACCOUNTS = """FI21 1234 5600 0007 85|FI2112345600000785|fi21 1234 5600 0007 85|FI21-1234-5600-0007-85|
SE45 5000 0000 0583 9825 7466|DE89 3704 0044 0532 0130 00|GB29 NWBK 6016 1331 9268 19|NO93 8601 1117 947|
EE38 2200 2210 2014 5685"""
NO_CONTACTS = [
    "laki 1301/2014",
    "02-03-2024",
    "klo 09.00-15.30",
    "1 234 567,89 €",
    "12 040 123 456 euroa",
    "Y-tunnus 0123456-7",
    "ISBN 0-306-40615-2",
    "ISBN 978-952-00-1234-5",
    "doi:10.1234/0401234567",
    "tilaus 050505-1234",
    "THL/0401/5.09.00/2024",
    "Dnro 0401-2024",
    "s. 123-145",
    "00100 Helsinki",
    "FI21 1234 5600 0007 86",
    "FI00 0000 0000 0000 00",
    "huone A040",
    "kello @ 9",
]


def split(texts: str) -> list[str]:
    return [text.strip() for text in texts.split("|")]


def test_every_valid_code_is_caught(record_property: Callable[[str, object], None]) -> None:
    codes = valid_codes(seed=2023, count=1_000)
    caught = [code for code in codes if [(f.start, f.end) for f in identity_codes(f"Asia {code}.")] == [(5, 16)]]

    record_property("valid codes caught of 1000", len(caught))
    assert {code[6] for code in codes} == set("+-YXWVUABCDEF")
    assert set(codes) == set(caught)


@pytest.mark.parametrize("name", WRITINGS)
def test_code_is_caught_however_it_is_written(name: str) -> None:
    for code in [CODE, *valid_codes(seed=len(name), count=50)]:
        assert identity_codes(f"Hän on {WRITINGS[name](code)} täällä"), code


def test_place_of_a_code_is_that_in_the_text_as_it_was_written() -> None:
    written = WRITINGS["signs without width"](CODE)

    (found,) = identity_codes(f"Äiti\u0308 {written}!")

    assert f"Äiti\u0308 {written}!"[found.start : found.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "010190-900E",
        "310290-9001",
        "001390-9001",
        "010190-0011",
        "11010190-900P",
        "010190-90011",
        "010190=900D",
        "290225A900X",
    ],
)
def test_what_is_no_code_is_let_through(text: str) -> None:
    assert not identity_codes(text)


def test_code_is_read_where_a_browser_or_a_program_reads_it() -> None:
    for value in [
        f"<p><b>{CODE[:6]}</b>{CODE[6:]}</p>",
        f"&#48;{CODE[1:]}",
        f"https://kunta.example/?h={CODE.replace('-', '%2D')}",
        '{"blocks": [{"text": "' + CODE.replace("-", "\\u2011") + '"}]}',
        [{"value": {"text": f'["{CODE}"]'}}],
        {CODE: ""},
    ]:
        assert holds_code(value), value


def test_keys_of_blocks_and_check_sums_are_no_codes() -> None:
    chance = random.Random(11)
    for _ in range(50_000):
        key = f"{chance.getrandbits(256):064x}"
        assert not identity_codes(f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:32]} {key} {key[:32]}")


def test_what_was_found_does_not_hold_the_text() -> None:
    (found,) = identity_codes(CODE)

    assert found == Found(Kind.IDENTITY_CODE, 0, 11)
    assert CODE not in repr(found)


def test_mask_leaves_nothing_of_a_code() -> None:
    codes = valid_codes(seed=5, count=3)

    assert mask(f"{codes[0]} ja {codes[1].lower()}, {codes[2]}.") == f"{'*' * 11} ja {'*' * 11}, {'*' * 11}."


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((Kind.PHONE, text) for text in split(PHONES)),
        *((Kind.EMAIL, text) for text in split(ADDRESSES)),
        *((Kind.ACCOUNT, text) for text in split(ACCOUNTS)),
    ],
)
def test_contact_is_found(kind: Kind, text: str) -> None:
    sentence = f"Tavoitat minut: {text} arkisin."

    assert (kind, text) in [(found.kind, sentence[found.start : found.end]) for found in contacts(sentence)]


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_what_only_looks_like_a_contact_is_let_through(text: str) -> None:
    assert contacts(f"Katso {text} tästä.") == []


def test_harmless_sentences_are_hardly_ever_refused(record_property: Callable[[str, object], None]) -> None:
    sentences = harmless_sentences(seed=812, count=10_000)
    with_code = [sentence for sentence in sentences if identity_codes(sentence)]
    with_contact = [sentence for sentence in sentences if contacts(sentence)]

    record_property("harmless sentences refused for a code, of 10000", len(with_code))
    record_property("harmless sentences refused for a contact, of 10000", len(with_contact))
    assert len(sentences) == 10_000
    assert len(with_code) <= MOST_WRONG * len(sentences), with_code[:20]
    assert len(with_contact) <= MOST_WRONG * len(sentences), with_contact[:20]


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_template_of_harmless_sentences_is_refused_often(template: str) -> None:
    """The share of all is not to hide one kind of sentence that is refused always."""
    chance = random.Random(template)
    made = [template.format(**numbers(chance)) for _ in range(200)]

    assert sum(bool(identity_codes(sentence) or contacts(sentence)) for sentence in made) <= 6, made[:3]


def test_order_numbers_with_a_wrong_check_sign_are_let_through() -> None:
    chance = random.Random(1)

    assert not any(identity_codes(with_wrong_check(chance)) for _ in range(1_000))


STRESS = """a|0|0 |0-|+358|+358 |@|a@|a@b.|a@b.1|FI21|FI21 |<|<a|&|&#|%|%2|[|{"|["|\\|(0)|(at)|010101-|010101-123|
010101 - |ä|\u200b|\u0301|１|−|040 |040-123|a.|a(at)b(dot)|040123456|09 1|isbn |isbn 0|-|+|f|FI|w@w.w|1.|00|001 |0(2|
aa@aa.aa,|010190-900P |040 123 4567, |FI2112345600000785 |\u00ad|9 \u200b|%25|{"a":|<b>0""".replace("\n", "").split("|")


@pytest.mark.parametrize("pattern", [*STRESS, " ", "\n"], ids=ascii)
def test_hostile_text_is_read_in_time(pattern: str) -> None:
    text = (pattern * 100_000)[:100_000]
    for read in (identity_codes, contacts, mask):
        assert reads_within(LONGEST, read, text), read.__name__
    assert reads_within(2 * LONGEST, holds_code, text)
