"""Own image and document models, so that fields can be added later without moving files."""

from django.db import models
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image as WagtailImage

from base.uploads.kinds import DOCUMENTS, UNKNOWN
from base.uploads.names import download_name


class SiteImage(AbstractImage):
    """An image of the site. What it shows is said in the description, which is its text alternative."""

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class Rendition(AbstractRendition):
    """One size of an image, made when a page first needs it."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class SiteDocument(AbstractDocument):
    """A file that pages offer for download."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def content_type(self) -> str:
        """The type of the kind that was found in it when it came; never one that a browser would run."""
        return DOCUMENTS.get(self.file_extension.lower(), UNKNOWN)

    @property
    def is_hidden(self) -> bool:
        """Whether a personal identity code was found in it: then only those who look after it may open it."""
        facts = getattr(self, "facts", None)
        return facts is not None and facts.holds_code is True

    @property
    def content_disposition(self) -> str:
        """Always to be kept, under a name that its title gives it."""
        return str(
            content_disposition_header(as_attachment=True, filename=download_name(self.title, self.file_extension))
        )
