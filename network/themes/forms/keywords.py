"""Putting keywords right: a better name, or two that mean the same made into one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from network.themes.models import Keyword
from network.themes.services import merge_keywords, rename_keyword


class KeywordForm(WagtailAdminModelForm):
    """Name of a keyword, or the keyword it is to become one with."""

    merge_into = forms.ModelChoiceField(
        label=_("Make one with"),
        queryset=Keyword.objects.all(),
        required=False,
        help_text=_("Every page with this keyword gets the chosen one instead, drafts too. This cannot be undone."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["merge_into"].queryset = Keyword.objects.exclude(pk=self.instance.pk)
        else:
            del self.fields["merge_into"]

    def save(self, commit: bool = True) -> Keyword:  # noqa: FBT001, FBT002
        into = self.cleaned_data.get("merge_into")
        if into:
            return merge_keywords(keywords=[self.instance], into=into, by=self.for_user)
        return rename_keyword(keyword=self.instance, name=self.cleaned_data["name"], by=self.for_user)
