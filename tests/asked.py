"""What a page asks the database."""

import re
import time
from collections import Counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.page_cache.parts import MINUTE, forget_parts

MOST = 20
"""Questions of one page."""
PLAIN = "/admin/account/"
"""A screen of the admin with nothing of ours in it."""
FRAME = re.compile(
    r'^(SAVEPOINT|RELEASE|BEGIN|COMMIT)|(FROM|INTO|UPDATE) "(django_session|base_auditentry|usersessions_\w+)"'
    r'|UPDATE "base_user" SET'
)
"""What is asked for every page in other words each time: transactions, the session, that somebody looked."""


def asked(client: Client, address: str) -> list[str]:
    """The second time, when what is held is of every page alone.

    Of a screen of the admin without what each of them asks, the same as often: account and menu.
    """
    found = _all(client, address)
    frame = _all(client, PLAIN) if address.startswith("/admin/") else Counter()
    return list((found - frame).elements())


def _all(client: Client, address: str) -> Counter[str]:
    return Counter(sql for sql in asked_warm(client, address) if not FRAME.search(sql))


def asked_warm(client: Client, address: str) -> list[str]:
    """All that a page asks when what is held is of every page alone, within one minute, for which that is held."""
    while True:
        minute = int(time.time()) // MINUTE
        client.get(address)
        forget_parts("page-")
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200, address
        if int(time.time()) // MINUTE == minute:
            return [each["sql"] for each in found]
