"""No form is open without a complete notice; what somebody said yes to stays what it was."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from base.public_form import PublicForm
from base.users import User
from network.notices.choices import Afterwards, Purpose, VersionState
from network.notices.models import Notice, NoticeVersion
from network.notices.queries import consents_holding, notice_in_force
from network.notices.reports import shown_notice
from network.notices.services import draft_notice, publish_notice, withdraw_consent, write_down_consent
from network.people.choices import Channel
from network.regions.pages import CentrePage
from tests.factories.network import CentreFactory, MaterialBankPageFactory, OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import COMPLETE, make_notice, make_person


@pytest.mark.django_db
def test_form_is_closed_without_a_notice_and_nothing_leads_to_it(site: Trunk, stranger: Client):
    NoticeVersion.objects.all().delete()
    address = f"{site.materials.url}suggest/"

    assert stranger.get(address).status_code == 404
    assert "key" not in stranger.get(address).content.decode().split("<form")[-1].split("</form")[0]
    assert stranger.post(address, {"key": "x", "title": "Peli", "description": "Ryhmälle"}).status_code == 404
    assert address not in stranger.get(site.materials.url).content.decode()


@pytest.mark.django_db
def test_form_shows_its_notice_in_the_language_of_the_reader(site: Trunk, stranger: Client):
    page = stranger.get(f"{site.materials.url}suggest/").content.decode()

    assert "purpose_text fi" in page
    assert "purpose_text sv" not in page
    with translation.override("sv"):
        assert shown_notice(NoticeVersion.objects.first()).rows[0][1] == "collector sv"


@pytest.mark.django_db
@pytest.mark.parametrize("missing", [*COMPLETE])
def test_notice_that_leaves_something_out_is_not_published(site: Trunk, missing: str):
    values = {**COMPLETE, missing: None if missing == "kept_months" else ""}
    draft = draft_notice(purpose=Purpose.CONTACT, controller=OrganisationFactory(), values=values, by=None)

    with pytest.raises(ValidationError):
        publish_notice(version=draft, by=None)
    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


@pytest.mark.django_db
def test_archived_data_tells_where(site: Trunk):
    values = {**COMPLETE, "afterwards": Afterwards.ARCHIVED}
    draft = draft_notice(purpose=Purpose.CONTACT, controller=OrganisationFactory(), values=values, by=None)

    assert draft.missing == ["archive_fi", "archive_sv"]


@pytest.mark.django_db
def test_own_notice_of_an_organisation_goes_before_that_of_the_site(
    site: Trunk, centre_page: CentrePage, stranger: Client
):
    organisation = OrganisationFactory()
    centre_page.centre.organisation = organisation
    centre_page.centre.save()
    bank = MaterialBankPageFactory(parent=centre_page, title="Oma pankki", slug="oma-pankki")
    make_notice(Purpose.SUGGESTIONS, controller=organisation, purpose_text_fi="Oman keskuksen seloste")

    assert "Oman keskuksen seloste" in stranger.get(f"{bank.url}suggest/").content.decode()
    assert "Oman keskuksen seloste" not in stranger.get(f"{site.materials.url}suggest/").content.decode()
    assert notice_in_force(Purpose.SUGGESTIONS, organisation) != notice_in_force(Purpose.SUGGESTIONS)


@pytest.mark.django_db
def test_new_version_replaces_and_does_not_change_the_old_one(site: Trunk):
    first = notice_in_force(Purpose.PEOPLE)
    assert first
    second = make_notice(Purpose.PEOPLE, purpose_text_fi="Uusi tarkoitus")

    first.refresh_from_db()
    assert (first.state, second.number) == (VersionState.REPLACED, first.number + 1)
    assert first.text_hash == first.digest != second.text_hash
    assert notice_in_force(Purpose.PEOPLE) == second
    assert second.collector_fi == first.collector_fi


@pytest.mark.django_db
def test_published_version_is_not_published_again(site: Trunk):
    with pytest.raises(ValidationError):
        publish_notice(version=make_notice(Purpose.PEOPLE), by=None)


@pytest.mark.django_db
def test_old_yes_never_covers_a_new_text(site: Trunk):
    person = make_person(CentreFactory(organisation=OrganisationFactory()))
    first = make_notice(Purpose.PEOPLE)
    consent = write_down_consent(person=person, version=first, language="fi", channel=Channel.WEB, by=None)
    assert write_down_consent(person=person, version=first, language="fi", channel=Channel.WEB, by=None) == consent
    second = make_notice(Purpose.PEOPLE, purpose_text_fi="Muu tarkoitus")

    assert consent.text_hash == first.text_hash != second.text_hash
    assert not consents_holding(person).filter(version=second).exists()
    with pytest.raises(ValidationError):
        write_down_consent(person=person, version=first, language="fi", channel=Channel.WEB, by=None)


@pytest.mark.django_db
def test_withdrawn_consent_stays_as_a_row_and_holds_no_more(site: Trunk):
    person = make_person(CentreFactory(organisation=OrganisationFactory()))
    version = make_notice(Purpose.PEOPLE)
    consent = write_down_consent(person=person, version=version, language="sv", channel=Channel.PHONE, by=None)

    withdraw_consent(consent=consent, by=None)

    assert list(consents_holding(person)) == []
    assert person.consents.count() == 1
    again = write_down_consent(person=person, version=version, language="sv", channel=Channel.PHONE, by=None)
    assert again.pk != consent.pk


@pytest.mark.django_db
def test_notices_are_written_by_those_who_answer_for_them(
    site: Trunk, centre_page: CentrePage, coordinator: User, administrator: User, editor: User
):
    organisation = OrganisationFactory()
    centre_page.centre.organisation = organisation
    centre_page.centre.save()

    draft_notice(purpose=Purpose.PEOPLE, controller=organisation, values=COMPLETE, by=coordinator)
    draft_notice(purpose=Purpose.CONTACT, controller=None, values=COMPLETE, by=administrator)
    for controller, user in ((None, coordinator), (OrganisationFactory(), coordinator), (organisation, editor)):
        with pytest.raises(PermissionDenied):
            draft_notice(purpose=Purpose.CONTACT, controller=controller, values=COMPLETE, by=user)
    assert Notice.objects.filter(controller__isnull=False).count() == 1


def test_form_that_names_no_purpose_cannot_be_written():
    with pytest.raises(TypeError, match="purpose"):

        class Forgotten(PublicForm):
            pass


@pytest.mark.django_db
def test_site_has_one_notice_for_a_purpose(site: Trunk):
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(purpose=Purpose.PEOPLE, controller=None)
