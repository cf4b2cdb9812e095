"""What an addressee answers, without an account."""

import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from base.public_form import PublicForm
from base.queries import reading_language
from network.notices.choices import Purpose
from network.people.choices import Language
from network.proposals.choices import BY_ADDRESSEE, STEPS, ProposalState
from network.proposals.models import LONGEST_WORDS, AnswerLink, ProposalStep
from network.proposals.services import answer_proposal

EFFECT = "effect"
ANSWERED_IN = [(language.value, language.label) for language in (Language.FINNISH, Language.SWEDISH, Language.ENGLISH)]


class AnswerForm(PublicForm):
    """What becomes of the proposal, in words that everybody reads."""

    purpose = Purpose.COUNCILS

    to = forms.ChoiceField(label=_("What do you answer?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Everybody can read this on the web. If something is not done, tell why. No names of clients."),
    )

    language = forms.ChoiceField(
        label=_("In which language did you write?"), choices=ANSWERED_IN, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, link: AnswerLink, at: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.link, self.at = link, at
        reads = reading_language()
        self.initial.setdefault("language", reads if reads in dict(ANSWERED_IN) else Language.FINNISH)
        may = STEPS[ProposalState(link.proposal.state)]
        choices = [(state.value, capfirst(state.label)) for state in BY_ADDRESSEE if state in may]
        if link.proposal.state != ProposalState.SENT:
            choices.append((EFFECT, _("Tell what it has led to")))
        self.fields["to"].choices = choices  # type: ignore[attr-defined]

    def save(self) -> ProposalStep:
        """Raises ValidationError where somebody has noted another step meanwhile."""
        told = self.cleaned_data
        to = None if told["to"] == EFFECT else ProposalState(told["to"])
        words = {"words": told["words"], "language": told["language"], "key": told["key"]}
        return answer_proposal(link=self.link, to=to, **words, at=self.at, by=None)
