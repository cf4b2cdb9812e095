"""Finding every text to translate in the project's Python files and templates."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation.template import templatize

from pajaverkko.settings.environment import ROOT

PLACES = ("site/base", "site/pajaverkko", "network", "workshops")
CALLS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
}
_QUOTED = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_TEMPLATE_CALL = re.compile(rf"""\b(n?p?gettext|_)\(((?:{_QUOTED}|[^)'"])*)\)""", re.DOTALL)
_STRING = re.compile(_QUOTED)


@dataclass
class SourceText:
    """A text as it stands in the source, and the files it stands in."""

    msgid: str
    plural: str = ""
    context: str = ""
    files: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.msgid


def collect() -> dict[tuple[str, str], SourceText]:
    """Every text of the source by context and text."""
    found: dict[tuple[str, str], SourceText] = {}
    for file in _python_files():
        for text in texts_of_python(file.read_text(encoding="utf-8")):
            _add(found, text, file)
    for file in sorted((ROOT / "templates").rglob("*.*")):
        for text in texts_of_template(file.read_text(encoding="utf-8")):
            _add(found, text, file)
    return found


def _python_files() -> Iterator[Path]:
    for place in PLACES:
        for file in sorted((ROOT / place).rglob("*.py")):
            if "migrations" not in file.parts:
                yield file


def _add(found: dict[tuple[str, str], SourceText], text: SourceText, file: Path) -> None:
    known = found.setdefault(text.key, text)
    known.plural = known.plural or text.plural
    known.files.add(str(file.relative_to(ROOT)))


def texts_of_python(source: str) -> Iterator[SourceText]:
    """The texts given to gettext and its kin."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            names = CALLS[node.func.id]
            values = [item.value for item in node.args if isinstance(item, ast.Constant)]
            if len(values) >= len(names):
                yield _text(names, [str(value) for value in values])


def texts_of_template(source: str) -> Iterator[SourceText]:
    """The texts of translate and blocktranslate tags and of _("…") in tags."""
    for call, inside in _TEMPLATE_CALL.findall(templatize(source)):
        strings = [ast.literal_eval(string) for string in _STRING.findall(inside)]
        names = CALLS[call]
        if len(strings) >= len(names):
            yield _text(names, strings)


def _text(names: tuple[str, ...], values: list[str]) -> SourceText:
    parts = dict(zip(names, values, strict=False))
    return SourceText(parts["msgid"], parts.get("plural", ""), parts.get("context", ""))
