"""Made-up texts: valid identity codes, and sentences that hold nothing of the kind but look like it. All by seed."""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import polib

from base.identity.codes import CENTURIES, check_sign
from tests.architecture.tree import ROOT

CODE = "010190-900P"
"""A code of the kind that is given for tests only: its number is between 900 and 999."""


def valid_codes(seed: int, count: int) -> list[str]:
    """Codes with every separator in turn, and numbers from 002 to 999."""
    chance = random.Random(seed)
    return [_code(chance, list(CENTURIES)[place % len(CENTURIES)]) for place in range(count)]


def _code(chance: random.Random, separator: str) -> str:
    day = f"{chance.randint(1, 28):02}{chance.randint(1, 12):02}{chance.randint(0, 99):02}"
    number = f"{chance.randint(2, 999):03}"
    return f"{day}{separator}{number}{check_sign(day + number)}"


def with_wrong_check(chance: random.Random) -> str:
    """What looks like a code, with a check sign that is not its own; orders are numbered so."""
    code = _code(chance, "-")
    return code[:-1] + chance.choice([sign for sign in "0123456789" if sign != code[-1]])


TEMPLATES: tuple[str, ...] = (
    "Työpaja pidetään {day}.{month}.{year} klo {hour}.{minute}–{later}.{minute}.",
    "Verkstaden ordnas den {day}.{month}.{year} kl. {hour}.{minute}.",
    "Ilmoittaudu viimeistään {day:02}.{month:02}.{year} mennessä.",
    "Jakso {year}-{month:02}-{day:02}T{hour:02}:{minute}:00 on tallennettu.",
    "Asiasta säädetään laissa {law}/{year} ja asetuksessa {other}/{year}.",
    "Enligt lag {law}/{year} ska klienten höras.",
    "Kokoonnumme huoneessa {room}, kerros {floor}.",
    "Rummet är {room}–{other} i hus B.",
    "Osallistujia oli {small}, heistä {few} ensimmäistä kertaa vuosina {year}–{next_year}.",
    "Hankkeen rahoitus on {thousands} {hundreds:03} euroa, omarahoitus {small},50 €.",
    "Tilausnumero {order} toimitettiin viikolla {week}.",
    "Beställningen {order} kom fram.",
    "Tuotenumero {product}, kortteja {small} kappaletta.",
    "Asia {agency}/{law}/{case}.{floor:02}/{year} on vireillä.",
    "Diaarinumero 0{other}-{year}, liite {few}.",
    "Katso oppaan sivut {page}–{later_page} ja liite {few}.",
    "Kirjan ISBN on 978-952-{isbn1}-{isbn2}-{few}.",
    "Julkaisu: ISBN 952-{isbn1}-{isbn2}-X, ISSN 0{isbn2}-{year}.",
    "Y-tunnus {business}, postiosoite PL {few}, 00{hundreds:03} Helsinki.",
    "Käyntiosoite on Kauppakatu {small} A {few}, {postal} Jyväskylä.",
    "Artikkeli doi:10.{year}/{isbn2}.{year}.0{law}{hundreds:03} on avoin.",
    "Sarja {year}:{few}, vuosikerta {week}, s. {page}-{later_page}.",
    "Bussi {few} lähtee klo 0{few}.{minute}, 0{few}.40 ja 10.{minute}.",
    "Lämpötila oli -{few},5 astetta ja mittaus {hundreds:03}-{small}-{few}.",
    "Kysymykset {few}–{week} ja 01-{week:02}-{floor:02} jäivät auki.",
    "Versio {few}.{week}.{floor} korvaa version {floor}.{few}.",
    "Viitenumero 0{isbn2} {postal} {isbn2} maksua varten.",
    "Jakolaskussa {small}/{few} + {week} - {floor} = {page}.",
    "Raati kokoontui {few} kertaa, ryhmät {week}a, {week}b ja {room}.",
    "Kuva IMG_{year}{month:02}{day:02}_{hour:02}{minute}{few}.jpg on otettu pajassa.",
    "Tiedosto v{few}_{year}{month:02}{day:02}.docx on uusin.",
    "@pajaverkko kertoo lisää: katso #osallisuus{year}.",
    "Prosentit olivat {small} %, {week} % ja {few},{floor} %.",
)


def numbers(chance: random.Random) -> dict[str, Any]:
    year, hour, page = chance.randint(1998, 2031), chance.randint(8, 19), chance.randint(1, 400)
    return {
        "day": chance.randint(1, 28),
        "month": chance.randint(1, 12),
        "year": year,
        "next_year": year + 2,
        "hour": hour,
        "later": hour + 2,
        "minute": chance.choice(["00", "15", "30", "45"]),
        "law": chance.randint(100, 1600),
        "other": chance.randint(100, 999),
        "room": f"{chance.choice('ABCD')}{chance.randint(100, 499)}",
        "floor": chance.randint(1, 9),
        "small": chance.randint(10, 99),
        "few": chance.randint(2, 9),
        "thousands": chance.randint(10, 99),
        "hundreds": chance.randint(0, 999),
        "order": with_wrong_check(chance),
        "week": chance.randint(10, 52),
        "product": f"{chance.randint(10_000, 99_999)}-{chance.randint(100, 999)}",
        "agency": chance.choice(["THL", "STM", "VN", "HVA"]),
        "case": chance.choice(["05.09", "13.02", "04.01"]),
        "page": page,
        "later_page": page + chance.randint(2, 30),
        "isbn1": f"{chance.randint(0, 999):03}",
        "isbn2": f"{chance.randint(0, 9_999):04}",
        "business": f"{chance.randint(100_000, 3_999_999):07}-{chance.randint(0, 9)}",
        "postal": f"{chance.randint(100, 99_999):05}",
    }


def harmless_sentences(seed: int, count: int) -> list[str]:
    """Half of them from the site's own texts as far as they go, the others made from templates."""
    chance = random.Random(seed)
    own = sorted({sentence for sentence in _own_sentences() if "@" not in sentence})
    chance.shuffle(own)
    made = (chance.choice(TEMPLATES).format(**numbers(chance)) for _ in iter(int, 1))
    kept = own[: count // 2]
    return [*kept, *(next(made) for _ in range(count - len(kept)))]


def _own_sentences() -> Iterator[str]:
    """What the catalogues and the demo content say, in Finnish and in Swedish."""
    for file in sorted((ROOT / "site/pajaverkko/locale").rglob("*.po")):
        yield from (entry.msgstr for entry in polib.pofile(str(file)) if entry.msgstr)
    for file in sorted((ROOT / "site/pajaverkko/demo/content").rglob("*.toml")):
        for text in _strings(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield from (sentence for sentence in re.split(r"(?<=[.!?])\s+", text) if " " in sentence)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


Writing = Callable[[str], str]
WRITINGS: dict[str, Writing] = {
    "as it is": lambda code: code,
    "small letters": str.lower,
    "spaces": lambda code: f"{code[:6]} {code[6]} {code[7:]}",
    "en dash": lambda code: code.replace("-", "–"),
    "hyphen that does not break": lambda code: code.replace("-", "\u2011"),
    "minus": lambda code: code.replace("-", "−"),
    "soft hyphen": lambda code: code.replace("-", "\u00ad"),
    "full width": lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code),
    "signs without width": "\u200b".join,
    "byte order marks": "\ufeff".join,
    "combining strokes": "\u0336".join,
    "hard space": lambda code: f"{code[:6]}\u00a0{code[6:]}",
    "other digits": lambda code: code.translate({ord("0") + n: chr(0x0660 + n) for n in range(10)}),
    "after a word": lambda code: f"hetu{code}",
    "between letters": lambda code: f"arviointi{code}kysymys",
    "between letters of hexadecimal numbers": lambda code: f"saa{code}a",
    "in brackets": lambda code: f"({code})",
    "with an ending": lambda code: f"{code}:n",
    "in a file name": lambda code: f"asia_{code}.docx",
}
