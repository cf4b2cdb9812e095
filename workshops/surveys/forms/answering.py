"""The form that an instrument becomes, for those who answer."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from base.identity.forms import RefusesCodes, refuse_contacts
from base.keyed_form import CountsOnce
from base.public_form import PublicForm
from base.users import User
from network.notices.choices import Purpose
from network.people.models import Person
from workshops.surveys.choices import LONG_WORDS, SHORT_WORDS, WITH_WORDS, QuestionKind
from workshops.surveys.models import Collection, Question
from workshops.surveys.services import answer, answer_by_name, keep_begun

ROWS = {QuestionKind.SHORT: 2, QuestionKind.LONG: 5}
MOST = {QuestionKind.SHORT: SHORT_WORDS, QuestionKind.LONG: LONG_WORDS}


@dataclass(frozen=True)
class Step:
    """One question on a page of its own, on narrow screens; `heading` begins a section."""

    number: int
    field: forms.BoundField
    question: Question
    heading: str
    is_last: bool

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1


class AsksQuestions(forms.Form):
    """A field for each question of a collection, in the reader's language. What is left empty is no answer."""

    def __init__(self, *args: Any, collection: Collection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collection = collection
        self.sections = collection.version.sections
        self.questions = {
            f"q{number}": question
            for number, question in enumerate(
                (question for section in self.sections for question in section.questions), start=1
            )
        }
        self.fields.update({name: field_for(question) for name, question in self.questions.items()})

    @property
    def told(self) -> dict[str, Any]:
        """What was told, by the keys of the questions."""
        return {question.key: self.cleaned_data.get(name) for name, question in self.questions.items()}

    @property
    def steps(self) -> list[Step]:
        """The questions with their fields, in order."""
        headings = {section.questions[0].key: section.heading for section in self.sections}
        last = len(self.questions)
        return [
            Step(number, self[name], question, headings.get(question.key, ""), number == last)
            for number, (name, question) in enumerate(self.questions.items(), start=1)
        ]

    def initial_of(self, told: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """What was told before, by the names of the fields."""
        found = {}
        for name, question in self.questions.items():
            values = told.get(question.key, [])
            if values:
                found[name] = list(values) if question.kind == QuestionKind.SEVERAL else values[0]
        return found


class SurveyForm(AsksQuestions, PublicForm):
    """Nobody knows who fills it in. `token` is from an invitation, `begun` from what was kept to go on with."""

    purpose = Purpose.SURVEYS

    token = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    begun = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def save(self) -> None:
        told = self.cleaned_data
        answer(
            collection=self.collection,
            told=self.told,
            key=told["key"],
            token=told["token"],
            begun=told["begun"],
            by=None,
        )

    def keep(self) -> tuple[str, datetime.date]:
        """Keep it to go on with; returns the code and the last day. Raises ValidationError."""
        return keep_begun(collection=self.collection, told=self.told, code=self.cleaned_data["begun"], by=None)


class NamedSurveyForm(AsksQuestions, PublicForm):
    """The answer stands with the person whose own page is open."""

    purpose = Purpose.SURVEYS

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def save(self) -> None:
        answer_by_name(collection=self.collection, person=self.person, told=self.told, by=None)


class PaperForm(AsksQuestions, RefusesCodes, CountsOnce):
    """What somebody answered on paper, written down by the staff; it is an answer like the others."""

    def _clean_fields(self) -> None:
        super()._clean_fields()
        refuse_contacts(self)

    def save_as(self, by: User) -> None:
        """Raises ValidationError."""
        answer(collection=self.collection, told=self.told, key=self.cleaned_data["key"], by=by)


def field_for(question: Question) -> forms.Field:
    """The field of one question."""
    words: dict[str, Any] = {"label": question.words, "help_text": question.help, "required": False}
    if question.kind in WITH_WORDS:
        attrs = {"rows": ROWS[question.kind]}
        return forms.CharField(max_length=MOST[question.kind], widget=forms.Textarea(attrs=attrs), **words)
    choices = [(option.key, option.words) for option in question.to_mark]
    if question.kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **words)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)
