"""What a process does beside readers for many minutes: the public version moves, and a page is published anew."""

import random

from base.page_cache.services import public_has_changed
from network.materials.pages import MaterialPage

PUBLISHED = 0.1
"""Part of the changes that publish a page; the others only make all pages anew."""


def move() -> None:
    if random.random() > PUBLISHED:
        public_has_changed(by=None)
        return
    page = MaterialPage.objects.live().order_by("?").first()
    page.save_revision().publish()
