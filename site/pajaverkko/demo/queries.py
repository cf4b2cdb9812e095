"""Whether the demo has been built, and whether it may be."""

from wagtail.models import Collection, Page

MARK = "Esimerkkiverkoston tiedostot"
"""The collection of the demo's files: where it is, the demo has been built."""


def demo_is_built() -> bool:
    return Collection.objects.filter(name=MARK).exists()


def site_is_empty() -> bool:
    """Whether the site has nothing but what a fresh Wagtail brings."""
    return not Page.objects.filter(depth__gt=1).exclude(slug="home", depth=2, content_type__model="page").exists()
