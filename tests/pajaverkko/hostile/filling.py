"""Writing strings into forms as a browser sends them: text, rich text and blocks."""

import json
from collections.abc import Iterable, Iterator

from django import forms
from wagtail.blocks import Block, BlockField, ListBlock, RichTextBlock, StreamBlock, StructBlock

from tests.pajaverkko.hostile.walking import Sent

Values = dict[str, list[str]]


def sendable(text: str) -> str:
    """As UTF-8 carries it: half of a pair becomes a question mark before it leaves."""
    return text.encode("utf-8", "replace").decode()


def rich(text: str) -> str:
    """A paragraph as the editor of rich text sends it; JSON carries halves of pairs and NUL as they are."""
    block = {"key": "a", "type": "unstyled", "depth": 0, "text": text, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def filled(form: Sent, texts: Iterator[str], *, names: Iterable[str]) -> Values:
    """What is sent when each of these inputs has the next string; the others stay as they are."""
    values = {name: list(known) for name, known in form.values.items()}
    for name in names:
        text = next(texts)
        values[name] = [rich(text)] if form.kinds[name] == "rich" else [sendable(text)]
    return values


def typed_by_people(form: Sent) -> list[str]:
    """The inputs that somebody sees and writes into; what a script or the server filled in is left as it is."""
    return [name for name in form.typed if form.kinds[name] != "hidden"]


def blocks(stream: StreamBlock, name: str, texts: Iterator[str]) -> dict[str, str]:
    """One block of every kind in a stream, every text in it the next string."""
    return _stream(name, [(kind, block) for kind, block in stream.child_blocks.items()], texts)


def _stream(name: str, those: list[tuple[str, Block]], texts: Iterator[str]) -> dict[str, str]:
    found = {f"{name}-count": str(len(those))}
    for place, (kind, block) in enumerate(those):
        found |= {f"{name}-{place}-type": kind, **_placed(f"{name}-{place}", place)}
        found |= _block(block, f"{name}-{place}-value", texts)
    return found


def _block(block: Block, name: str, texts: Iterator[str]) -> dict[str, str]:
    if isinstance(block, StreamBlock):
        return blocks(block, name, texts)
    if isinstance(block, ListBlock):
        return {f"{name}-count": "1", **_placed(f"{name}-0", 0), **_block(block.child_block, f"{name}-0-value", texts)}
    if isinstance(block, StructBlock):
        parts = [_block(child, f"{name}-{key}", texts) for key, child in block.child_blocks.items()]
        return {key: value for part in parts for key, value in part.items()}
    return {name: rich(next(texts)) if isinstance(block, RichTextBlock) else sendable(next(texts))}


def _placed(name: str, place: int) -> dict[str, str]:
    return {f"{name}-order": str(place), f"{name}-deleted": "", f"{name}-id": ""}


def text_fields(form: forms.BaseForm) -> Iterator[tuple[str, forms.Field]]:
    """The fields that take text of any kind, choices among a few left out."""
    for name, field in form.fields.items():
        if not isinstance(
            field, forms.FileField | forms.ModelChoiceField | forms.BooleanField | forms.JSONField | BlockField
        ):
            yield name, field
