"""Which pages offer a file."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from base.media import SiteDocument
from base.queries import readable_in_any_language


def pages_offering(file: SiteDocument) -> QuerySet[Page]:
    """The public pages that link to a file: in a list of files, in a block or in running text."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
        to_object_id=str(file.pk),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    pages = readable_in_any_language(Page).annotate(key=Cast("pk", CharField()))
    return pages.filter(key__in=references.values("object_id"))
