"""What a process has in hand when the web server has begun and its workers are about to part from it."""

import gc

from django.db import connection

from base.search.finnish import dictionary
from base.search.models import SearchWord
from base.search.vocabulary import vocabulary
from pajaverkko.server import on_starting


def begin() -> dict[str, int]:
    SearchWord.objects.create(word="asiakasraati")
    on_starting(None)
    return {
        "dictionaries": dictionary.cache_info().currsize,
        "words": int(vocabulary.holds_any(["asiakasraati"])),
        "frozen": gc.get_freeze_count(),
        "connections": int(connection.connection is not None),
    }
