"""How files of people are given out: to be kept by the reader's machine, never to be run in the name of the site."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve
from wagtail.documents.views.serve import serve as serve_kept

from base.media import SiteDocument
from base.uploads.kinds import PICTURES

_NOT_MODIFIED = 304
POLICY = "default-src 'none'; sandbox"


def serve_document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponseBase:
    """A document under the name that its title gives it; who may have it is asked in Wagtail's own view."""
    answer: HttpResponseBase = serve_kept(request, document_id, document_filename)
    if not answer.streaming and answer.status_code != _NOT_MODIFIED:
        return answer  # a page that asks for a password
    document = SiteDocument.objects.get(pk=document_id)
    if document.is_hidden:
        answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = document.content_disposition
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = POLICY
    if answer.streaming:
        answer.headers["Content-Type"] = document.content_type
    return answer


def serve_image(request: HttpRequest, path: str) -> HttpResponseBase:
    """A size of a picture. Nothing else that may lie in its folder is given out."""
    kind = PICTURES.get(Path(path).suffix.lower().lstrip("."))
    if kind is None:
        raise Http404
    answer = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = POLICY
    if answer.status_code != _NOT_MODIFIED:
        answer.headers["Content-Type"] = kind
    return answer
