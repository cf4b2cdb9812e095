"""Sending to every address so that nothing of it stays."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.base.identity.addresses import addresses as all_addresses
from tests.pajaverkko.hostile.filling import Values
from tests.pajaverkko.hostile.scene import Scene
from tests.pajaverkko.hostile.walking import Sent


def addresses() -> list[str]:
    """Those of the resolver that can be written down: not the ones that begin like others and are answered before."""
    return [address for address in all_addresses() if not {"(", "*", "["} & set(address)]


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """What is sent changes nothing of the scene, nor of who is signed in."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def send(scene: Scene, form: Sent, values: Values) -> HttpResponse:
    client = scene.clients[form.who]
    with undone(client):
        return (client.post if form.method == "POST" else client.get)(form.address, values)
