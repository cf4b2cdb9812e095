"""What those who keep a council do on the screens of proposals, from an item of an agenda to an effect."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base.users import User
from network.councils.models import Council
from network.proposals.choices import ProposalState
from network.proposals.models import Addressee, Proposal
from network.proposals.queries import addressees_of
from network.regions.models import Centre
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.factories.network import ThemeFactory
from tests.network.proposals.conftest import DAY, Prepare
from tests.reading import longest_form, text_of

pytestmark = pytest.mark.django_db


def test_proposal_begins_from_what_an_item_says_for_the_public(
    council: Council, koske: Centre, addressee: Addressee, keeping: Client
):
    item = AgendaItemFactory(
        meeting=MeetingFactory(council=council),
        controller=koske.organisation,
        heading="Kissin valitus",
        public_heading="Takaisinsoitto",
        public_decision="Raati esittää soittopyyntöä.",
    )
    theme, _other = ThemeFactory(), ThemeFactory()
    item.themes.set([theme])
    address = reverse("item_proposal", args=(item.pk,))
    shown = keeping.get(address)
    form = longest_form(shown)
    assert (form["heading_fi"], form["words_fi"]) == (["Takaisinsoitto"], ["Raati esittää soittopyyntöä."])
    assert form["themes"] == [str(theme.pk)]
    assert "Kissin valitus" not in shown.content.decode()
    assert reverse("council", args=(council.pk,)) in shown.content.decode()

    answer = keeping.post(address, form | {"addressee": addressee.pk})
    made = Proposal.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("proposal", args=(made.pk,)))
    assert list(made.themes.all()) == [theme]
    assert (made.item, made.heading_fi, made.state) == (item, "Takaisinsoitto", ProposalState.PREPARED)


def test_without_anybody_who_answers_the_screen_leads_to_telling_who_does(council: Council, keeping: Client):
    shown = keeping.get(reverse("council_new_proposal", args=(council.pk,)))
    assert reverse("council_addressees", args=(council.pk,)) in shown.content.decode()
    assert "heading_fi" not in shown.content.decode()


def test_what_is_wrong_is_told_and_nothing_written_is_lost(council: Council, addressee: Addressee, keeping: Client):
    address = reverse("council_new_proposal", args=(council.pk,))
    form = longest_form(keeping.get(address)) | {"addressee": addressee.pk, "words_fi": "Sanat jäävät."}
    answer = keeping.post(address, form)
    assert answer.status_code == 422
    assert longest_form(answer)["words_fi"] == ["Sanat jäävät."]
    assert not Proposal.objects.exists()


def test_proposal_is_changed_sent_answered_for_and_given_to_another(
    prepare: Prepare, council: Council, addressee: Addressee, keeping: Client
):
    proposal = prepare()
    change = reverse("proposal_change", args=(proposal.pk,))
    assert keeping.post(change, longest_form(keeping.get(change)) | {"heading_fi": "Soittopyyntö"}).status_code == 302

    home = reverse("proposal", args=(proposal.pk,))
    assert keeping.post(home, {"act": "send"}).status_code == 302
    assert keeping.post(home, {"act": "send"}).status_code == 422
    step = longest_form(keeping.get(home)) | {
        "act": "step",
        "to": ProposalState.AGREED,
        "words": "Linja avataan keväällä.",
        "happened_on": timezone.localdate(),
    }
    assert keeping.post(home, step).status_code == 302
    assert "Linja avataan keväällä." in text_of(keeping.get(home))

    keeping.post(
        reverse("council_addressees", args=(council.pk,)),
        {"name_fi": "Perhepalvelujen johto", "email": "perhe@hva.example", "language": "fi"},
    )
    other = addressees_of(council).exclude(pk=addressee.pk).get()
    assert keeping.post(home, {"act": "other", "addressee": other.pk}).status_code == 302

    proposal.refresh_from_db()
    assert (proposal.heading_fi, proposal.state) == ("Soittopyyntö", ProposalState.AGREED)
    assert (proposal.addressee, proposal.to_fi) == (other, "Perhepalvelujen johto")


def test_step_without_a_because_is_refused_beside_what_was_written(sent: Proposal, keeping: Client):
    home = reverse("proposal", args=(sent.pk,))
    step = longest_form(keeping.get(home)) | {"act": "step", "to": ProposalState.NOT_DONE, "words": ""}
    answer = keeping.post(home, step)
    assert answer.status_code == 422
    sent.refresh_from_db()
    assert sent.state == ProposalState.SENT


def test_list_tells_what_is_late(sent: Proposal, keeping: Client):
    Proposal.objects.filter(pk=sent.pk).update(answer_due_on=timezone.localdate() - DAY)
    shown = text_of(keeping.get(reverse("proposals_modeladmin_index")))
    assert "Takaisinsoitto" in shown
    assert "myöhässä" in shown


def test_who_answers_no_more_is_not_offered(council: Council, addressee: Addressee, keeping: Client, keeper: User):
    address = reverse("council_addressees", args=(council.pk,))
    assert keeping.post(address, {"gone": addressee.pk}).status_code == 302
    assert keeping.post(address, {"gone": addressee.pk}).status_code == 404
    assert not addressees_of(council).exists()
