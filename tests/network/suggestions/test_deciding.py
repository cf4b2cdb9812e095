"""Coordinators take suggestions into their banks or leave them out, and answer without seeing the address."""

import datetime
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import ModelLogEntry

from base.outbox.choices import LetterState
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.users import User
from network.materials.pages import MaterialBankPage, MaterialPage
from network.suggestions.models import ReplyAddress, Suggestion
from network.suggestions.services import forget_suggestions
from network.suggestions.tasks import forget_old_suggestions
from tests.factories.network import MaterialBankPageFactory, ReplyAddressFactory, SuggestionFactory
from tests.mail import mail_server, no_mail_server

SECRET = "lukija@kunta.example"


@pytest.fixture
def bank(centre_page) -> MaterialBankPage:
    return MaterialBankPageFactory(parent=centre_page, slug="materiaalit")


@pytest.fixture
def client(signed_in: Callable, coordinator: User) -> Client:
    return signed_in(coordinator)


@pytest.fixture
def suggestion(bank: MaterialBankPage) -> Suggestion:
    return SuggestionFactory(bank=bank, title="Tunnekortit", rights="mine")


def act(client: Client, suggestion: Suggestion, **values: object):
    """Press a button of a suggestion."""
    return client.post(f"/admin/suggestions/{suggestion.pk}/", values, follow=True)


def test_suggestion_becomes_a_draft_that_is_finished_in_the_editor(
    client: Client,
    stranger: Client,
    bank: MaterialBankPage,
    suggestion: Suggestion,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    suggestion.file.save("kortit.txt", ContentFile(b"Kortin teksti"))
    kept, storage = suggestion.file.name, suggestion.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        answer = act(client, suggestion, act="take", bank=bank.pk)

    page = MaterialPage.objects.get()
    assert answer.redirect_chain[-1][0] == f"/admin/pages/{page.pk}/edit/"
    assert (page.title, page.live, page.link, page.licence) == ("Tunnekortit", False, suggestion.link, "cc-by")
    assert page.get_parent().specific == bank
    assert page.files.get().document.collection == bank.get_parent().specific.centre.files
    assert stranger.get(page.url or "/tunnekortit/").status_code == 404
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.material, bool(suggestion.file)) == ("taken", page, False)
    assert not storage.exists(kept)


def test_suggestion_is_decided_once(client: Client, bank: MaterialBankPage, suggestion: Suggestion) -> None:
    act(client, suggestion, act="take", bank=bank.pk)
    answer = act(client, suggestion, act="take", bank=bank.pk)

    assert gettext("Somebody has decided on this suggestion already.") in answer.content.decode()
    assert MaterialPage.objects.count() == 1


def test_suggestion_that_is_left_out_loses_its_file(
    client: Client, suggestion: Suggestion, django_capture_on_commit_callbacks: Callable
) -> None:
    suggestion.file.save("kortit.txt", ContentFile(b"Kortin teksti"))
    kept, storage = suggestion.file.name, suggestion.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        act(client, suggestion, act="decline")

    suggestion.refresh_from_db()
    assert suggestion.state == "declined"
    assert not storage.exists(kept)
    assert not MaterialPage.objects.exists()


def test_sender_is_answered_and_the_address_deleted(client: Client, suggestion: Suggestion) -> None:
    ReplyAddressFactory(suggestion=suggestion, address=SECRET)
    with mail_server() as box:
        act(client, suggestion, act="answer", words="Kortit ovat nyt pankissa.")
        assert not ReplyAddress.objects.exists()
        assert deliver_letters() == 1

    (message,) = box.messages
    assert message["To"] == SECRET
    assert message["Subject"] == gettext("An answer from Pajaverkko")
    assert "Kortit ovat nyt pankissa." in message.get_content()
    letter = Letter.objects.get()
    assert (letter.address, letter.body, letter.state) == ("", "", LetterState.SENT)
    logged = str(list(ModelLogEntry.objects.values()))
    assert SECRET not in logged
    assert "Tunnekortit" not in logged


def test_answer_waits_sealed_while_the_mail_server_is_away(client: Client, suggestion: Suggestion) -> None:
    ReplyAddressFactory(suggestion=suggestion, address=SECRET)

    with no_mail_server():
        answer = act(client, suggestion, act="answer", words="Kiitos.")
        assert deliver_letters() == 0

    told = gettext("The answer is on its way. The address is deleted when it has left.")
    assert told in answer.content.decode()
    assert Letter.objects.get().address == SECRET
    assert not ReplyAddress.objects.exists()


def test_sender_is_answered_once(client: Client, suggestion: Suggestion) -> None:
    ReplyAddressFactory(suggestion=suggestion, address=SECRET)

    for _ in range(2):
        answer = act(client, suggestion, act="answer", words="Kiitos.")

    told = gettext("The sender has been answered, or did not ask for an answer.")
    assert told in answer.content.decode()
    assert Letter.objects.count() == 1


def test_address_that_nothing_can_be_sent_to_stays(client: Client, suggestion: Suggestion) -> None:
    ReplyAddressFactory(suggestion=suggestion, address='"a, b"@kunta.example')

    answer = act(client, suggestion, act="answer", words="Kiitos.")

    assert gettext("No message can be sent to the address that the sender gave.") in answer.content.decode()
    assert ReplyAddress.objects.exists()
    assert not Letter.objects.exists()


def test_coordinator_does_not_see_the_address(client: Client, suggestion: Suggestion) -> None:
    ReplyAddressFactory(suggestion=suggestion, address=SECRET)

    for address in ("/admin/suggestions/", f"/admin/suggestions/{suggestion.pk}/"):
        shown = client.get(address).content.decode()
        assert "Tunnekortit" in shown
        assert SECRET not in shown


def test_other_centres_do_not_see_what_was_sent_to_one(
    signed_in: Callable, outside_coordinator: User, other_centre_page, suggestion: Suggestion
) -> None:
    MaterialBankPageFactory(parent=other_centre_page, slug="omat")
    client = signed_in(outside_coordinator)

    assert "Tunnekortit" not in client.get("/admin/suggestions/").content.decode()
    assert client.get(f"/admin/suggestions/{suggestion.pk}/").status_code == 404
    assert act(client, suggestion, act="decline").status_code == 404
    assert client.get(f"/admin/suggestions/{suggestion.pk}/file/").status_code == 404


def test_what_was_sent_to_the_bank_of_all_may_be_taken_into_an_own_bank_only(
    site, signed_in: Callable, client: Client, bank: MaterialBankPage, other_centre_page
) -> None:
    foreign = MaterialBankPageFactory(parent=other_centre_page, slug="omat")
    suggestion = SuggestionFactory(bank=site.materials)

    act(client, suggestion, act="take", bank=foreign.pk)
    assert not MaterialPage.objects.exists()
    act(client, suggestion, act="take", bank=bank.pk)
    assert MaterialPage.objects.get().get_parent().specific == bank


def test_those_who_keep_no_bank_are_not_let_in(signed_in: Callable, worker: User, suggestion: Suggestion) -> None:
    for address in ("/admin/suggestions/", f"/admin/suggestions/{suggestion.pk}/"):
        assert signed_in(worker).get(address).status_code in {302, 403}
        assert Client().get(address).status_code == 302


def test_old_suggestions_and_unanswered_addresses_are_forgotten(bank: MaterialBankPage) -> None:
    today = timezone.localdate()
    old, young = today - datetime.timedelta(days=366), today - datetime.timedelta(days=100)
    SuggestionFactory(bank=bank, state="declined", sent_on=old, decided_on=old)
    waiting = SuggestionFactory(bank=bank, sent_on=young)
    ReplyAddressFactory(suggestion=waiting)
    answered_soon = ReplyAddressFactory(suggestion=SuggestionFactory(bank=bank))

    assert forget_suggestions(today=today, by=None) == 2
    forget_old_suggestions(today)

    assert set(Suggestion.objects.all()) == {waiting, answered_soon.suggestion}
    assert ReplyAddress.objects.get() == answered_soon
