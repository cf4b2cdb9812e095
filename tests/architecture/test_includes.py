"""A template includes and extends only what is its own, what stands below, and what all share."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGES, TEMPLATES, heights, name, template_files

TAG = re.compile(r"""\{%-?\s*(?:include|extends)\s+(?P<what>\S+)""")
SHARED = frozenset({"base.html", "error.html"})
THEIRS = ("wagtail", "modeladmin/", "django/", "admin/", "registration/")
"""Templates of Wagtail and Django, which ours may build on."""


@pytest.mark.parametrize("file", template_files(), ids=name)
def test_template_includes_only_its_own_and_what_is_below(file: Path) -> None:
    source = file.relative_to(TEMPLATES).as_posix()
    targets = [found["what"] for found in TAG.finditer(file.read_text(encoding="utf-8"))]

    assert [target for target in targets if not _may_include(source, target)] == []


def _may_include(source: str, written: str) -> bool:
    """A template that is named by a variable cannot be held to anything, so it is refused."""
    target = written.strip("\"'")
    if target == written:
        return False
    if not (TEMPLATES / target).exists():
        return target.startswith(THEIRS)
    if target in SHARED or target.startswith("components/") or _room(target) == _room(source):
        return True
    above, below = heights().get(_room(source)), heights().get(_room(target))
    return bool(above and below and below < above)


def _room(template: str) -> str:
    """The room whose folder a template stands in; for what a package keeps outside its rooms, the package."""
    package, *rest = template.split("/")
    if package not in PACKAGES:
        return package if rest else ""
    room = f"{package}.{rest[0]}"
    return room if room in heights() else package
