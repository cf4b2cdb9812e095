"""How a council agrees its memos, and how long its public minutes stay."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.users import User
from network.councils.choices import MemoRule
from network.councils.models import Council
from network.councils.services import choose_ways


class WaysForm(forms.Form):
    memo_rule = forms.ChoiceField(
        label=_("A memo is agreed"), choices=MemoRule.choices, help_text=_("As the council has decided itself.")
    )
    days_to_check = forms.IntegerField(
        label=_("Days for checking a memo"),
        min_value=3,
        max_value=60,
        help_text=_("From 3 to 60. The day is told to each member."),
    )
    minutes_months = forms.IntegerField(
        label=_("Months that public minutes stay"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_(
            "Where something in them may tell who somebody is, the law gives a time: what is personal comes off. "
            "Leave it empty where nothing does; then the minutes stay."
        ),
    )

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        for name in ("memo_rule", "days_to_check", "minutes_months"):
            self.initial.setdefault(name, getattr(council, name))

    def save(self, *, by: User) -> Council:
        told = self.cleaned_data
        return choose_ways(
            council=self.council,
            memo_rule=MemoRule(told["memo_rule"]),
            days_to_check=told["days_to_check"],
            minutes_months=told["minutes_months"],
            by=by,
        )
