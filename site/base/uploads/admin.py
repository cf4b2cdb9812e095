"""Wagtail's screens for sending documents, with what a coordinator is told afterwards."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views.chooser import DocumentChooserUploadView
from wagtail.documents.views.documents import CreateView
from wagtail.documents.views.multiple import AddView

from base.media import SiteDocument
from base.uploads.forms import keep_facts


class DocumentAddView(CreateView):
    """Goes on to the document itself, where its notices stand."""

    def get_success_url(self) -> str:
        return reverse("wagtaildocs:edit", args=[self.object.pk])


class DocumentAddSeveralView(AddView):
    """The form of each document, which comes back at once, tells about its file."""

    def save_object(self, form: Any) -> SiteDocument:
        document: SiteDocument = super().save_object(form)
        keep_facts(form, document)
        return document


class DocumentChooserAddView(DocumentChooserUploadView):
    """The chooser closes at once: the next page says that there is something to look at, and where; it names nobody."""

    def save_form(self, form: Any) -> SiteDocument:
        document: SiteDocument = super().save_form(form)
        if document.facts.names_person:
            address = reverse("wagtaildocs:edit", args=[document.pk])
            messages.warning(
                self.request,
                _("The file “%(title)s” names somebody as its author.") % {"title": document.title},
                buttons=[messages.button(address, _("See what it tells"))],
            )
        return document
