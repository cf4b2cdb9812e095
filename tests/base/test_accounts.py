"""Accounts are known by their e-mail address."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from base.users import User
from tests.factories.base import UserFactory


def test_account_is_kept_with_a_small_letter_address(db: None):
    user = User.objects.create_user("Maija@Koske.Example", "salasana-jolla-paasee")

    user.refresh_from_db()
    assert user.email == "maija@koske.example"
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_account_without_an_address_is_refused(db: None):
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("")

    assert not User.objects.exists()


def test_address_has_one_account_only(db: None):
    UserFactory(email="maija@koske.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="maija@koske.example")

    assert User.objects.count() == 1


def test_superuser_may_do_everything(db: None):
    user = User.objects.create_superuser("yllapitaja@pajaverkko.example", "salasana-jolla-paasee")

    assert (user.is_staff, user.is_superuser) == (True, True)


def test_nobody_has_a_password(db: None, stranger: Client):
    user = User.objects.create_superuser("maija@koske.example", "salasana-jolla-paasee")

    assert not user.has_usable_password()
    assert not stranger.login(username="maija@koske.example", password="salasana-jolla-paasee")
