"""The catalogues of the site's own texts, and Wagtail's in better Finnish."""

from collections.abc import Iterable
from pathlib import Path

import polib

from pajaverkko.settings.environment import ROOT
from pajaverkko.texts.source import SourceText, collect

OWN = ROOT / "site/pajaverkko/locale"
OVERRIDES = ROOT / "site/pajaverkko/overrides"
LANGUAGES = ("fi", "sv")
"""Languages with a catalogue; the texts in the source are English."""


def catalogue(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / "django.po"


def update(language: str) -> polib.POFile:
    """Bring a language's catalogue in step with the source: new texts come without translation, old ones go."""
    file = catalogue(OWN, language)
    old = polib.pofile(str(file)) if file.exists() else polib.POFile()
    kept = {(entry.msgctxt or "", entry.msgid): entry for entry in old}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for text in sorted(collect().values(), key=lambda text: (text.msgid.lower(), text.context)):
        new.append(_entry(text, kept.get(text.key)))
    file.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(file))
    return new


def _entry(text: SourceText, old: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=text.msgid,
        msgctxt=text.context or None,
        occurrences=[(file, "") for file in sorted(text.files)],
    )
    if text.plural:
        entry.msgid_plural = text.plural
        entry.msgstr_plural = (old.msgstr_plural if old else None) or {0: "", 1: ""}
    else:
        entry.msgstr = old.msgstr if old else ""
    return entry


def compile_all(folders: Iterable[Path] = (OWN, OVERRIDES)) -> list[Path]:
    """Write the .mo file beside each catalogue; return those written."""
    written = []
    for folder in folders:
        for file in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            target = file.with_suffix(".mo")
            polib.pofile(str(file)).save_as_mofile(str(target))
            written.append(target)
    return written


if __name__ == "__main__":
    compile_all()
