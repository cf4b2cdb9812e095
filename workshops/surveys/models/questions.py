"""The questions of a version as they are asked, read from its blocks: they have no rows of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, gettext as _

from workshops.surveys.choices import NOT_CONCERNED, WITH_OPTIONS, WITH_STEPS, QuestionKind

LANGUAGES = ("fi", "sv")


@dataclass(frozen=True)
class Option:
    """Something to choose. `key` stays the same from version to version."""

    key: str
    words: str


@dataclass(frozen=True)
class Question:
    """One question in the reader's language. `key` stays the same from version to version while the block does."""

    key: str
    kind: QuestionKind
    words: str
    help: str = ""
    options: Sequence[Option] = ()
    """What can be marked: what is to choose, or the steps from the first end to the last."""
    may_not_concern: bool = False
    is_wellbeing: bool = False

    @property
    def to_mark(self) -> list[Option]:
        """What can be marked, "does not concern me" last where it is offered."""
        return [*self.options, *([Option(NOT_CONCERNED, _("Does not concern me"))] if self.may_not_concern else [])]


@dataclass(frozen=True)
class Section:
    """Questions that belong together; the first ones may have no heading."""

    heading: str = ""
    questions: list[Question] = field(default_factory=list)


def sections_in(content: Any) -> list[Section]:
    """What a stream of `QuestionBlocks` asks, in the reader's language, else in Finnish."""
    found = [Section()]
    for block in content:
        if block.block_type == "section":
            found.append(Section(_words(block.value, "words")))
        else:
            found[-1].questions.append(_question(block))
    return [section for section in found if section.questions]


def missing_in(content: Any) -> list[str]:
    """What is still to be told before these questions can be asked in every language."""
    found = [text for block in content for text in _missing(block)]
    return found if any(block.block_type != "section" for block in content) else [_("the questions"), *found]


def _question(block: Any) -> Question:
    kind, value = QuestionKind(block.block_type), block.value
    return Question(
        key=str(block.id),
        kind=kind,
        words=_words(value, "words"),
        help=_words(value, "help"),
        options=_options(kind, value),
        may_not_concern=bool(value.get("may_not_concern")),
        is_wellbeing=bool(value.get("is_wellbeing")),
    )


def _options(kind: QuestionKind, value: Any) -> list[Option]:
    if kind in WITH_OPTIONS:
        return [Option(str(each.id), _words(each.value, "words")) for each in value["options"].bound_blocks]
    if kind == QuestionKind.FACES:
        names = (_("very bad"), _("bad"), _("so-so"), _("good"), _("very good"))
        return [Option(str(step), name) for step, name in enumerate(names, start=1)]
    steps = value["steps"] if kind in WITH_STEPS else 0
    # The ends are named in the steps themselves, so that they are heard and read where they belong.
    ends = {1: _words(value, "low"), steps: _words(value, "high")}
    return [Option(str(step), f"{step} {ends.get(step, '')}".strip()) for step in range(1, steps + 1)]


def _words(value: Any, name: str) -> str:
    code = (get_language() or "fi").split("-")[0]
    return str(value.get(f"{name}_{code}") or value.get(f"{name}_fi") or "")


def _missing(block: Any) -> Iterator[str]:
    value = block.value
    called = _words(value, "words") or str(block.block.label)
    names = ["words", "low", "high"] if block.block_type == QuestionKind.SCALE else ["words"]
    parts = [(value, names)]
    if block.block_type in WITH_OPTIONS:
        parts += [(each.value, ["words"]) for each in value["options"].bound_blocks]
    for part, wanted in parts:
        for name in (f"{name}_{code}" for name in wanted for code in LANGUAGES):
            if not part.get(name):
                yield f"{called} ({part.block.child_blocks[name].label})"
    if block.block_type in WITH_OPTIONS and len(value["options"]) < 2:
        yield f"{called} ({_('answers to choose from')})"
