"""Pages that may become public only when something else is done: checked where a page is saved, so whatever saves it.

Publishing, scheduling, a workflow, copying, aliases, translations, moves and programs all come to `save`. The admin
asks before, and tells in words what is missing; what comes past that raises.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page


class NotReadyError(ValidationError):
    """A page would have become public too early; it tells what is missing."""

    def __init__(self, reasons: Iterable[Any], page: Page) -> None:
        super().__init__(list(reasons))
        self.page = page


class Gated(models.Model):
    """Stands before a page type. `why_not_public` tells in sentences what is missing; nothing: it may be shown."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises NotReadyError where a page would be public that may not be. Notes about a live page pass."""
        fields = kwargs.get("update_fields")
        is_shown = fields is None or "live" in fields
        if is_shown and self.live and (reasons := self.why_not_public()):  # type: ignore[attr-defined]
            raise NotReadyError(reasons, self)
        super().save(*args, **kwargs)

    def why_not_public(self) -> list[str]:
        raise NotImplementedError


@receiver(post_save, sender=Page)
def keep_where_it_may_be(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A move saves the page as a plain one. Raises NotReadyError in its transaction, so that the page stays."""
    kind = instance.specific_class
    if (
        kwargs.get("raw")
        or kwargs.get("update_fields") is not None
        or not instance.live
        or not kind
        or not issubclass(kind, Gated)
    ):
        return
    page = kind.objects.get(pk=instance.pk)
    if reasons := page.why_not_public():
        raise NotReadyError(reasons, page)


def refuse_to_publish(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Back to the first page that is not ready, with what is missing; None when all are."""
    for page in pages:
        found = page.get_latest_revision_as_object() if page.pk else page
        if isinstance(found, Gated) and (reasons := found.why_not_public()):
            return _told(request, found, reasons)
    return None


def _told(request: HttpRequest, page: Any, reasons: Iterable[Any]) -> HttpResponse:
    for reason in reasons:
        messages.error(request, f"{page.title}: {reason}")
    return redirect("wagtailadmin_pages:edit", page.pk) if page.pk else redirect("wagtailadmin_home")


class TellWhyNotPublic:
    """What comes to `save` by another way of the admin is told like the others."""

    def __init__(self, respond: Any) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> Any:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, NotReadyError) or not request.path.startswith("/admin/"):
            return None
        return _told(request, error.page, error.messages)
