"""What the public forms and pages take is kept and shown as it was written; what is refused is kept nowhere."""

import json
import uuid
import zlib
from collections.abc import Callable, Iterator

import pytest
from django import forms
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from base.public_form import PublicForm
from base.reachable_form import WayField
from base.users import User
from network.applications.models import Application
from network.experiences.models import Experience
from network.inquiries.forms import ContactForm
from network.inquiries.models import Inquiry
from network.meetings.models import Remark, Wish
from network.people.models import Person
from network.proposals.models import ProposalStep
from network.suggestions.models import Suggestion
from tests.base.identity.test_public_forms import public_form, public_forms
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.factories.people import PersonFactory
from tests.pajaverkko.hostile.corpus import HUGE, corpus, some
from tests.pajaverkko.hostile.filling import rich, sendable
from tests.reading import document, form_values

pytestmark = pytest.mark.django_db
SQLITE = connection.vendor == "sqlite"
KEPT_IN: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "ContactForm": (Inquiry, ("message",)),
    "AccessibilityForm": (Inquiry, ("message", "place")),
    "SuggestionForm": (Suggestion, ("title", "description")),
    "ExperienceForm": (Experience, ("text",)),
    "DetailsForm": (Person, ("calling_name", "full_name")),
    "EnrolForm": (Person, ("calling_name",)),
    "AnswerForm": (ProposalStep, ("words",)),
    "WishForm": (Wish, ("heading", "opening")),
    "RemarkForm": (Remark, ("words",)),
    "WordsForm": (Application, ("why", "experience")),
}
"""Where the words of a form are found again."""


def strings(share: float = 1, name: str = "") -> list[str]:
    """As they come out of a browser; NUL is left out on their way in. Forms of other names get other strings."""
    seed = zlib.crc32(name.encode())
    found = corpus() if SQLITE and share == 1 else some(share if SQLITE else share / 10, seed)
    return [sendable(each.text).replace("\x00", "") for each in found if each.kind != "huge"]


def free(form: PublicForm) -> Iterator[str]:
    """The fields that people write into as they like."""
    for name, field in form.fields.items():
        if type(field) is forms.CharField and not field.widget.is_hidden and name not in {"website", "phone", "link"}:
            yield name


def sent(like: PublicForm, site: Trunk, words: dict[str, str]) -> PublicForm:
    """A form of the same kind with these words, and what it needs beside them."""
    fields = like.fields
    chosen = {name: next(iter(field.choices))[0] for name, field in fields.items() if type(field) is forms.ChoiceField}
    ways = {name: "Sosiaaliohjaajan kautta" for name, field in fields.items() if type(field) is WayField}
    return public_form(type(like), site, {"key": str(uuid.uuid4()), **chosen, **ways, **words})


@pytest.mark.parametrize("form_class", list(public_forms()), ids=lambda form: form.__name__)
def test_form_keeps_every_string_that_it_takes(site: Trunk, form_class: type[PublicForm]) -> None:
    """Each in a form of its own, for one that is refused takes the others with it."""
    MaterialPageFactory(), PersonFactory()
    model, columns = KEPT_IN.get(form_class.__name__, (None, ()))
    like = public_form(form_class, site, {})
    names = list(free(like))
    share = 1 if form_class is ContactForm else 0.1
    taken, tried = 0, strings(share, form_class.__name__) if names else []
    for place, text in enumerate(tried):
        words = dict.fromkeys(names, "Hyvä") | {names[place % len(names)]: text}
        form = sent(like, site, words)
        if not form.is_valid():
            # What there is to choose may be another thing now.
            form = sent(like := public_form(form_class, site, {}), site, words)
        if not form.is_valid():
            assert all(str(error).strip() for errors in form.errors.values() for error in errors)
            continue
        taken += 1
        kept = form.save()
        if model is not None:
            row = model._base_manager.get(pk=kept[0].person_id if isinstance(kept, list) else kept.pk)
            assert {name: getattr(row, name) for name in columns} == {name: words[name].strip() for name in columns}
    assert taken >= len(tried) / 2


@pytest.mark.parametrize("form_class", list(public_forms()), ids=lambda form: form.__name__)
def test_form_that_refuses_writes_nothing(site: Trunk, form_class: type[PublicForm]) -> None:
    MaterialPageFactory(), PersonFactory()
    like = public_form(form_class, site, {})
    names = list(free(like))
    with CaptureQueriesContext(connection) as asked:
        for text in strings(0.05, form_class.__name__) if names else ():
            form = sent(like, site, dict.fromkeys(names, f"{text} soita 040 123 4567"))
            assert not form.is_valid()

    assert [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


@pytest.mark.parametrize("huge", HUGE, ids=lambda text: ascii(text[:8]))
@pytest.mark.parametrize("address", ["/contact/", "/accessibility-feedback/", "/own/link/", "/own/open/", "/sign-in/"])
def test_a_megabyte_is_refused_kindly(site: Trunk, stranger: Client, address: str, huge: str) -> None:
    names = ("message", "place", "email", "phone", "address", "token", "next", "website-", "key")
    answer = stranger.post(address, dict.fromkeys(names, huge))

    assert answer.status_code in {200, 400, 413, 422}
    assert document(answer).select_one(".wordmark")


def test_page_shows_every_string_as_it_was_written(
    site: Trunk, administrator: User, signed_in: Callable[[User], Client], stranger: Client
) -> None:
    """All of them in the quotations of one page, and in its running text: sent, published and read."""
    page, client = ContentPageFactory(), signed_in(administrator)
    texts = [text for text in strings() if text.strip()]
    address = f"/admin/pages/{page.pk}/edit/"
    values = form_values(client.get(address)) | body(texts) | {"action-publish": "1"}

    answer = client.post(address, values)

    assert answer.status_code == 302, answer.context["form"].errors
    shown = stranger.get(page.url).content.decode()
    missing = [text for text in texts if escape(text.strip()) not in shown]
    assert missing == []
    assert "<script>window.__hit" not in shown


def body(texts: list[str]) -> dict[str, str]:
    """A stream of quotations, one for each."""
    found = {"body-count": str(len(texts))}
    for place, text in enumerate(texts):
        name = f"body-{place}"
        found |= {f"{name}-type": "quote", f"{name}-order": str(place), f"{name}-deleted": "", f"{name}-id": ""}
        found |= {f"{name}-value-text": text, f"{name}-value-source": ""}
    return found


def test_running_text_shows_every_string_as_it_was_written(
    site: Trunk, administrator: User, signed_in: Callable[[User], Client], stranger: Client
) -> None:
    page, client = ContentPageFactory(), signed_in(administrator)
    texts = [each.text for each in (corpus() if SQLITE else some(0.1)) if each.kind not in {"huge", "long"}]
    paragraphs = [json.loads(rich(text))["blocks"][0] | {"key": f"k{place}"} for place, text in enumerate(texts)]
    address, written = f"/admin/pages/{page.pk}/edit/", json.dumps({"blocks": paragraphs, "entityMap": {}})
    block = {"type": "text", "order": "0", "deleted": "", "id": "", "value": written}
    values = form_values(client.get(address)) | {f"body-0-{name}": value for name, value in block.items()}

    answer = client.post(address, values | {"body-count": "1", "action-publish": "1"})

    assert answer.status_code == 302, answer.context["form"].errors
    shown = document(stranger.get(page.url))
    assert not shown.select("main script, main iframe, main svg, main object, main img, main [onerror], main [onload]")
    read = {" ".join(paragraph.get_text().split()) for paragraph in shown.select("main .rich-text p")}
    harmless = [text for text in texts if text.isprintable() and text.strip()]
    assert [text for text in harmless if " ".join(text.split()) not in read] == []
