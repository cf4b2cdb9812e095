"""Files in a store that speaks S3: given out as from the disk, gone when they must go, in every copy of the site."""

from collections.abc import Iterator
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import DjangoDbBlocker

from pajaverkko.settings import environment
from tests.objects import OwnObjects, objects
from tests.own_site import OwnSite, Processes

pytestmark = pytest.mark.django_db
JOBS = "tests.pajaverkko.elsewhere.jobs"
BACKUP = "tests.pajaverkko.backup.jobs"
ERASING = "tests.pajaverkko.erasing.jobs"
KEY = pyrage.x25519.Identity.generate()
POLICY = "default-src 'none'; sandbox"


@pytest.fixture(scope="module")
def store() -> Iterator[OwnObjects]:
    with objects() as own:
        yield own


@pytest.fixture(scope="module")
def run(
    store: OwnObjects,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Processes]:
    """What works on a site whose files lie there."""
    site = OwnSite(tmp_path_factory.mktemp("muualla"))
    site.variables["PAJAVERKKO_MEDIA"] = store.address
    with django_db_blocker.unblock():
        site.begin()
    with site.processes() as processes:
        yield processes
    assert not [path for name in ("media", "closed") for path in (site.folder / name).rglob("*") if path.is_file()]
    with django_db_blocker.unblock():
        site.drop()


@pytest.fixture(scope="module")
def offered(run: Processes, people: dict[str, str]) -> list[str]:
    addresses: list[str] = run(f"{JOBS}:offer")
    return addresses


@pytest.fixture(scope="module")
def people(run: Processes) -> dict[str, str]:
    made: dict[str, str] = run(f"{ERASING}:make_many", number=2)
    return made


def test_they_lie_there_alone_and_have_the_site_s_own_addresses(run: Processes, store: OwnObjects, offered: list[str]):
    folders = {"media/documents", "media/images", "media/original_images", "closed/releases"}
    assert {name.rpartition("/")[0] for name in store.names()} == folders
    assert all(address.startswith(("/documents/", "/media/")) for address in offered)
    assert run(f"{JOBS}:size_of_picture") == [200, 100]


def test_document_is_given_out_as_from_the_disk(run: Processes, offered: list[str]):
    answer = run(f"{JOBS}:fetch", path=offered[0])

    assert answer["status"] == 200
    assert answer["size"] > 1000
    assert answer["heads"]["Content-Disposition"].startswith("attachment; filename=")
    assert answer["heads"]["Content-Security-Policy"] == POLICY
    assert answer["heads"]["X-Content-Type-Options"] == "nosniff"


def test_size_of_a_picture_is_given_out_and_not_sent_twice(run: Processes, offered: list[str]):
    answer = run(f"{JOBS}:fetch", path=offered[2])
    assert answer["status"] == 200
    assert answer["heads"]["Content-Type"] == "image/jpeg"
    assert answer["heads"]["Content-Security-Policy"] == POLICY

    again = {"if-modified-since": answer["heads"]["Last-Modified"]}
    assert run(f"{JOBS}:fetch", path=offered[2], **again)["status"] == 304


@pytest.mark.parametrize("path", ["/media/images/none.jpg", "/media/images/../../closed/releases/x.jpg"])
def test_what_is_not_there_or_not_public_is_not_found(run: Processes, people: dict[str, str], path: str):
    assert run(f"{JOBS}:fetch", path=path)["status"] == 404


def test_original_of_a_picture_has_no_address(run: Processes, offered: list[str]):
    assert run(f"{JOBS}:fetch", path=offered[1])["status"] == 404


def test_text_inside_is_read_for_the_search(run: Processes, offered: list[str]):
    assert run(f"{JOBS}:read")


def test_closed_file_goes_with_the_person_and_what_was_left_behind_is_swept(
    run: Processes, store: OwnObjects, people: dict[str, str]
):
    assert len(_photos(store)) == len(people)
    run(f"{JOBS}:leave_behind")
    assert run(f"{JOBS}:sweep", days=0) == 0
    assert run(f"{JOBS}:sweep", days=2) == 1
    assert len(_photos(store)) == len(people)


def test_copy_holds_them_and_brings_them_back_but_those_of_the_erased(
    run: Processes, store: OwnObjects, people: dict[str, str], tmp_path: Path
):
    keys, copy = {"BACKUP_RECIPIENT": str(KEY.to_public()), "BACKUP_KEY": str(KEY)}, tmp_path / "copy.age"
    before = set(store.names())
    is_made, said = run(f"{BACKUP}:command", words=["backup", str(copy)], told=keys)
    assert is_made, said
    run(f"{ERASING}:erase", people=list(people.values()))
    assert not _photos(store)
    run(f"{JOBS}:lose_all")
    run(f"{JOBS}:stray")

    is_back, said = run(f"{BACKUP}:command", words=["restore", str(copy), "--replace"], told=keys)

    assert is_back, said
    assert set(store.names()) == {name for name in before if "/releases/" not in name}
    assert f"Erased again: {len(people)}." in said


def test_document_that_was_lost_is_not_found(run: Processes, offered: list[str]):
    run(f"{JOBS}:lose_all")
    assert run(f"{JOBS}:fetch", path=offered[0])["status"] == 404
    assert run(f"{JOBS}:fetch", path=offered[2])["status"] == 404


@pytest.mark.parametrize(
    "value",
    [
        "s3://objects.example/bucket",
        "s3://avain:salaisuus@objects.example",
        "s3://avain:salaisuus@objects.example/bucket/folder",
        "s3://avain:salaisuus@objects.example/bucket?acl=public",
        "https://avain:salaisuus@objects.example/bucket",
        "bucket",
    ],
)
def test_wrong_address_of_a_store_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str):
    monkeypatch.setenv("PAJAVERKKO_MEDIA", value)
    with pytest.raises(ImproperlyConfigured, match="must look like s3://"):
        environment.storages(tmp_path)


def test_store_is_spoken_to_over_tls_unless_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PAJAVERKKO_MEDIA", "s3://avain:sala%2Fisuus@objects.example/bucket")
    told = environment.storages(tmp_path)
    for name in ("default", "closed"):
        options = told[name]["OPTIONS"]
        assert (options["endpoint_url"], options["secret_key"]) == ("https://objects.example", "sala/isuus")
    assert told["default"]["OPTIONS"]["location"] != told["closed"]["OPTIONS"]["location"]


def _photos(store: OwnObjects) -> list[str]:
    return [name for name in store.names() if name.startswith("closed/releases/")]
