"""Typed reads of the environment. A wrong value stops the start with one clear sentence."""

import os
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from cryptography.fernet import Fernet, MultiFernet
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import get_random_string

ROOT = Path(__file__).resolve().parents[3]


def flag(name: str, *, default: bool) -> bool:
    """True or False from "1" or "0"; anything else is refused."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def number(name: str, *, default: int, least: int, most: int) -> int:
    """A whole number within limits; anything else is refused."""
    value = os.environ.get(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} must be a number from {least} to {most}, not {value!r}.")
    return int(value)


def secret(name: str) -> str:
    """What others must not read: from the variable, or from the file that <name>_FILE names; empty without both."""
    file = os.environ.get(f"{name}_FILE", "")
    if not file:
        return os.environ.get(name, "").strip()
    if os.environ.get(name):
        raise ImproperlyConfigured(f"Give {name} or {name}_FILE, not both.")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE: {file} cannot be read ({type(error).__name__}).") from error


def database(folder: Path) -> dict[str, Any]:
    """PostgreSQL by PAJAVERKKO_DATABASE, such as postgres://name:word@db.example:5432/verkko, else SQLite in a file.

    With PAJAVERKKO_POOL each process keeps at most so many connections, which its threads share; without it each thread
    keeps one of its own for a minute.
    """
    given, size = secret("PAJAVERKKO_DATABASE"), number("PAJAVERKKO_POOL", default=0, least=0, most=100)
    if not given:
        if size:
            raise ImproperlyConfigured("PAJAVERKKO_POOL is for PostgreSQL: give PAJAVERKKO_DATABASE, too.")
        # A write-ahead log; writers queue instead of failing.
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        }
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / "pajaverkko.sqlite3"),
            # Each new connection reads what tables and triggers there are: a page that is kept takes less.
            "CONN_MAX_AGE": 60,
            "OPTIONS": options,
        }
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(given, conn_max_age=0 if size else 60))
    except ValueError as error:
        raise ImproperlyConfigured(
            "PAJAVERKKO_DATABASE must look like postgres://name:password@db.example:5432/verkko."
        ) from error
    if size:
        found.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": size, "timeout": 5}
    return found


def log_form() -> str:
    """How the log is written: text, or json with an object in each line."""
    value = os.environ.get("PAJAVERKKO_LOG", "text")
    if value not in {"text", "json"}:
        raise ImproperlyConfigured(f"PAJAVERKKO_LOG must be text or json, not {value!r}.")
    return value


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
    if key := secret("PAJAVERKKO_SECRET_KEY"):
        return key
    file = folder / "secret_key"
    key = _made_once(file, lambda: get_random_string(64))
    if len(key) < 50:
        raise ImproperlyConfigured(f"The secret key in {file} is damaged. Delete the file to have a new one made.")
    return key


def sealing_keys(folder: Path) -> list[str]:
    """The keys that secrets in the database are sealed with, the one in use first.

    From PAJAVERKKO_SEALING_KEYS, separated with commas, else from the data folder, where the first run makes one.
    """
    if given := secret("PAJAVERKKO_SEALING_KEYS"):
        keys = [key.strip() for key in given.split(",") if key.strip()]
    else:
        keys = _made_once(folder / "sealing_keys", lambda: Fernet.generate_key().decode("ascii")).split()
    try:
        MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise ImproperlyConfigured("PAJAVERKKO_SEALING_KEYS must be Fernet keys, separated with commas.") from error
    return keys


def _made_once(file: Path, make: Callable[[], str]) -> str:
    """What stands in a file that only its owner may read; made when there is none."""
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as new:
            new.write(make())
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii").strip()


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


def caches() -> dict[str, Any]:
    """Django's caches: by PAJAVERKKO_CACHE, such as redis://:password@cache.example:6379/0, else without a server.

    On the server lies what is kept for speed alone, which may be away or thrown out at any time. The limits of sign-in
    must hold, for all processes together: they are in a table of the database in any case.
    """
    server = secret("PAJAVERKKO_CACHE")
    table = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
        # The limits' keys hold addresses of mail and of networks: what lies in the table does not.
        "KEY_FUNCTION": "base.sealed.cache_key",
    }
    if not server:
        memory = "django.core.cache.backends.locmem.LocMemCache"
        return {
            # Room for what every page asks for: at three hundred, as it is by default, a third is forgotten at random.
            "default": {"BACKEND": memory, "OPTIONS": {"MAX_ENTRIES": 10_000}},
            # Pages as they leave, each for at most a minute.
            "pages": {"BACKEND": memory, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 500}},
            "shared": table,
        }
    parts = urlsplit(server)
    if parts.scheme not in {"redis", "rediss"} or not parts.hostname:
        raise ImproperlyConfigured("PAJAVERKKO_CACHE must look like redis://:password@cache.example:6379/0.")
    # A reader must not wait for a cache for longer than the page takes to make.
    patience = {"socket_connect_timeout": 1, "socket_timeout": 1}
    tolerant = {"BACKEND": "base.tolerant_cache.TolerantRedisCache", "LOCATION": server, "OPTIONS": patience}
    return {
        "default": {**tolerant, "KEY_PREFIX": "pajaverkko-default"},
        "pages": {**tolerant, "KEY_PREFIX": "pajaverkko-pages"},
        "shared": table,
    }


def storages(folder: Path) -> dict[str, Any]:
    """Where files lie: by PAJAVERKKO_MEDIA in a bucket of a store that speaks S3, else in the data folder.

    s3://key:secret@objects.example/bucket is spoken to over TLS, s3+http:// without, inside a network of one's own; a
    store that asks for it is told a region by ?region=. The bucket is open to nobody: the site gives files out itself.
    """
    value = secret("PAJAVERKKO_MEDIA")
    own = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    if not value:
        disk = "django.core.files.storage.FileSystemStorage"
        # Files that no address leads to: what readers sent, until a coordinator has looked at it.
        closed = {"location": folder / "closed", "file_permissions_mode": 0o600}
        return {"default": {"BACKEND": disk}, "closed": {"BACKEND": disk, "OPTIONS": closed}, "staticfiles": own}
    parts, bucket = urlsplit(value), urlsplit(value).path.strip("/")
    region = parse_qs(parts.query)
    if (
        parts.scheme not in {"s3", "s3+http"}
        or not (parts.hostname and parts.username and parts.password and bucket)
        or "/" in bucket
        or set(region) - {"region"}
    ):
        raise ImproperlyConfigured("PAJAVERKKO_MEDIA must look like s3://key:secret@objects.example/bucket.")
    host = parts.netloc.rpartition("@")[2]
    options = {
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "bucket_name": bucket,
        "endpoint_url": f"{'http' if parts.scheme == 's3+http' else 'https'}://{host}",
        "region_name": region.get("region", [None])[0],
    }
    store = "base.uploads.elsewhere.StoreElsewhere"
    return {
        "default": {"BACKEND": store, "OPTIONS": {**options, "location": "media"}},
        "closed": {"BACKEND": store, "OPTIONS": {**options, "location": "closed"}},
        "staticfiles": own,
    }


def proxies() -> dict[str, dict[str, Any]]:
    """Where proxies that keep pages are told to forget them: by PAJAVERKKO_PROXIES, such as http://a:8080,http://b:8080."""
    places = [place.strip() for place in os.environ.get("PAJAVERKKO_PROXIES", "").split(",") if place.strip()]
    for place in places:
        parts = urlsplit(place)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
            raise ImproperlyConfigured(f"PAJAVERKKO_PROXIES must look like http://proxy:8080, not {place!r}.")
    backend = "base.page_cache.proxies.Proxy"
    return {f"proxy-{number}": {"BACKEND": backend, "LOCATION": place} for number, place in enumerate(places)}


def mail_server() -> dict[str, Any]:
    """Django's settings of the mail server from PAJAVERKKO_SMTP, such as smtp://name:password@mail.example:587.

    `smtps://` speaks TLS from the first byte, `smtp://` turns to it at once (STARTTLS) unless it ends with ?plain.
    """
    value = secret("PAJAVERKKO_SMTP")
    if not value:
        return {}
    parts = urlsplit(value)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.query not in {"", "plain"}:
        raise ImproperlyConfigured("PAJAVERKKO_SMTP must look like smtp://name:password@mail.example:587.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.query != "plain",
        "EMAIL_TIMEOUT": 15,
    }


def mail_sender() -> str:
    """The address that messages come from, PAJAVERKKO_MAIL_FROM; without it one of the site's first host."""
    return os.environ.get("PAJAVERKKO_MAIL_FROM") or f"Pajaverkko <pajaverkko@{next(iter(hosts()), 'localhost')}>"


def scanner() -> list[str]:
    """The command of the virus scanner in words, such as "clamdscan --no-summary"; none when it is not named."""
    value = os.environ.get("PAJAVERKKO_SCANNER", "")
    try:
        words = shlex.split(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"PAJAVERKKO_SCANNER cannot be read as a command: {error}.") from error
    if words and shutil.which(words[0]) is None:
        raise ImproperlyConfigured(f"PAJAVERKKO_SCANNER: there is no program {words[0]!r}.")
    return words
