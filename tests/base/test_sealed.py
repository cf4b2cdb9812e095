"""Secrets in the database are sealed; keys take turns; nothing is shown that could not be opened."""

import base64

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.test import override_settings
from django.test.utils import isolate_apps

from base.sealed import CannotOpen, MarkField, SealedTextField, marks, opened, seal, sealed_anew

OLD, NEW, FOREIGN = (Fernet.generate_key().decode() for _ in range(3))


@pytest.mark.parametrize("words", ["aino@posti.example", "ääkköset ǩǧõ", "x" * 10_000, "0401234567\n"])
def test_sealed_words_come_back_and_are_not_to_be_read(words: str):
    stored = seal(words)

    assert words not in stored
    assert opened(stored) == words


def test_same_words_look_different_each_time():
    assert seal("sama") != seal("sama")


def test_what_is_sealed_does_not_tell_when():
    """Beside the log of a server the second would tell whose it is. What was sealed before loses it."""
    before = Fernet(settings.SEALING_KEYS[0]).encrypt(b"sana").decode()
    moments = [base64.urlsafe_b64decode(stored)[1:9] for stored in (seal("sana"), sealed_anew(before))]

    assert base64.urlsafe_b64decode(before)[1:9] != bytes(8)
    assert moments == [bytes(8), bytes(8)]


def test_nothing_stays_nothing():
    assert seal("") == opened("") == sealed_anew("") == ""


def test_old_key_still_opens_and_new_one_seals():
    with override_settings(SEALING_KEYS=[OLD]):
        stored = seal("salaisuus")
    with override_settings(SEALING_KEYS=[NEW, OLD]):
        assert opened(stored) == "salaisuus"
        anew = sealed_anew(stored)
    with override_settings(SEALING_KEYS=[NEW]):
        assert opened(anew) == "salaisuus"
        with pytest.raises(CannotOpen):
            opened(stored)


@pytest.mark.parametrize("stored", ["salaisuus", "gAAAAA", seal("salaisuus")[:-4] + "aaaa"])
def test_what_cannot_be_opened_is_an_error_that_does_not_repeat_it(stored: str):
    with override_settings(SEALING_KEYS=[FOREIGN]), pytest.raises(CannotOpen) as error:
        opened(stored)
    assert stored not in str(error.value)


def test_mark_finds_a_value_under_every_key():
    with override_settings(SEALING_KEYS=[OLD]):
        stored = marks("aino@posti.example")[0]
    with override_settings(SEALING_KEYS=[NEW, OLD]):
        assert stored in marks("aino@posti.example")
        assert stored not in marks("eino@posti.example")
        assert marks("aino@posti.example")[0] != stored


@isolate_apps("base")
def test_sealed_column_is_asked_for_emptiness_only():
    class Secret(models.Model):  # noqa: DJ008
        words = SealedTextField()
        mark = MarkField(of="words")

        class Meta:
            app_label = "base"

    Secret.objects.filter(words__isnull=True)
    for question in ("exact", "contains", "in", "startswith"):
        with pytest.raises(FieldError):
            Secret.objects.filter(**{f"words__{question}": ["aino"]})


@isolate_apps("base")
def test_mark_follows_the_value_by_itself():
    class Secret(models.Model):  # noqa: DJ008
        words = SealedTextField()
        mark = MarkField(of="words")

        class Meta:
            app_label = "base"

    secret = Secret(words="aino@posti.example")
    field = Secret._meta.get_field("mark")
    assert field.pre_save(secret, add=True) == marks("aino@posti.example")[0]
    secret.words = ""
    assert field.pre_save(secret, add=False) == ""
