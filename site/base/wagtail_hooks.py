"""Where the admin's own screens for sending documents give way to ours."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.documents.views.chooser import viewset

from base.uploads.admin import DocumentAddSeveralView, DocumentAddView, DocumentChooserAddView


@hooks.register("register_admin_urls", order=-1)
def sending_documents() -> list[URLPattern]:
    """These stand before Wagtail's addresses, which keep their names."""
    return [
        path("documents/add/", DocumentAddView.as_view()),
        path("documents/multiple/add/", DocumentAddSeveralView.as_view()),
        path("documents/chooser/create/", viewset.construct_view(DocumentChooserAddView)),
    ]
