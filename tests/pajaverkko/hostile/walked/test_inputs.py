"""Every input of the site, found by walking through it, takes every string or refuses it kindly: never an error."""

import inspect
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.core.context import request_context
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.forms import BaseForm, Field
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.blocks import BlockField

from tests.pajaverkko.hostile.corpus import Hostile, corpus, some
from tests.pajaverkko.hostile.filling import filled, rich, sendable, text_fields, typed_by_people
from tests.pajaverkko.hostile.scene import MEANT_TO_FAIL, Scene
from tests.pajaverkko.hostile.sending import addresses, send, undone
from tests.pajaverkko.hostile.walking import Walk, read_to_end, view_of

pytestmark = [
    pytest.mark.django_db,
    # The report of wagtail-localize pages through rows without an order.
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]
SQLITE = connection.vendor == "sqlite"
HUGE = 100_000
"""Letters of a string that is tried in a few places only (test_huge.py)."""
WORST = ("a\x00b", rich("a\ud800\x00b"), "9" * 5_000, "[" * 5_000, "NUL", "-1", "\\", '{"a": 1}')
"""What fails where hidden fields, numbers and JSON are taken as they come."""
ANSWERS = {200, 302, 400, 403, 404, 405, 413, 422}
OURS = ("base.", "network.", "pajaverkko.", "workshops.")
NOT_SHOWN = {
    "DocumentAddView": "a form that the admin shows without scripts only",
    "DocumentChooserAddView": "a form inside the editor, which its scripts fetch",
    "account_request_login_code": "another name of account_login",
    "call_answer": "a button alone, once everybody has been decided on",
    "gathering_thanks": "a button alone, once a workshop has been held",
    "meeting": "a button alone, once the members have agreed the memo",
    "import": "a button alone, while the rows of a table wait",
    "survey_open": "a button alone, while a survey is being prepared",
    "survey_close": "a button alone",
    "survey_drop": "a button alone, while a survey is being prepared",
    "survey_words": "buttons alone, when words wait to be read",
    "file": "the screen of a suggestion, whose form it inherits, answers with a file",
}
"""Views of ours that take something without a form on a page that the walk comes to."""


def tried() -> list[Hostile]:
    """All of them; on PostgreSQL, which takes longer to ask, a seeded tenth."""
    return [hostile for hostile in (corpus() if SQLITE else some(0.1)) if len(hostile.text) < HUGE]


def texts(start: int = 0) -> Iterator[str]:
    """The strings without end, so that each input is given the next one."""
    those = [hostile.text for hostile in tried()]
    return itertools.islice(itertools.cycle(those), start % len(those), None)


def worst(start: int = 0) -> Iterator[str]:
    return itertools.islice(itertools.cycle(WORST), start % len(WORST), None)


def views(those: Any = None) -> Iterator[tuple[str, Any]]:
    """The name of each view and its class or function."""
    for pattern in those or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or "", getattr(pattern.callback, "view_class", pattern.callback)


@pytest.mark.skipif(not SQLITE, reason="the walk is shorter there")
def test_walk_comes_to_every_form_of_ours(walked: Walk) -> None:
    """An input that is not found is not tried."""
    those = [form.view.split()[0] for form in walked.forms.values() if form.method == "POST"]
    found = {view.split(":")[-1] for view in those} | {view.split(".")[-1] for view in those}
    ours = {
        name or view.__name__
        for name, view in views()
        if view.__module__.startswith(OURS) and inspect.isclass(view) and hasattr(view, "post")
    }

    assert len(walked.forms) > 100
    assert ours - found <= NOT_SHOWN.keys()


def likeness(field: Field) -> tuple[Any, ...]:
    """Fields that are alike in this take the same strings."""
    checks = tuple(sorted(type(check).__name__ for check in field.validators))
    return type(field), type(field.widget), getattr(field, "max_length", None), field.required, checks


def test_every_field_takes_every_string_or_refuses_it(walked: Walk) -> None:
    fields = {likeness(field): field for form in walked.unbound.values() for _name, field in text_fields(form)}

    for field in fields.values():
        for hostile in tried():
            try:
                field.clean(hostile.text)
            except ValidationError as refusal:
                told = refusal.messages
                assert all(told), hostile


def test_every_form_takes_every_string_or_refuses_it(walked: Walk, settings: Settings, rf: RequestFactory) -> None:
    """Each string comes into each form once, beside others; what is taken can be stored."""
    settings.ACCOUNT_RATE_LIMITS = False
    request = rf.post("/sign-in/")
    request.user, request.session = AnonymousUser(), {}
    with request_context(request):
        for form in walked.unbound.values():
            given = iter([hostile.text for hostile in tried()])
            names = [name for name, _field in text_fields(form)]
            while names and (data := _data(form, names, given)):
                form.is_bound, form.data, form.files, form._errors = True, data, {}, None
                form.is_valid()
                assert all(_can_be_stored(form.cleaned_data.get(name)) for name in names), (type(form), data)


def _data(form: BaseForm, names: list[str], given: Iterator[str]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, text in zip(names, given, strict=False):
        is_rich = isinstance(form.fields[name].widget, DraftailRichTextArea)
        data[form.add_prefix(name)] = rich(sendable(text)) if is_rich else sendable(text)
    if data:
        # Streams of blocks and rows have none.
        streams = [form.add_prefix(name) for name, field in form.fields.items() if isinstance(field, BlockField)]
        for key in [f"{name}-count" for name in streams] + [
            f"{name}-{what}_FORMS" for name in getattr(form, "formsets", {}) for what in ("TOTAL", "INITIAL")
        ]:
            data[key] = "0"
    return data


def _can_be_stored(value: Any) -> bool:
    if not isinstance(value, str):
        return True
    return "\x00" not in value and value == sendable(value)


def test_every_form_that_is_sent_is_answered(scene: Scene, walked: Walk) -> None:
    """Once with the worst in every field, hidden ones too, and twice with strings in what people write into."""
    start = 0
    for form in (form for form in walked.forms.values() if form.typed):
        written = typed_by_people(form)
        tries = [filled(form, worst(start), names=form.typed)]
        tries += [filled(form, texts(start + n * len(written)), names=written) for n in range(2 if written else 0)]
        start += 2 * len(written) + 1
        for values in tries:
            answer = send(scene, form, values)
            assert answer.status_code in ANSWERS, (form.view, answer.status_code)


def test_every_address_is_answered_whatever_is_asked(scene: Scene, walked: Walk) -> None:
    """One of each view: what asks is the same for all types of pages."""
    places = {view.split()[0]: place for view, place in walked.addresses.items()} | {
        view: place for view, place in walked.addresses.items() if view.startswith("page ")
    }
    for start, (view, (who, address)) in enumerate(list(places.items())[:: 1 if SQLITE else 4]):
        rounds = (texts(start * len(walked.asked)), worst(start))
        # Wagtail's screens are many: each is asked once, by turns for the one and the other.
        for given in rounds if not view.startswith("wagtail") else rounds[start % 2 :][:1]:
            asked = {name: sendable(text)[:1_000] for name, text in zip(sorted(walked.asked), given, strict=False)}
            with undone(scene.clients[who]):
                answer = read_to_end(scene.clients[who].get(address.split("?")[0], asked))
            assert answer.status_code in ANSWERS, (view, answer.status_code)


@pytest.mark.skipif(not SQLITE, reason="the walk is shorter there")
def test_addresses_without_a_form_answer_to_whatever_is_sent(scene: Scene, walked: Walk) -> None:
    """What scripts of the admin call, found from the resolver; with every name that any form has."""
    names = sorted({name for form in walked.forms.values() for name in form.typed} | walked.asked)
    come_to = {form.view for form in walked.forms.values()}
    client = scene.clients["administrator"]
    for start, address in enumerate(addresses()):
        if view_of(address) in come_to | MEANT_TO_FAIL:
            continue
        sent = {name: sendable(text)[:1_000] for name, text in zip(names, worst(start), strict=False)}
        with undone(client):
            answer = client.post(address, sent)
        assert answer.status_code in ANSWERS, (address, answer.status_code)
