"""The public form: what to call somebody, how to reach them, for what they enrol, and what they need."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.needs_form import NEEDS, TellsNeeds
from base.public_form import Group, PublicForm
from base.queries import reading_language
from base.reachable_form import ABOUT, TellsOfOneself
from base.users import User
from network.notices.choices import Purpose
from network.people.models import Person
from network.people.services.people import Newcomer
from workshops.enrolment.choices import Channel
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.services import Wish, enrol
from workshops.series.pages import SeriesPage

FOR_WHAT = ("workshops", "whole_series")
NO_LONGER = _("One of the workshops that you chose cannot be enrolled for any more. Look at the list once more.")


class ForWorkshops(TellsNeeds):
    """For which workshops somebody enrols, and what they need there."""

    workshops = forms.TypedMultipleChoiceField(
        label=_("For other workshops of the series as well"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": NO_LONGER},
    )
    whole_series = forms.BooleanField(
        label=_("For the whole series, also for workshops that are told of later"), required=False
    )

    def __init__(
        self,
        *args: Any,
        gathering: Gathering,
        others: Callable[[], Sequence[tuple[int, str]]],
        series: Callable[[], SeriesPage | None],
        at: datetime.datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.gathering, self.series, self.at = gathering, series, at
        # Asked only when they are shown, or chosen: a crowd that sends the form needs neither.
        self.fields["workshops"].choices = others  # type: ignore[attr-defined]
        if not gathering.asks_needs:
            for name in NEEDS:
                del self.fields[name]

    @property
    def groups(self) -> list[Group]:
        named = [
            self._group(ABOUT),
            self._group(FOR_WHAT),
            self._group(NEEDS, _("Do you need something to take part?"), folded=True),
        ]
        return [group for group in named if group.fields]

    def _group(self, names: Sequence[str], heading: Any = "", *, folded: bool = False) -> Group:
        shown = [name for name in names if name in self.fields and (name != "workshops" or self.has_others)]
        return Group([self[name] for name in shown], heading, folded)

    @property
    def has_others(self) -> bool:
        return any(True for _choice in self.fields["workshops"].choices)  # type: ignore[attr-defined]

    @property
    def wish(self) -> Wish:
        told = self.cleaned_data
        whole = self.series() if told.get("whole_series") else None
        return Wish(
            workshops=[self.gathering.pk, *told.get("workshops", ())],
            key=told["key"],
            at=self.at,
            channel=Channel(told.get("channel", Channel.WEB)),
            beyond_because=told.get("beyond_because", ""),
            whole_series=whole.translation_key if whole else None,
            needs={name: told[name] for name in NEEDS if name in told},
        )

    def enrolled(self, who: Person | Newcomer, by: User | None = None) -> list[Enrolment]:
        """Raises ValidationError when it has become too late meanwhile."""
        made = enrol(who=who, wish=self.wish, by=by)
        self.receipt = str(self.cleaned_data["key"])
        return made


class EnrolForm(ForWorkshops, TellsOfOneself, PublicForm):
    """Somebody who is not known here: a name, and one way to reach them."""

    purpose = Purpose.ENROLMENTS

    def save(self) -> list[Enrolment]:
        return self.enrolled(Newcomer.told(self.cleaned_data, reading_language()))


class KnownForm(ForWorkshops, PublicForm):
    """Somebody whose own page is open in this browser: nothing of them is asked again, and nothing shown."""

    purpose = Purpose.ENROLMENTS

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def save(self) -> list[Enrolment]:
        return self.enrolled(self.person)
