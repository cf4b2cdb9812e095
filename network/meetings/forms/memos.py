"""The memo while it is being written: every item on one screen, kept every few seconds."""

import datetime
import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.users import User
from network.meetings.models import AgendaItem, Meeting
from network.meetings.models.meetings import LONGEST_WORDS
from network.meetings.services import TEXTS, Kept, Written, keep_words

SEEN = "seen"


def _field(name: str) -> forms.Field:
    if name == "public_heading":
        return forms.CharField(label=_("Heading in public"), max_length=200, required=False)
    longest = 2_000 if name == "public_decision" else LONGEST_WORDS
    labels = {
        "discussion": _("What was said"),
        "decision": _("What was decided"),
        "public_decision": _("Decision in public"),
    }
    rows = 6 if name == "discussion" else 3
    return forms.CharField(
        label=labels[name], max_length=longest, required=False, widget=forms.Textarea(attrs={"rows": rows})
    )


SEEN_FORM = r"^[0-9]{1,9}\.[0-9a-f]{16}$"


def seen_of(item: AgendaItem) -> str:
    """The version of an item and its words, as a writer has them on the screen: what they changed is what differs."""
    return f"{item.version}.{_digest(getattr(item, name) for name in TEXTS)}"


def _digest(texts: Iterable[str]) -> str:
    told = "\x00".join(_plain(text) for text in texts)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _plain(text: str) -> str:
    """Browsers send the ends of lines in another way than they were written."""
    return text.replace("\r\n", "\n").strip()


class MemoForm(RefusesCodes, forms.Form):
    """The texts of all items, each named after its item, and what of each the writer had on the screen.

    What is wrong in one field keeps no other from being kept.
    """

    session = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: list[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        self.initial.setdefault("session", uuid.uuid4())
        for item in items:
            self.fields[f"{SEEN}-{item.pk}"] = forms.RegexField(SEEN_FORM, required=False, widget=forms.HiddenInput)
            self.initial[f"{SEEN}-{item.pk}"] = seen_of(item)
            for name in TEXTS:
                self.fields[f"{name}-{item.pk}"] = _field(name)
                self.initial[f"{name}-{item.pk}"] = getattr(item, name)

    def fields_of(self, item: AgendaItem) -> dict[str, Any]:
        """The bound fields of one item, by their plain names."""
        return {name: self[f"{name}-{item.pk}"] for name in (SEEN, *TEXTS)}

    @property
    def written(self) -> dict[str, Written]:
        """What the writer has changed and can be kept, by item. An item that did not come was not on the screen."""
        found = {}
        for item in self.items:
            keys = {name: f"{name}-{item.pk}" for name in TEXTS}
            seen = self.cleaned_data.get(f"{SEEN}-{item.pk}") or ""
            version, _dot, digest = seen.partition(".")
            if version and all(key in self.data for key in keys.values()):
                texts = {name: _plain(self.cleaned_data[key]) for name, key in keys.items() if key not in self.errors}
                if len(texts) < len(TEXTS) or _digest(texts.values()) != digest:
                    found[item.pk] = Written(int(version), texts)
        return found

    @property
    def homeless(self) -> list[str]:
        """Items that are not on the agenda any more, with words that were sent for them."""
        there = {item.pk for item in self.items}
        sent = [name.partition("-")[2] for name in self.data if name.startswith(f"{SEEN}-")]
        return [key for key in sent if key not in there and any(self.data.get(f"{name}-{key}") for name in TEXTS)]

    @property
    def words_sent(self) -> list[str]:
        """Everything that was sent, to be shown where nothing of it can be kept."""
        return [str(self.data[name]) for name in self.data if name.partition("-")[0] in TEXTS and self.data[name]]

    def save(self, *, meeting: Meeting, at: datetime.datetime, by: User) -> Kept:
        session = self.cleaned_data.get("session") or uuid.uuid4()
        return keep_words(meeting=meeting, written=self.written, session=session, at=at, by=by)
