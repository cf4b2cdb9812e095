"""Records that carry their name in each language."""

import pytest
from django.utils import translation

from tests.factories.network import RegionFactory, ThemeFactory


@pytest.mark.parametrize(
    ("language", "name"), [("fi", "Asumisneuvonta"), ("sv", "Boenderådgivning"), ("en", "Housing")]
)
def test_name_is_in_the_reader_s_language(language: str, name: str):
    theme = ThemeFactory.build(name_fi="Asumisneuvonta", name_sv="Boenderådgivning", name_en="Housing")

    with translation.override(language):
        assert str(theme) == name


@pytest.mark.parametrize("language", ["sv", "en"])
def test_name_is_finnish_where_there_is_none_in_the_language(language: str):
    theme = ThemeFactory.build(name_fi="Asumisneuvonta", name_sv="", name_en="")

    with translation.override(language):
        assert theme.name == "Asumisneuvonta"


def test_name_is_finnish_in_a_language_without_a_column():
    region = RegionFactory.build(name_fi="Lapin hyvinvointialue", name_sv="Lapplands välfärdsområde", short_fi="Lappi")

    with translation.override("se"):
        assert (region.name, region.short_name) == ("Lapin hyvinvointialue", "Lappi")


def test_name_is_finnish_when_no_language_is_active():
    theme = ThemeFactory.build(name_fi="Asumisneuvonta", name_sv="Boenderådgivning")

    with translation.override(None):
        assert theme.name == "Asumisneuvonta"


def test_name_follows_the_language_of_a_country_variant():
    theme = ThemeFactory.build(name_fi="Asumisneuvonta", name_sv="Boenderådgivning")

    with translation.override("sv-fi"):
        assert theme.name == "Boenderådgivning"
