"""A long list is read by one for all who come meanwhile."""

import threading
import time
from uuid import uuid4

import pytest
from django.db.models import QuerySet

from base.lists import narrowing
from base.lists.catalogue import Catalogue
from base.page_cache.parts import KeptAs, leave_other_versions
from base.page_cache.queries import holding
from network.materials.pages import MaterialPage

CROWD = 5


def test_crowd_reads_a_list_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []

    def slowly(_pages: QuerySet[MaterialPage], _facets: object) -> Catalogue:
        reads.append(threading.current_thread().name)
        time.sleep(0.2)
        return Catalogue([1], {})

    monkeypatch.setattr(narrowing, "_read", slowly)
    version = str(uuid4())
    leave_other_versions(version)
    found: list[Catalogue] = []

    def look() -> None:
        with holding(version):
            found.append(narrowing.catalogue_of(MaterialPage.objects.all(), [], KeptAs("long", by_the_clock=False)))

    crowd = [threading.Thread(target=look) for _reader in range(CROWD)]
    for reader in crowd:
        reader.start()
    for reader in crowd:
        reader.join()

    assert len(found) == CROWD
    assert len({id(each) for each in found}) == len(reads) == 1
