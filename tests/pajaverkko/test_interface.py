"""The interface for other programs: what it offers in all, told in one description."""

from django.test import Client

from tests.factories.pajaverkko import Trunk


def test_interface_tells_of_everything_in_it_and_only_reads(site: Trunk, stranger: Client) -> None:
    paths = stranger.get("/api/v1/openapi.json").json()["paths"]

    assert set(paths) == {"/api/v1/figures", "/api/v1/materials"}
    assert {method for methods in paths.values() for method in methods} == {"get"}
