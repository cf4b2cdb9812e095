"""Which folders there are, and which files a room is made of."""

import pytest

from tests.architecture.contracts import HEIGHT, SHELVES
from tests.architecture.tree import PACKAGES, ROOT, contract, heights, module_name, python_files, rooms

WITHOUT_SHELVES = {
    "pajaverkko.backup": "copies all tables and files as they are and knows no room",
    "pajaverkko.demo": "one file for each kind of content that it makes",
    "pajaverkko.texts": "a tool that reads the source and knows no room",
}
ROOMS = [room for package in PACKAGES for room in rooms(package)]


@pytest.mark.parametrize("room", ROOMS)
def test_room_has_a_place_in_the_order_of_its_package(room: str) -> None:
    assert room in heights()


@pytest.mark.parametrize("room", ROOMS)
def test_room_is_listed_in_the_shelves_contract(room: str) -> None:
    assert room in contract("shelves")["containers"]


def test_contracts_list_no_room_that_is_gone() -> None:
    there = {*ROOMS, *PACKAGES}

    assert set(heights()) <= there
    assert set(contract("shelves")["containers"]) <= there


def test_shelves_contract_has_the_shelves_from_top_to_bottom() -> None:
    assert contract("shelves")["layers"] == [" | ".join(f"({name})" for name in names) for names in SHELVES]


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in WITHOUT_SHELVES])
def test_room_is_made_of_shelves(room: str) -> None:
    modules = [module_name(file) for file in python_files()]
    files = {module.removeprefix(f"{room}.").split(".")[0] for module in modules if module.startswith(f"{room}.")}

    assert files <= set(HEIGHT)


def test_there_is_no_other_package() -> None:
    found = {
        file.parent.relative_to(ROOT).as_posix()
        for file in [*ROOT.glob("*/__init__.py"), *ROOT.glob("site/*/__init__.py")]
    }

    assert found == {"network", "workshops", "tests", "site/base", "site/pajaverkko"}
