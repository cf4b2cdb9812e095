"""Questions as they are written: in Finnish and Swedish side by side. The block's own name stays when it is copied."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, IntegerBlock, ListBlock, StreamBlock, StructBlock

from workshops.surveys.choices import MOST_STEPS, QuestionKind

WORDS = 200
CHOICE_WORDS = 120
END_WORDS = 60


def _text(label: Any, most: int = WORDS, **words: Any) -> CharBlock:
    return CharBlock(label=label, max_length=most, required=False, **words)


class SectionBlock(StructBlock):
    """Begins a section; the questions after it belong to it."""

    words_fi = _text(_("Heading in Finnish"), CHOICE_WORDS)
    words_sv = _text(_("Heading in Swedish"), CHOICE_WORDS)

    class Meta:
        icon = "title"
        label = _("Section")


class AskedBlock(StructBlock):
    """What every kind of question has."""

    words_fi = _text(_("Question in Finnish"))
    words_sv = _text(_("Question in Swedish"))
    help_fi = _text(_("Help in Finnish"))
    help_sv = _text(_("Help in Swedish"))


class MarkedBlock(AskedBlock):
    """A question that is answered by marking something."""

    may_not_concern = BooleanBlock(label=_("Offer “does not concern me”"), required=False, default=True)
    is_wellbeing = BooleanBlock(
        label=_("Asks about wellbeing"),
        required=False,
        help_text=_("Numbers are then shown from seven answers on, not from five."),
    )


class OptionBlock(StructBlock):
    words_fi = _text(_("Answer in Finnish"), CHOICE_WORDS)
    words_sv = _text(_("Answer in Swedish"), CHOICE_WORDS)


class ChoiceBlock(MarkedBlock):
    """One of several, or as many as fit."""

    options = ListBlock(OptionBlock(), label=_("Answers to choose from"), min_num=2, max_num=20)


class ScaleBlock(MarkedBlock):
    steps = IntegerBlock(label=_("Steps"), min_value=2, max_value=MOST_STEPS, default=5)
    low_fi = _text(_("First end in Finnish"), END_WORDS)
    low_sv = _text(_("First end in Swedish"), END_WORDS)
    high_fi = _text(_("Last end in Finnish"), END_WORDS)
    high_sv = _text(_("Last end in Swedish"), END_WORDS)


class QuestionBlocks(StreamBlock):
    """The questions of an instrument in their order; the kinds are named as in `QuestionKind`."""

    section = SectionBlock()
    one = ChoiceBlock(icon="radio-full", label=QuestionKind.ONE.label)
    several = ChoiceBlock(icon="list-ul", label=QuestionKind.SEVERAL.label)
    scale = ScaleBlock(icon="sliders", label=QuestionKind.SCALE.label)
    faces = MarkedBlock(icon="user", label=QuestionKind.FACES.label)
    short = AskedBlock(icon="pilcrow", label=QuestionKind.SHORT.label)
    long = AskedBlock(icon="openquote", label=QuestionKind.LONG.label)
