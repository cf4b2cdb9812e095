"""What a person lets be shown: nothing at first, each yes a version of its own, withdrawn at once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile

from base.users import User
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.people.queries import current_release, releases_shown
from network.people.services import release_showing, withdraw_release
from network.people.services.people import change_person


def let(person: Person, words: str, by: User | None, showing: Showing = Showing.NAME):
    return release_showing(person=person, showing=showing, words=words, channel=Channel.WEB, by=by)


@pytest.mark.django_db
def test_nothing_is_shown_until_somebody_says_so(kuutti: Person):
    assert [current_release(kuutti, showing) for showing in Showing] == [None] * 4


@pytest.mark.django_db
def test_new_yes_is_a_new_version_and_the_old_words_are_gone(kuutti: Person, keeper: User):
    old = let(kuutti, "Kuutti", keeper)
    new = let(kuutti, "Hylkeenpoikanen", keeper)

    old.refresh_from_db()
    assert (old.version, new.version, old.words) == (1, 2, "")
    assert current_release(kuutti, Showing.NAME) == new
    assert list(releases_shown([old.reference, new.reference])) == [new.reference]


@pytest.mark.django_db
def test_withdrawn_release_is_shown_nowhere_and_its_words_are_deleted(kuutti: Person, keeper: User):
    release = let(kuutti, "Kuutti", None)

    assert withdraw_release(person=kuutti, showing=Showing.NAME, by=None)

    release.refresh_from_db()
    assert release.words == ""
    assert release.withdrawn_at is not None
    assert current_release(kuutti, Showing.NAME) is None
    assert releases_shown([release.reference]) == {}
    assert not withdraw_release(person=kuutti, showing=Showing.NAME, by=None)


@pytest.mark.django_db
def test_photo_lies_where_no_address_leads_and_goes_when_withdrawn(
    kuutti: Person, keeper: User, signed_in, django_capture_on_commit_callbacks
):
    release = release_showing(
        person=kuutti,
        showing=Showing.PHOTO,
        words="Kuutti kalliolla",
        channel=Channel.WEB,
        photo=ContentFile(b"kuva", "kuutti.jpg"),
        by=None,
    )
    storage, name = release.photo.storage, release.photo.name
    assert storage.exists(name)
    for address in (storage.url(name), f"/media/{name}", f"/documents/1/{name}", f"/media/images/{name}"):
        assert signed_in(keeper).get(address).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_release(person=kuutti, showing=Showing.PHOTO, by=None)

    assert not storage.exists(name)


@pytest.mark.django_db
def test_person_under_a_safety_ban_shows_neither_picture_nor_place(kuutti: Person, keeper: User):
    change_person(person=kuutti, values={"has_safety_ban": True}, by=keeper)

    with pytest.raises(ValidationError):
        let(kuutti, "Jyväskylä", keeper, Showing.MUNICIPALITY)
    assert let(kuutti, "Nimimerkki", keeper)


@pytest.mark.django_db
def test_nobody_of_another_centre_writes_a_release(kuutti: Person, outside_keeper: User):
    with pytest.raises(PermissionDenied):
        let(kuutti, "Kuutti", outside_keeper)
    let(kuutti, "Kuutti", None)
    with pytest.raises(PermissionDenied):
        withdraw_release(person=kuutti, showing=Showing.NAME, by=outside_keeper)
