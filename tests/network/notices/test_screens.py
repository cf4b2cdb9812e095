"""Notices are written in the admin, by those who answer for them."""

import pytest

from base.users import User
from network.notices.choices import Purpose, VersionState
from network.notices.models import Notice, NoticeVersion
from network.notices.queries import notice_in_force
from network.regions.pages import CentrePage
from tests.factories.network import OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import COMPLETE, make_notice

LIST = "/admin/notices/"
TYPED = {name: str(value) for name, value in COMPLETE.items()} | {"voluntary": "on"}


@pytest.fixture
def answered(centre_page: CentrePage) -> CentrePage:
    centre_page.centre.organisation = OrganisationFactory(name_fi="Keski-Suomi")
    centre_page.centre.save()
    return centre_page


@pytest.mark.django_db
def test_coordinator_writes_a_draft_and_publishes_it(answered: CentrePage, coordinator: User, signed_in):
    client, organisation = signed_in(coordinator), answered.centre.organisation
    made = client.post(LIST, {"purpose": "contact", "controller": organisation.pk})
    notice = Notice.objects.get(controller=organisation)
    assert made["Location"] == f"{LIST}{notice.pk}/"

    kept = client.post(made["Location"], {**TYPED, "collector_sv": ""}, follow=True)
    assert notice.versions.get().state == VersionState.DRAFT
    assert "collector fi" in kept.content.decode()
    refused = client.post(made["Location"], {**TYPED, "collector_sv": "", "publish": "1"}, follow=True)
    assert notice.versions.get().state == VersionState.DRAFT
    assert refused.context["missing"]
    client.post(made["Location"], {**TYPED, "publish": "1"})

    assert notice_in_force(Purpose.CONTACT, organisation) == notice.versions.get()


@pytest.mark.django_db
def test_change_of_what_is_in_force_is_a_new_version(site: Trunk, administrator: User, signed_in):
    version = make_notice(Purpose.CONTACT)
    address = f"{LIST}{version.notice_id}/"

    signed_in(administrator).post(address, {**TYPED, "collector_fi": "Uusi kerääjä"})

    version.refresh_from_db()
    assert (version.state, version.collector_fi) == (VersionState.PUBLISHED, "collector fi")
    draft = NoticeVersion.objects.get(notice=version.notice, state=VersionState.DRAFT)
    assert (draft.number, draft.collector_fi) == (version.number + 1, "Uusi kerääjä")


@pytest.mark.django_db
def test_notice_of_the_site_is_read_and_not_written_by_a_coordinator(
    answered: CentrePage, coordinator: User, signed_in
):
    version = make_notice(Purpose.CONTACT)
    address, client = f"{LIST}{version.notice_id}/", signed_in(coordinator)

    assert 'name="publish"' not in client.get(address).content.decode()
    assert client.post(address, {**TYPED, "publish": "1"}).status_code == 404
    assert NoticeVersion.objects.filter(notice=version.notice).order_by("-number").first() == version


@pytest.mark.django_db
def test_another_organisation_s_notice_is_not_there(answered: CentrePage, coordinator: User, signed_in):
    foreign = make_notice(Purpose.CONTACT, controller=OrganisationFactory())
    client = signed_in(coordinator)

    assert client.get(f"{LIST}{foreign.notice_id}/").status_code == 404
    assert client.post(f"{LIST}{foreign.notice_id}/", TYPED).status_code == 404
    assert client.post(LIST, {"purpose": "people", "controller": foreign.notice.controller_id}).status_code == 422
    assert Notice.objects.filter(purpose="people", controller__isnull=False).count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["editor", "worker"])
def test_notices_are_not_there_for_others(request, site: Trunk, signed_in, who: str):
    client = signed_in(request.getfixturevalue(who))

    for answer in (client.get(LIST), client.post(LIST, {"purpose": "people"})):
        assert answer.status_code in {302, 403}
