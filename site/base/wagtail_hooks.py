"""Where the admin's own screens for sending documents give way to ours; the outbox."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.documents.views.chooser import viewset
from wagtail.models import Page

from base.gates import refuse_to_publish
from base.identity.pages import warn_of_contacts
from base.outbox.admin import MailPanel, MailScreens, sees_mail
from base.uploads.admin import DocumentAddSeveralView, DocumentAddView, DocumentChooserAddView


@hooks.register("register_admin_urls", order=-1)
def sending_documents() -> list[URLPattern]:
    """These stand before Wagtail's addresses, which keep their names."""
    return [
        path("documents/add/", DocumentAddView.as_view()),
        path("documents/multiple/add/", DocumentAddSeveralView.as_view()),
        path("documents/chooser/create/", viewset.construct_view(DocumentChooserAddView)),
    ]


@hooks.register("register_admin_viewset")
def outgoing_mail() -> MailScreens:
    return MailScreens()


@hooks.register("construct_homepage_panels")
def what_is_wrong_with_the_mail(request: HttpRequest, panels: list[Any]) -> None:
    if sees_mail(request.user) and (panel := MailPanel()).warnings:
        panels.insert(0, panel)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def contacts_in_pages(request: HttpRequest, page: Page) -> None:
    """Publishing calls these, too."""
    warn_of_contacts(request, page)


@hooks.register("before_publish_page")
def what_is_missing(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refuse_to_publish(request, [page])


@hooks.register("before_bulk_action")
def what_is_missing_of_many(request: HttpRequest, action: str, found: Iterable[Any], view: Any) -> HttpResponse | None:
    if action != "publish" or request.method != "POST":
        return None
    return refuse_to_publish(request, [each for each in found if isinstance(each, Page)])
