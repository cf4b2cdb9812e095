"""Typed reads of the environment. A wrong value stops the start with one clear sentence."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import get_random_string

ROOT = Path(__file__).resolve().parents[3]


def flag(name: str, *, default: bool) -> bool:
    """True or False from "1" or "0"; anything else is refused."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def data_folder() -> Path:
    """Where database, media and secrets live; made when missing."""
    folder = Path(os.environ.get("PAJAVERKKO_DATA") or ROOT / "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"PAJAVERKKO_DATA: cannot use {folder} ({error.strerror}).") from error
    return folder


def secret_key(folder: Path) -> str:
    """The key from PAJAVERKKO_SECRET_KEY, else from the data folder, where the first run makes it."""
    if key := os.environ.get("PAJAVERKKO_SECRET_KEY"):
        return key
    file = folder / "secret_key"
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as new:
            new.write(get_random_string(64))
    except FileExistsError:
        pass
    key = file.read_text(encoding="ascii").strip()
    if len(key) < 50:
        raise ImproperlyConfigured(f"The secret key in {file} is damaged. Delete the file to have a new one made.")
    return key


def hosts() -> list[str]:
    """Host names the site answers to, separated with commas."""
    value = os.environ.get("PAJAVERKKO_HOSTS", "localhost,127.0.0.1,[::1]")
    return [host.strip() for host in value.split(",") if host.strip()]


def address(default: str) -> str:
    """The address the site is read at, such as https://pajaverkko.example; links in mails begin with it."""
    value = os.environ.get("PAJAVERKKO_ADDRESS", default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"PAJAVERKKO_ADDRESS must look like https://pajaverkko.example, not {value!r}.")
    return value
