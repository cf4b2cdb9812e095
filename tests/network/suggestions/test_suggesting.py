"""Anybody suggests a material, without an account; nothing shows before a coordinator has looked at it."""

import uuid
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import gettext

from base.users import User
from network.materials.pages import MaterialBankPage, MaterialPage
from network.suggestions.models import ReplyAddress, Suggestion
from tests.factories.base import restricted, translated
from tests.factories.network import MaterialBankPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import document, form_values, links, text_of


@pytest.fixture
def bank(site: Trunk) -> MaterialBankPage:
    return site.materials


def filled(**others: object) -> dict[str, object]:
    """What a browser sends when the form has been filled in."""
    return {
        "key": str(uuid.uuid4()),
        "website": "",
        "title": "Tunnekortit",
        "description": "Kortit, joista ryhmä aloittaa.",
        "link": "kortit.example/tunteet",
        "rights": "mine",
        "address": "",
    } | others


def test_bank_leads_to_the_form(bank: MaterialBankPage, stranger: Client) -> None:
    address = links(stranger.get(bank.url))[gettext("Suggest a material for the bank")]

    assert address == f"{bank.url}suggest/"
    assert stranger.get(address).status_code == 200


def test_suggestion_is_kept_and_not_shown(bank: MaterialBankPage, stranger: Client) -> None:
    answer = stranger.post(f"{bank.url}suggest/", filled(), follow=True)

    kept = Suggestion.objects.get()
    assert (kept.title, kept.link, kept.bank, kept.state) == (
        "Tunnekortit",
        "https://kortit.example/tunteet",
        bank,
        "new",
    )
    assert gettext("Your suggestion has arrived. A coordinator looks at it before it is shown in the bank.") in (
        text_of(answer)
    )
    assert not MaterialPage.objects.exists()
    assert "Tunnekortit" not in text_of(stranger.get(bank.url))


def test_loading_the_thanks_anew_and_sending_twice_make_one(bank: MaterialBankPage, stranger: Client) -> None:
    values = filled(address="lukija@kunta.example")
    for _ in range(3):
        stranger.post(f"{bank.url}suggest/", values)

    assert Suggestion.objects.count() == 1
    assert ReplyAddress.objects.count() == 1


def test_address_is_kept_apart_from_the_suggestion(bank: MaterialBankPage, stranger: Client) -> None:
    stranger.post(f"{bank.url}suggest/", filled(address="lukija@kunta.example"))

    assert "lukija" not in str(Suggestion.objects.values().get())
    assert ReplyAddress.objects.get().address == "lukija@kunta.example"


def test_nobody_is_asked_for_an_address_that_no_answer_can_be_sent_to(
    bank: MaterialBankPage, stranger: Client, settings
) -> None:
    settings.CAN_SEND_MAIL = False

    assert document(stranger.get(f"{bank.url}suggest/")).select("input[type=email]") == []
    stranger.post(f"{bank.url}suggest/", filled(address="lukija@kunta.example"))
    assert not ReplyAddress.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("description", ""),
        ("link", "javascript:alert(1)"),
        ("link", "ftp://kortit.example/"),
        ("address", "ei osoite"),
        ("rights", "mikä vain"),
        ("title", "x" * 161),
        ("key", "ei avain"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    bank: MaterialBankPage, stranger: Client, field: str, value: str
) -> None:
    answer = stranger.post(f"{bank.url}suggest/", filled(**{field: value}))

    page = document(answer)
    assert answer.status_code == 422
    assert not Suggestion.objects.exists()
    if field != "key":
        wrong = page.select_one(f"[name={field}]")
        assert page.select_one(f'[role=alert] a[href="#id_{field}"]')
        assert wrong is not None
    if field not in {"title", "description"}:
        assert page.select_one("[name=title]")["value"] == "Tunnekortit"


def test_field_that_no_person_sees_keeps_machines_out(bank: MaterialBankPage, stranger: Client) -> None:
    answer = stranger.post(f"{bank.url}suggest/", filled(website="https://spam.example"))

    assert answer.status_code == 302
    assert not Suggestion.objects.exists()


def test_good_file_is_kept_where_no_address_leads(bank: MaterialBankPage, stranger: Client) -> None:
    file = SimpleUploadedFile("kortit.txt", b"Kortin teksti", content_type="text/plain")
    stranger.post(f"{bank.url}suggest/", filled(link="", file=file))

    kept = Suggestion.objects.get()
    assert kept.file.read() == b"Kortin teksti"
    kept.file.close()
    for place in ("/media/", "/media/images/", "/documents/1/", "/media/closed/"):
        assert stranger.get(f"{place}{kept.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kortit.pdf", b"<html><script>alert(1)</script></html>"),
        ("kortit.exe", b"MZ"),
        ("kortit.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("kortit.txt", b""),
    ],
)
def test_file_that_may_do_harm_is_refused(bank: MaterialBankPage, stranger: Client, name: str, content: bytes) -> None:
    answer = stranger.post(f"{bank.url}suggest/", filled(file=SimpleUploadedFile(name, content)))

    assert answer.status_code == 422
    assert document(answer).select_one('[role=alert] a[href="#id_file"]')
    assert not Suggestion.objects.exists()


def test_form_is_there_only_below_a_public_bank(site: Trunk, stranger: Client) -> None:
    draft = MaterialBankPageFactory(published=False)
    closed = restricted(MaterialBankPageFactory(slug="suljettu"))

    for page in (draft, closed):
        assert stranger.get(f"{page.url}suggest/").status_code == 404
    assert stranger.get("/suggest/").status_code == 404
    assert stranger.get("/ei-ole/suggest/").status_code == 404


def test_form_is_never_kept_by_a_cache(bank: MaterialBankPage, stranger: Client) -> None:
    assert "no-store" in stranger.get(f"{bank.url}suggest/")["Cache-Control"]


def test_suggestion_in_swedish_is_remembered_as_such(bank: MaterialBankPage, stranger: Client) -> None:
    twin = translated(bank, "sv", title="Materialbank")
    stranger.post(f"{twin.url}suggest/", filled())

    assert (Suggestion.objects.get().language, Suggestion.objects.get().bank) == ("sv", twin)


def test_form_says_whether_files_are_checked_for_viruses(bank: MaterialBankPage, stranger: Client, settings) -> None:
    without = text_of(stranger.get(f"{bank.url}suggest/"))
    settings.FILE_SCANNER = ["true"]
    with_one = text_of(stranger.get(f"{bank.url}suggest/"))

    assert gettext("This site has no virus scanner: send only files that you know.") in without
    assert gettext("Each file is checked by a virus scanner.") in with_one


def test_page_cannot_take_the_address_of_the_form(
    bank: MaterialBankPage, signed_in: Callable, administrator: User
) -> None:
    client = signed_in(administrator)
    address = f"/admin/pages/add/network/materialpage/{bank.pk}/"
    values = form_values(client.get(address)) | {"title": "Suggest", "slug": "suggest", "action-publish": "1"}

    answer = client.post(address, values)

    assert gettext("A form has this address. Choose another one.") in answer.content.decode()
    assert not MaterialPage.objects.exists()


def test_disk_is_not_filled_with_files_that_nobody_has_looked_at(
    bank: MaterialBankPage, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("network.suggestions.forms.MOST_FILES", 1)
    answers = [
        stranger.post(f"{bank.url}suggest/", filled(file=SimpleUploadedFile(name, b"Teksti")))
        for name in ("yksi.txt", "kaksi.txt")
    ]

    assert [answer.status_code for answer in answers] == [302, 422]
    assert gettext("No more files can be taken right now. Tell where it is on the web instead.") in (
        text_of(answers[1])
    )
    assert Suggestion.objects.count() == 1


def test_file_of_a_form_that_is_not_good_otherwise_is_not_looked_into(
    bank: MaterialBankPage, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(upload: object) -> None:
        raise AssertionError

    monkeypatch.setattr("network.suggestions.forms.checked_upload", fails)

    answer = stranger.post(f"{bank.url}suggest/", filled(title="", file=SimpleUploadedFile("yksi.txt", b"Teksti")))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("field", "value"), [("link", f"https://kortit.example/{'x' * 200}"), ("address", f"{'x' * 250}@kunta.example")]
)
def test_value_that_no_column_holds_is_told(bank: MaterialBankPage, stranger: Client, field: str, value: str) -> None:
    assert stranger.post(f"{bank.url}suggest/", filled(**{field: value})).status_code == 422
