"""Writing a notice, question by question, in Finnish and Swedish."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.users import User
from network.notices.choices import Purpose
from network.notices.models import LANGUAGES, TEXTS, NoticeVersion
from network.notices.permissions import writes_all
from network.notices.services import draft_notice
from network.people.permissions import centres_of
from network.regions.models import Organisation


class NewNoticeForm(forms.Form):
    """For what, and whose."""

    purpose = forms.ChoiceField(label=_("For what"), choices=Purpose.choices)
    controller = forms.ModelChoiceField(
        label=_("Organisation that answers for the data"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Every organisation that has no notice of its own"),
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        field = self.fields["controller"]
        field.queryset = Organisation.objects.filter(centres__isnull=False).distinct()  # type: ignore[attr-defined]
        if not writes_all(by):
            own = centres_of(by, keeping=True).values("organisation")
            field.queryset = Organisation.objects.filter(pk__in=own)  # type: ignore[attr-defined]
            field.required, field.empty_label = True, None  # type: ignore[attr-defined]

    def save(self) -> NoticeVersion:
        """The draft that is written on, from the version in force where there is one."""
        purpose, controller = Purpose(self.cleaned_data["purpose"]), self.cleaned_data["controller"]
        return draft_notice(purpose=purpose, controller=controller, values={}, by=self.by)


class NoticeForm(forms.ModelForm[NoticeVersion]):
    """A draft may be kept with questions unanswered; it is published when none is."""

    class Meta:
        model = NoticeVersion
        fields = (
            *(f"{text}_{code}" for text in TEXTS for code in LANGUAGES),
            "basis",
            "kept_months",
            "afterwards",
            "archive_fi",
            "archive_sv",
            "anonymous",
            "voluntary",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3

    def save_as(self, by: User) -> NoticeVersion:
        notice = self.instance.notice
        return draft_notice(
            purpose=Purpose(notice.purpose), controller=notice.controller, values=self.cleaned_data, by=by
        )
