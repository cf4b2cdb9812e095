"""What all readers see alike is put into words once. Loaded everywhere."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from base.frame import frame_of
from base.page_cache.parts import kept_part

register = template.Library()
END = "endmade_once"


class MadeOnce(template.Node):
    """The words of a block, kept for each public version and minute under names, the site and the language."""

    def __init__(self, nodelist: NodeList, names: Sequence[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.names = names

    def render(self, context: template.Context) -> SafeString:
        request = context.get("request")
        if request is None or getattr(request, "is_preview", False):
            return self.nodelist.render(context)
        frame = frame_of(request, context.get("page"))
        names: list[Any] = [each.resolve(context) for each in self.names]
        names += [frame.root and frame.root.pk, frame.language, get_language()]
        return kept_part("-".join(["words", *map(str, names)]), lambda: self.nodelist.render(context))


@register.tag
def made_once(parser: Parser, token: Token) -> MadeOnce:
    """`{% made_once "menu" marks %}…{% endmade_once %}`: the names say of what the words are, and all they depend on.

    Nothing in the block may depend on who reads: `tests/architecture/test_made_once.py` looks into each of them.
    """
    names = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    if not names:
        raise template.TemplateSyntaxError("made_once needs a name.")
    nodelist = parser.parse((END,))
    parser.delete_first_token()
    return MadeOnce(nodelist, names)
