"""The words of the index in the memory of a process: read once, and read on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.search.beginning import begin_search
from base.search.models import SearchWord
from base.search.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


def _asked() -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        vocabulary.refresh()
    return [each["sql"] for each in asked if '"word"' in each["sql"]]


def test_words_are_read_once_though_others_may_come_to_light():
    SearchWord.objects.create(word="asiakasraati")
    begin_search()
    assert vocabulary.holds_any(["asiakasraati"])
    assert not _asked()
    SearchWord.objects.create(word="vertaisarvio")
    assert _asked()
    assert vocabulary.holds_any(["vertaisarvio"])
    assert not _asked()


def test_word_with_a_lower_number_that_another_process_told_of_late_is_taken_in():
    last = SearchWord.objects.create(word="asiakasraati").pk
    begin_search()
    SearchWord.objects.create(pk=last + 2, word="vertaisarvio")
    vocabulary.refresh()
    SearchWord.objects.create(pk=last + 1, word="osallisuus")
    vocabulary.refresh()
    assert vocabulary.holds_any(["osallisuus"])
