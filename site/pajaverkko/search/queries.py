"""Everything that can be searched."""

from django.db.models import QuerySet
from wagtail.models import Page

from base.queries import readable


def everything_readable() -> QuerySet[Page]:
    """Every page below the roots of the languages, each in the reader's language."""
    return readable(Page).filter(depth__gt=1).order_by("pk")
