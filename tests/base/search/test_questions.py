"""What is looked for instead of a word that no page has, and that the reader is told."""

import pytest

from base.search.question import DERIVED, understand
from tests.factories.base import SynonymGroupFactory
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import Trunk


@pytest.fixture
def words(site: Trunk) -> None:
    """The words of an index: asiakasraati, palautelomake, keskustelupeli, työ, jalkautuva."""
    MaterialPageFactory(title="Asiakasraadin palautelomake")
    MaterialPageFactory(title="Keskustelupeli jalkautuvaan työhön")


def instead(question: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(word.asked, word.used, word.loose) for word in understand(question).interpreted]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("asiakasrati", "asiakasraati"),
        ("asiaksraati", "asiakasraati"),
        ("palautelomkae", "palautelomake"),
        ("paluatelomake", "palautelomake"),
        ("keskustelupelli", "keskustelupeli"),
    ],
)
def test_mistyped_word_is_taken_for_the_nearest_one(words: None, typed: str, meant: str) -> None:
    ((asked, used, loose),) = instead(typed)

    assert (asked, meant in used, loose) == (typed, True, False)


def test_word_that_stands_in_the_index_is_left_alone(words: None) -> None:
    assert instead("asiakasraatien palautelomakkeilla") == []


def test_dots_need_not_be_written(words: None) -> None:
    assert instead("tyo") == []


def test_two_words_written_together_are_taken_apart(words: None) -> None:
    assert instead("jalkautuvatyö") == [("jalkautuvatyö", ("jalkautuva", "työ"), False)]


def test_piece_of_a_word_is_looked_for_inside_longer_words(words: None) -> None:
    ((_asked, used, loose),) = instead("kasraa")

    assert ("asiakasraati" in used, loose) == (True, True)


def test_compound_that_nobody_has_is_looked_for_by_its_parts(words: None) -> None:
    ((_asked, used, loose),) = instead("perhetyö")

    assert ("työ" in used, loose) == (True, True)


def test_word_far_from_every_other_is_not_replaced(words: None) -> None:
    assert instead("xyzzyqwertyplugh") == []


def test_function_words_go_when_others_remain_and_stay_when_they_are_all(words: None) -> None:
    assert understand("miten saan asiakasraadin").words == ("asiakasraadin",)
    assert understand("mitä se on").words == ("mitä", "se", "on")


def test_synonym_is_looked_for_beside_the_word(words: None) -> None:
    SynonymGroupFactory(words="asiakasraati, kundiraati")

    groups = understand("kundiraati").groups

    assert any("asiakasraati" in group.forms for group in groups)
    assert instead("kundiraati") == []


def test_synonym_of_several_words_takes_all_of_them(words: None) -> None:
    SynonymGroupFactory(words="client panel, asiakasraati")

    assert any("asiakasraati" in group.forms for group in understand("our client panels").groups)
    assert not any("asiakasraati" in group.forms for group in understand("our clients").groups)


def test_synonym_of_a_mistyped_word_is_looked_for_too(words: None) -> None:
    SynonymGroupFactory(words="asiakasraati, keskustelupeli")

    assert any("keskustelupeli" in group.forms for group in understand("asiakasrati").groups)


def test_mistyped_compound_is_looked_for_by_its_parts_too(words: None) -> None:
    exact, parts = understand("asiakasrati").groups

    assert "asiakasraati" in exact.forms
    assert "raati" in parts.forms
    assert parts.weight < exact.weight


def test_mistyped_form_that_no_page_has_is_nearest_without_its_ending(words: None) -> None:
    assert instead("keskustelupelleistä") == [("keskustelupelleistä", ("keskustelupeli",), False)]


def test_only_word_of_a_question_finds_what_is_derived_from_it(site: Trunk) -> None:
    MaterialPageFactory(title="Omatyöntekijä ja ohjaus")
    MaterialPageFactory(title="Omatyöntekijyyden jäsennys")

    derived = [group for group in understand("omatyöntekijälle").groups if "omatyontekijyys" in group.forms]

    assert [group.weight for group in derived] == [DERIVED]
    assert not any("omatyontekijyys" in group.forms for group in understand("omatyöntekijälle ohjausta").groups)


def test_word_that_only_a_foreign_stem_is_like_is_looked_for_as_mistyped_too(site: Trunk) -> None:
    MaterialPageFactory(title="Anonymiteetti")
    MaterialPageFactory(title="Anonymitet", language="sv", parent=site.swedish_home)

    groups = understand("anonymitetti").groups

    assert any("anonymiteetti" in group.forms for group in groups)


def test_form_that_is_like_no_word_is_looked_for_by_its_beginning(site: Trunk) -> None:
    MaterialPageFactory(title="Konseptointi")

    ((_asked, used, loose),) = instead("konseptoiblari")

    assert (used[0][:9], loose) == ("konseptoi", True)


def test_unknown_word_is_looked_for_inside_longer_ones_beside_itself(site: Trunk) -> None:
    MaterialPageFactory(title="Zorplaxi")
    MaterialPageFactory(title="Työzorplaxi")

    exact, longer = understand("zorplaxi").groups

    assert "zorplaxi" in exact.forms
    assert any(form.startswith("tyozorplax") for form in longer.forms)
    assert longer.weight < exact.weight


@pytest.mark.parametrize(
    "question", ['"', "*", "'", "AND", "NEAR(a b)", "%", "\x00", "a" * 10_000, "(", "a:b", "-", "^a", "{x}"]
)
def test_any_input_is_a_question(words: None, question: str) -> None:
    understand(question)
