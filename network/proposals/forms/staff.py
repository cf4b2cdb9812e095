"""What those who keep a council tell: whom they ask, what is proposed, what became of it."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from base.date_inputs import DayInput
from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.seen_form import SeenForm
from base.users import User
from network.councils.models import Council
from network.meetings.models import AgendaItem
from network.people.choices import Language
from network.proposals.choices import BY_ADDRESSEE, STEPS, ProposalState
from network.proposals.models import LONGEST_WORDS, Addressee, Proposal, ProposalStep
from network.proposals.queries import addressees_of
from network.proposals.services import keep_addressee, note_step, prepare_proposal
from network.themes.models import Theme

EFFECT = "effect"
WORDS = ("heading_fi", "heading_sv", "words_fi", "words_sv")
TO_ANSWER = datetime.timedelta(days=60)
"""Days until an answer is hoped for, where nobody says otherwise."""


def _words(label: Any, rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": rows})
    )


class AddresseeForm(RefusesCodes, forms.Form):
    """A group or an office, and one address that is read there."""

    name_fi = forms.CharField(
        label=_("Name in Finnish"), max_length=160, help_text=_("The group or the office. No name of a person.")
    )
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=160, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("Proposals go there. Nobody sees it in public.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.FINNISH)

    def __init__(self, *args: Any, council: Council, addressee: Addressee | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council, self.addressee = council, addressee
        if addressee:
            self.initial = {**{name: getattr(addressee, name) for name in self.fields}, **self.initial}

    def save(self, *, by: User) -> Addressee:
        values = {name: self.cleaned_data[name] for name in self.fields}
        return keep_addressee(council=self.council, addressee=self.addressee, values=values, by=by)


class ProposalForm(RefusesCodes, CountsOnce, SeenForm):
    """What is proposed, to whom, and by when an answer is hoped for. One language is enough; both are better."""

    heading_fi = forms.CharField(label=_("Heading in Finnish"), max_length=200, required=False)
    words_fi = _words(_("Proposal in Finnish"))
    heading_sv = forms.CharField(label=_("Heading in Swedish"), max_length=200, required=False)
    words_sv = _words(_("Proposal in Swedish"))
    addressee = forms.ModelChoiceField(label=_("To whom"), queryset=Addressee._base_manager.none())
    answer_due_on = forms.DateField(
        label=_("Answer by"), widget=DayInput, help_text=_("Members and readers see when an answer is late.")
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes"), queryset=Theme.objects.order_by("name_fi"), required=False, widget=CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        council: Council,
        proposal: Proposal | None = None,
        item: AgendaItem | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.council, self.proposal, self.item = council, proposal, item
        self.fields["addressee"].queryset = addressees_of(council)  # type: ignore[attr-defined]
        self.initial.setdefault("answer_due_on", timezone.localdate() + TO_ANSWER)
        if item:
            themes = list(item.themes.all())
            self.initial.update(heading_fi=item.public_heading, words_fi=item.public_decision, themes=themes)
        if proposal:
            told = {name: getattr(proposal, name) for name in (*WORDS, "addressee", "answer_due_on")}
            self.initial.update({**told, "themes": list(proposal.themes.all()), "seen": proposal.version})

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for code in ("fi", "sv"):
            if bool(told.get(f"heading_{code}")) != bool(told.get(f"words_{code}")):
                self.add_error(f"words_{code}", _("Tell heading and proposal in the same language."))
        if not told.get("heading_fi") and not told.get("heading_sv"):
            self.add_error("heading_fi", _("Tell the heading in one language at least."))
        return told

    def save(self, *, by: User) -> Proposal:
        """Raises ValidationError as `prepare_proposal` does; whoever has been told of a change may send once more."""
        try:
            return self._prepare(by)
        except ValidationError:
            if self.proposal:
                self.look_again(Proposal.objects.get(pk=self.proposal.pk).version)
            raise

    def _prepare(self, by: User) -> Proposal:
        told = self.cleaned_data
        return prepare_proposal(
            council=self.council,
            proposal=self.proposal,
            item=self.item,
            addressee=told["addressee"],
            values={name: told[name] for name in (*WORDS, "answer_due_on")},
            themes=told["themes"],
            key=told["key"],
            by=by,
            seen=told["seen"] if self.proposal else None,
        )


class StepForm(RefusesCodes, CountsOnce):
    """What became of a proposal, as those who keep the council have heard it."""

    to = forms.ChoiceField(label=_("What has happened?"))
    words = forms.CharField(
        label=_("In words"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Everybody reads this. Where something is not done, tell why."),
    )
    language = forms.ChoiceField(label=_("Language of the words"), choices=Language.choices, initial=Language.FINNISH)
    happened_on = forms.DateField(label=_("When"), widget=DayInput)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        may = STEPS[ProposalState(proposal.state)]
        states = [(state.value, capfirst(state.label)) for state in BY_ADDRESSEE if state in may]
        self.fields["to"].choices = [*states, (EFFECT, _("Tell what it has led to"))]  # type: ignore[attr-defined]
        self.initial.setdefault("happened_on", timezone.localdate())

    def save(self, *, at: datetime.datetime, by: User) -> ProposalStep:
        """Raises ValidationError for a step that cannot be taken now, or without the words that it needs."""
        told = self.cleaned_data
        return note_step(
            proposal=self.proposal,
            to=None if told["to"] == EFFECT else ProposalState(told["to"]),
            words=told["words"],
            language=told["language"],
            happened_on=told["happened_on"],
            key=told["key"],
            at=at,
            by=by,
        )
