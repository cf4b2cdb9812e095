"""What counts as use: a reader opens the page of a material, or downloads one of its files. Imports that begin."""

import re
from collections.abc import Hashable, Mapping
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.documents.models import document_served
from wagtail.models import Page

from base.media import SiteDocument
from base.page_cache.looks import each_look, look
from base.tally import Tally
from network.materials.choices import ImportState, Use
from network.materials.models import MaterialImport
from network.materials.pages import MaterialPage
from network.materials.queries import materials_offering
from network.materials.services import count_uses
from network.materials.tasks import store_import

MACHINES = re.compile(r"bot|crawl|spider|slurp|preview|monitor", re.IGNORECASE)
"""Names by which programs present themselves; looked at in passing and kept nowhere."""


def store_uses(counted: Mapping[Any, int]) -> None:
    count_uses(counted=counted, by=None)


uses = Tally(store_uses)


@receiver(post_save, sender=MaterialImport)
def import_begun(sender: type[MaterialImport], instance: MaterialImport, **kwargs: Any) -> None:
    """A table takes minutes: it is the worker's."""
    if instance.state == ImportState.RUNNING and "state" in (kwargs["update_fields"] or ()):
        store_import.enqueue(instance.pk)


@hooks.register("before_serve_page", order=100)
def note_open(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """After Wagtail's own question whether the reader may see the page."""
    if isinstance(page, MaterialPage) and page.live:
        look(request, open_is_seen, page.pk)


@each_look
def open_is_seen(request: HttpRequest, key: int) -> None:
    if _is_a_reader(request):
        _count(key, Use.OPEN)


@receiver(document_served)
def note_download(sender: Any, instance: SiteDocument, request: HttpRequest, **kwargs: Any) -> None:
    if _is_a_reader(request):
        for key in materials_offering(instance):
            _count(key, Use.DOWNLOAD)


def _count(key: int, use: Use) -> None:
    thing: Hashable = (key, timezone.localdate(), use)
    uses.add(thing)


def _is_a_reader(request: HttpRequest) -> bool:
    """Neither a machine nor one of those who keep the bank, and not the second part of the same download."""
    # A page that is kept is given before anybody is asked who they are: to nobody who has signed in.
    is_staff = hasattr(request, "user") and request.user.is_authenticated
    if request.method != "GET" or request.META.get("HTTP_RANGE") or is_staff:
        return False
    return not getattr(request, "is_preview", False) and not MACHINES.search(request.META.get("HTTP_USER_AGENT", ""))
