"""Settings are read from the environment; what is wrong stops the start with one clear sentence."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from pajaverkko.settings import environment

NAME = "PAJAVERKKO_TRIED"


@pytest.mark.parametrize(("value", "flag"), [("1", True), ("0", False)])
def test_flag_is_one_or_zero(monkeypatch: pytest.MonkeyPatch, value: str, flag: bool):
    monkeypatch.setenv(NAME, value)

    assert environment.flag(NAME, default=not flag) is flag


@pytest.mark.parametrize("default", [True, False])
def test_flag_that_is_not_set_has_its_default(monkeypatch: pytest.MonkeyPatch, default: bool):
    monkeypatch.delenv(NAME, raising=False)

    assert environment.flag(NAME, default=default) is default


@pytest.mark.parametrize("value", ["", "true", "yes", "False", "2", " 1"])
def test_flag_of_any_other_word_is_refused(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv(NAME, value)

    with pytest.raises(ImproperlyConfigured, match=f"{NAME} must be 0 or 1"):
        environment.flag(NAME, default=False)


def test_data_folder_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PAJAVERKKO_DATA", str(tmp_path / "uusi" / "kansio"))

    assert environment.data_folder().is_dir()


def test_data_folder_that_is_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    file = tmp_path / "tiedosto"
    file.write_text("ei kansio")
    monkeypatch.setenv("PAJAVERKKO_DATA", str(file))

    with pytest.raises(ImproperlyConfigured, match="PAJAVERKKO_DATA: cannot use"):
        environment.data_folder()


def test_secret_key_is_made_once_and_only_its_owner_may_read_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("PAJAVERKKO_SECRET_KEY", raising=False)

    first, second = environment.secret_key(tmp_path), environment.secret_key(tmp_path)

    assert first == second
    assert len(first) == 64
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_secret_keys_differ_between_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("PAJAVERKKO_SECRET_KEY", raising=False)
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()

    assert environment.secret_key(folders[0]) != environment.secret_key(folders[1])


def test_secret_key_of_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PAJAVERKKO_SECRET_KEY", "avain ympäristöstä")

    assert environment.secret_key(tmp_path) == "avain ympäristöstä"
    assert list(tmp_path.iterdir()) == []


def test_damaged_secret_key_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("PAJAVERKKO_SECRET_KEY", raising=False)
    (tmp_path / "secret_key").write_text("lyhyt")

    with pytest.raises(ImproperlyConfigured, match="is damaged"):
        environment.secret_key(tmp_path)

    assert (tmp_path / "secret_key").read_text() == "lyhyt"


@pytest.mark.parametrize(
    ("value", "hosts"),
    [
        ("pajaverkko.example", ["pajaverkko.example"]),
        (" a.example , b.example ,, ", ["a.example", "b.example"]),
    ],
)
def test_hosts_are_separated_with_commas(monkeypatch: pytest.MonkeyPatch, value: str, hosts: list[str]):
    monkeypatch.setenv("PAJAVERKKO_HOSTS", value)

    assert environment.hosts() == hosts


def production(tmp_path: Path, words: str, **names: str) -> subprocess.CompletedProcess[str]:
    """Production settings in a process of their own: settings are read once."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PAJAVERKKO_")}
    own = {"PYTHONPATH": str(environment.ROOT / "site"), "PAJAVERKKO_DATA": str(tmp_path), **names}
    code = f"from pajaverkko.settings import production as settings; print({words})"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=kept | own)


@pytest.mark.parametrize("names", [{}, {"PAJAVERKKO_HOSTS": ""}])
def test_production_without_hosts_does_not_start(tmp_path: Path, names: dict[str, str]):
    done = production(tmp_path, "settings.ALLOWED_HOSTS", **names)

    assert done.returncode != 0
    assert "PAJAVERKKO_HOSTS must name the hosts of the site." in done.stderr


def test_production_is_closed_and_encrypted(tmp_path: Path):
    words = "settings.ALLOWED_HOSTS, settings.DEBUG, settings.DEMO_ALLOWED, settings.SECURE_SSL_REDIRECT"
    cookies = "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY"

    done = production(tmp_path, f"[{words}, {cookies}]", PAJAVERKKO_HOSTS="pajaverkko.example")

    assert done.stdout.strip() == "[['pajaverkko.example'], False, False, True, True, True, True]"


def test_checks_for_deployment_are_clean(tmp_path: Path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PAJAVERKKO_")}
    own = {"PAJAVERKKO_DATA": str(tmp_path), "PAJAVERKKO_HOSTS": "a.example"}
    own["DJANGO_SETTINGS_MODULE"] = "pajaverkko.settings.production"
    words = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=kept | own, cwd=environment.ROOT)

    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues" in done.stdout


def test_database_is_chosen_by_an_address(tmp_path: Path):
    address = "postgres://maija:salasana@db.example:5433/verkko"
    words = "{name: settings.DATABASES['default'][name] for name in ('HOST', 'PORT', 'NAME')}"

    done = production(tmp_path, words, PAJAVERKKO_HOSTS="a.example", PAJAVERKKO_DATABASE=address)

    assert done.stdout.strip() == "{'HOST': 'db.example', 'PORT': 5433, 'NAME': 'verkko'}"


def test_database_is_a_file_in_the_data_folder_unless_told(tmp_path: Path):
    done = production(tmp_path, "settings.DATABASES['default']['NAME']", PAJAVERKKO_HOSTS="a.example")

    assert done.stdout.strip() == str(tmp_path.resolve() / "pajaverkko.sqlite3")


@pytest.mark.parametrize(
    "value", ["https://pajaverkko.example", "http://localhost:8001", "https://pajaverkko.example/"]
)
def test_address_is_taken_without_its_last_slash(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("PAJAVERKKO_ADDRESS", value)

    assert environment.address("http://localhost:8000") == value.rstrip("/")


@pytest.mark.parametrize("value", ["pajaverkko.example", "ftp://pajaverkko.example", "https://", "https://a.example/b"])
def test_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("PAJAVERKKO_ADDRESS", value)

    with pytest.raises(ImproperlyConfigured, match="PAJAVERKKO_ADDRESS must look like"):
        environment.address("http://localhost:8000")


def test_sealing_key_is_made_once_and_for_its_owner_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("PAJAVERKKO_SEALING_KEYS", raising=False)

    keys = environment.sealing_keys(tmp_path)

    assert environment.sealing_keys(tmp_path) == keys
    assert len(keys) == 1
    assert stat.S_IMODE((tmp_path / "sealing_keys").stat().st_mode) == 0o600


def test_sealing_keys_of_the_environment_come_first_to_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    first, second = environment.sealing_keys(tmp_path / ".")[0], "b25seSBmb3IgdGVzdHM6IHNlYWxzIG5vdGhpbmcgISE="
    monkeypatch.setenv("PAJAVERKKO_SEALING_KEYS", f"{second}, {first}")

    assert environment.sealing_keys(tmp_path) == [second, first]


@pytest.mark.parametrize("value", ["abc", "b25seSBmb3IgdGVzdHM=,", ","])
def test_sealing_key_of_another_shape_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str):
    monkeypatch.setenv("PAJAVERKKO_SEALING_KEYS", value)

    with pytest.raises(ImproperlyConfigured, match="PAJAVERKKO_SEALING_KEYS") as error:
        environment.sealing_keys(tmp_path)
    assert value not in str(error.value) or value == ","


def test_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    file = tmp_path / "salaisuus"
    file.write_text("avain tiedostosta\n", encoding="utf-8")
    monkeypatch.delenv(NAME, raising=False)
    assert environment.secret(NAME) == ""
    monkeypatch.setenv(f"{NAME}_FILE", str(file))
    assert environment.secret(NAME) == "avain tiedostosta"
    monkeypatch.setenv(NAME, "avain muuttujasta")
    with pytest.raises(ImproperlyConfigured, match=f"Give {NAME} or {NAME}_FILE, not both"):
        environment.secret(NAME)


def test_secret_in_a_file_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "puuttuu"))
    with pytest.raises(ImproperlyConfigured, match=f"{NAME}_FILE: .*cannot be read"):
        environment.secret(NAME)


@pytest.mark.parametrize("name", ["PAJAVERKKO_SECRET_KEY", "PAJAVERKKO_SEALING_KEYS", "PAJAVERKKO_SMTP"])
def test_every_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str):
    values = {
        "PAJAVERKKO_SECRET_KEY": "a" * 64,
        "PAJAVERKKO_SEALING_KEYS": Fernet.generate_key().decode(),
        "PAJAVERKKO_SMTP": "smtp://nimi:sana@posti.example",
    }
    file = tmp_path / "salaisuus"
    file.write_text(values[name], encoding="utf-8")
    monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(f"{name}_FILE", str(file))
    read = {
        "PAJAVERKKO_SECRET_KEY": lambda: environment.secret_key(tmp_path),
        "PAJAVERKKO_SEALING_KEYS": lambda: environment.sealing_keys(tmp_path)[0],
        "PAJAVERKKO_SMTP": lambda: environment.mail_server()["EMAIL_HOST_PASSWORD"],
    }
    assert read[name]() == {"PAJAVERKKO_SMTP": "sana"}.get(name, values[name])


@pytest.mark.parametrize("value", ["", "xml", "JSON"])
def test_form_of_the_log_that_is_unknown_is_refused(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("PAJAVERKKO_LOG", value)
    with pytest.raises(ImproperlyConfigured, match="PAJAVERKKO_LOG must be text or json"):
        environment.log_form()


def test_connection_to_sqlite_outlives_its_request(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Opening one reads all tables and triggers, which takes longer than a page that is kept."""
    for name in ("PAJAVERKKO_DATABASE", "PAJAVERKKO_POOL"):
        monkeypatch.delenv(name, raising=False)

    assert environment.database(tmp_path)["CONN_MAX_AGE"] >= 60
