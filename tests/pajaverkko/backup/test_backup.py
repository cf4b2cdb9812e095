"""A copy of a whole site is made while people work, and brings all of it back but what must not come back."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import pytest
from django.conf import settings

from pajaverkko.backup.archive import SUMS, BackupError, Member, of_bytes, open_archive, write_archive
from pajaverkko.backup.making import ABOUT
from tests.own_site import OwnSite, Processes

pytestmark = pytest.mark.django_db
JOBS = "tests.pajaverkko.backup.jobs"
ERASING = "tests.pajaverkko.erasing.jobs"
KEY = pyrage.x25519.Identity.generate()
OTHER_KEY = pyrage.x25519.Identity.generate()
PEOPLE, ERASED, WAITING = 6, 2, 3
OF_ERASING = {
    *("base_auditentry", "base_auditseal", "base_erasure", "base_searchentry", "base_searchword"),
    *("network_person", "network_release", "network_contactroute", "network_part"),
}
"""Tables whose rows erasing takes away, adds to or makes anew."""


class Site:
    """A site of its own, and commands on it with the keys."""

    def __init__(self, own: OwnSite, processes: Processes) -> None:
        self.folder, self.variables, self.processes = own.folder, own.variables, processes
        self.keys = {"BACKUP_RECIPIENT": str(KEY.to_public()), "BACKUP_KEY": str(KEY)}

    def do(self, *words: object) -> str:
        is_done, said = self._command(words, self.keys)
        assert is_done, said
        return said

    def refuses(self, *words: object, **keys: str) -> str:
        """What a command says when it does nothing."""
        is_done, said = self._command(words, {**self.keys, **keys})
        assert not is_done
        return said

    def _command(self, words: tuple[object, ...], keys: dict[str, str]) -> tuple[bool, str]:
        is_done, said = self.processes(f"{JOBS}:command", words=[str(word) for word in words], told=keys)
        return bool(is_done), str(said)


@pytest.fixture(scope="module")
def keyed(own_site: OwnSite, processes: Processes) -> Site:
    return Site(own_site, processes)


@pytest.fixture(scope="module")
def people(keyed: Site, processes: Processes) -> dict[str, str]:
    made: dict[str, str] = processes(f"{ERASING}:make_many", number=PEOPLE)
    processes(f"{JOBS}:queue", number=WAITING)
    return made


@pytest.fixture(scope="module")
def copy(keyed: Site, people: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("kopiot") / "copy.age"
    assert "Copied" in keyed.do("backup", file)
    return file


def files(site: Site) -> dict[str, str]:
    return {
        str(path.relative_to(site.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in ("media", "closed")
        for path in (site.folder / name).rglob("*")
        if path.is_file()
    }


def test_everything_comes_back_but_the_erased_and_letters(
    keyed: Site, copy: Path, people: dict[str, str], processes: Processes
):
    before, files_before = processes(f"{JOBS}:there"), files(keyed)
    gone = dict(list(people.items())[:ERASED])
    processes(f"{ERASING}:erase", people=list(gone.values()))
    processes(f"{JOBS}:write_pairs", seconds=0.2)

    told = keyed.do("restore", copy, "--replace")

    assert f"Erased again: {ERASED}. Letters taken back: {WAITING}." in told
    assert processes(f"{ERASING}:hits", words=list(gone)) == []
    after = processes(f"{JOBS}:there")
    assert after["people"] == sorted(set(people) - set(gone))
    changed = {name for name, number in after["rows"].items() if number != before["rows"][name]}
    assert changed <= OF_ERASING
    assert after["next"]
    here = files(keyed)
    assert here.items() <= files_before.items()
    assert len(files_before) - len(here) == ERASED
    assert processes(f"{JOBS}:letters") == {"withdrawn": WAITING, "paused": 1}
    processes(f"{JOBS}:queue", number=1)
    assert processes(f"{JOBS}:deliver") == []
    assert "Letters that leave now: 1." in keyed.do("let_letters_leave")
    assert processes(f"{JOBS}:deliver") == ["jono0@posti.example"]


def test_copy_that_is_made_while_people_work_is_of_one_moment(
    keyed: Site, copy: Path, processes: Processes, tmp_path: Path
):
    code = f"import django; django.setup(); from {JOBS} import write_pairs; print(write_pairs(4.0, tell_after=5))"
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, env=keyed.variables, cwd=settings.ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "begun\n"
        keyed.do("backup", tmp_path / "during.age")
        told = int(writer.stdout.read())
    keyed.do("restore", tmp_path / "during.age", "--replace")
    first, second = processes(f"{JOBS}:pairs")
    assert first == second
    assert 0 < first < told


def test_nothing_can_be_read_in_it_without_the_key(copy: Path, people: dict[str, str]):
    content = copy.read_bytes()
    assert copy.stat().st_mode & 0o077 == 0
    assert not [name for name in people if name.encode() in content]
    assert b"SQLite" not in content


def _cut(content: bytes) -> bytes:
    return content[: len(content) - 1000]


def _turned(content: bytes) -> bytes:
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_cut, "damaged or not whole"),
        (_turned, "damaged or not whole"),
        (lambda content: content[:100], "its beginning is damaged"),
        (lambda content: b"", "its beginning is damaged"),
        (lambda content: b"PK\x03\x04" + content, "its beginning is damaged"),
    ],
)
def test_damaged_copy_is_refused_and_nothing_is_changed(
    keyed: Site, copy: Path, processes: Processes, tmp_path: Path, damage: Callable[[bytes], bytes], told: str
):
    before, files_before = processes(f"{JOBS}:there"), files(keyed)
    bad = tmp_path / "bad.age"
    bad.write_bytes(damage(copy.read_bytes()))
    assert told in keyed.refuses("restore", bad, "--replace")
    assert (processes(f"{JOBS}:there"), files(keyed)) == (before, files_before)
    assert not list(keyed.folder.glob("backup-*"))


def test_key_that_does_not_fit_is_told_apart(keyed: Site, copy: Path):
    new = copy.with_name("new")
    words = ("restore", copy, "--replace")
    assert "another key" in keyed.refuses(*words, BACKUP_KEY=str(OTHER_KEY))
    assert "AGE-SECRET-KEY" in keyed.refuses(*words, BACKUP_KEY="avain")
    assert "holds no key" in keyed.refuses(*words, BACKUP_KEY="")
    assert "age1" in keyed.refuses("backup", new, BACKUP_RECIPIENT="avain")
    assert "names no key" in keyed.refuses("backup", new, BACKUP_RECIPIENT="")
    assert not new.exists()


def test_site_that_is_there_is_replaced_only_when_told(keyed: Site, copy: Path):
    assert "--replace" in keyed.refuses("restore", copy)
    assert "written over none" in keyed.refuses("backup", copy)
    assert "is not there" in keyed.refuses("restore", f"{copy}-other", "--replace")


def test_worker_that_is_at_work_is_stopped_first(keyed: Site, copy: Path, processes: Processes):
    processes("base.heartbeats:beat", name="letters")
    assert "Stop web server and worker" in keyed.refuses("restore", copy, "--replace")
    processes(f"{JOBS}:be_silent")


def forged(copy: Path, folder: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """The same copy with other words about it."""
    apart = folder / "apart"
    apart.mkdir()
    names = open_archive(copy, str(KEY), apart)
    about = json.loads((apart / ABOUT).read_text())
    change(about)
    (apart / ABOUT).write_text(json.dumps(about))
    file = folder / "forged.age"
    write_archive(file, str(KEY.to_public()), (of_bytes(name, (apart / name).read_bytes()) for name in names))
    return file


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda about: about.update(format=2), "format 2"),
        (lambda about: about["migrations"].pop(), "1 migrations differ"),
        (lambda about: about["migrations"].append(["base", "9999_later"]), "1 migrations differ"),
        (lambda about: about.update(database="oracle"), "The copy is of oracle"),
        (lambda about: about.pop("rows"), "no copy of a site"),
    ],
)
def test_copy_of_another_version_is_refused(
    keyed: Site, copy: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], told: str
):
    assert told in keyed.refuses("restore", forged(copy, tmp_path, change), "--replace")


def test_part_that_was_put_in_another_s_place_is_refused(tmp_path: Path):
    file = tmp_path / "one.age"
    sums = of_bytes(SUMS, json.dumps({"a": "0" * 64}).encode())
    write_archive(file, str(KEY.to_public()), [of_bytes("a", b"1"), sums])
    (tmp_path / "apart").mkdir()
    with pytest.raises(BackupError, match="a"):
        open_archive(file, str(KEY), tmp_path / "apart")


def test_file_that_changes_meanwhile_leaves_no_half_copy(tmp_path: Path):
    file = tmp_path / "one.age"
    short = Member("a", 5, lambda: iter((b"1",)))
    with pytest.raises(BackupError, match="a"):
        write_archive(file, str(KEY.to_public()), [short])
    assert not list(tmp_path.iterdir())


def test_pair_of_keys_is_made(keyed: Site):
    told = keyed.do("backup", "--new-keys").splitlines()
    assert str(pyrage.x25519.Identity.from_str(told[3]).to_public()) == told[1]
