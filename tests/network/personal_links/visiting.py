"""Opening somebody's own page, and sending its forms."""

import re

from django.test import Client


def opened(client: Client, token: str) -> int:
    return client.post("/own/open/", {"token": token}).status_code


def key(client: Client, address: str) -> str:
    """What the form at this address carries."""
    found = re.search(r'name="key" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return found.group(1)


def ask(client: Client, kind: str, words: str = "") -> int:
    """Send the form for asking by right; returns the status."""
    address = f"/own/request/{kind}/"
    return client.post(address, {"key": key(client, address), "words": words}).status_code
