"""What is put into words once is the same for every reader: a block that is kept names nothing of theirs."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.tree import TEMPLATES, name, template_files

OF_A_READER = {"request", "user", "perms", "messages", "csrf_token", "form", "question", "tail", "listing", "session"}
"""Names of a context that hold what belongs to one reader, or what they ask."""
BLOCK = re.compile(r"{% made_once .*?%}(.*?){% endmade_once %}", re.DOTALL)
INCLUDED = re.compile(r'{% include "([^"]+)"')
TAG = re.compile(r"{[{%](.*?)[%}]}", re.DOTALL)
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
FIRST_NAME = re.compile(r"(?<![\w.|])[a-z_]+")

BLOCKS = [
    pytest.param(block, id=f"{name(path)}, {number}")
    for path in template_files()
    for number, block in enumerate(BLOCK.findall(path.read_text()))
]


def names_in(text: str) -> set[str]:
    """What the tags of a template name, and those of each template it includes."""
    return {each for part in _with_included(text) for tag in TAG.findall(part) for each in _names(tag)}


def _names(tag: str) -> list[str]:
    return FIRST_NAME.findall(QUOTED.sub("", tag))


def _with_included(text: str) -> Iterator[str]:
    yield text
    for included in INCLUDED.findall(text):
        yield from _with_included((TEMPLATES / included).read_text())


@pytest.mark.parametrize("block", BLOCKS)
def test_block_names_nothing_of_a_reader(block: str):
    assert not names_in(block) & OF_A_READER


def test_there_are_blocks():
    assert len(BLOCKS) >= 5


@pytest.mark.parametrize(
    "text",
    ["{{ request.user }}", "{% if user.pk %}", '{% include "components/find.html" %}', "{{ page.title|of:tail }}"],
)
def test_what_belongs_to_a_reader_is_found(text: str):
    assert names_in(text) & OF_A_READER


def test_words_in_quotes_and_parts_of_others_are_no_names():
    assert not names_in('{% translate "Give the form" %}{{ page.form }}{{ page.user }}') & OF_A_READER
