"""Filters of the templates."""

import pytest
from django.core.paginator import Paginator
from django.utils import translation

from base.languages import language_name
from base.templatetags.site_tags import foreign, leaf_numbers, own_name


@pytest.mark.parametrize(
    ("reader", "code", "name"), [("fi", "sv", "ruotsi"), ("sv", "fi", "finska"), ("en", "fi", "Finnish")]
)
def test_language_name_is_in_the_reader_s_language(reader: str, code: str, name: str):
    with translation.override(reader):
        assert language_name(code) == name


@pytest.mark.parametrize("code", ["smn", "sms"])
def test_language_without_a_name_is_shown_by_its_code(code: str):
    assert language_name(code)
    assert own_name(code)


def test_own_name_is_in_the_language_itself():
    assert [own_name(code) for code in ("fi", "sv", "en")] == ["Suomi", "Svenska", "English"]


def test_foreign_gives_only_other_languages_than_the_reader_s():
    with translation.override("sv"):
        assert [foreign("sv"), foreign("fi")] == ["", "fi"]


def test_leaf_numbers_leave_out_the_middle_of_a_long_list():
    leaf = Paginator(range(200), 10).get_page(10)

    assert leaf_numbers(leaf) == [1, leaf.paginator.ELLIPSIS, 9, 10, 11, leaf.paginator.ELLIPSIS, 20]
