"""What pages show of people: asked for each time, so that what is withdrawn is gone with the next request."""

from collections.abc import Collection
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from base.releases import ShownRelease, shows_releases
from base.uploads.kinds import PICTURES
from base.uploads.serving import POLICY
from network.people.choices import Showing
from network.people.models import Release
from network.people.queries import releases_shown, releases_shown_on

KEPT_BY_NOBODY = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


@shows_releases
def released(references: Collection[str], page: Page) -> dict[str, ShownRelease]:
    return {reference: _shown(one) for reference, one in releases_shown_on(page, references).items()}


def _shown(release: Release) -> ShownRelease:
    is_photo = release.showing == Showing.PHOTO
    address = reverse("released_photo", args=[release.reference]) if is_photo else ""
    # In which language somebody speaks: the words themselves do not tell.
    language = release.person.language
    return ShownRelease(release.words, address, release.showing, release.person_id, language)


@require_safe
def photo(request: HttpRequest, reference: str) -> FileResponse:
    """The photo of a release that holds now. Whoever knows the random reference has met it on a page."""
    release = releases_shown([reference]).get(reference)
    kind = PICTURES.get(Path(release.photo.name or "").suffix.lower().lstrip(".")) if release else None
    if release is None or kind is None:
        raise Http404
    try:
        file = release.photo.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(file, content_type=kind, headers=KEPT_BY_NOBODY)
