"""How files of people are given out: to be kept by the reader's machine, never to be run in the name of the site."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation, SuspiciousOperation
from django.core.files.storage import FileSystemStorage, default_storage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.utils.text import get_valid_filename
from django.views.static import serve, was_modified_since
from wagtail.documents.views.serve import serve as serve_kept

from base.media import SiteDocument
from base.uploads.kinds import DOCUMENTS, PICTURES, UNKNOWN

_NOT_MODIFIED = 304
POLICY = "default-src 'none'; sandbox"


def serve_document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponseBase:
    """A document under the name that its title gives it; who may have it is asked in Wagtail's own view."""
    try:
        answer: HttpResponseBase = serve_kept(request, document_id, document_filename)
    except FileNotFoundError as gone:
        raise Http404 from gone
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
    if isinstance(default_storage, FileSystemStorage):
        answer: HttpResponseBase = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    else:
        answer = _from_elsewhere(request, default_storage, f"images/{path}")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = POLICY
    if answer.status_code != _NOT_MODIFIED:
        answer.headers["Content-Type"] = kind
    return answer


def _from_elsewhere(request: HttpRequest, store: Any, name: str) -> HttpResponseBase:
    """From a store that tells when a file was changed (base.uploads.elsewhere)."""
    try:
        file = store.open(name)
    except (FileNotFoundError, SuspiciousOperation) as gone:
        raise Http404 from gone
    changed = store.changed_at(file)
    if not was_modified_since(request.headers.get("If-Modified-Since"), changed):
        return HttpResponseNotModified()
    return FileResponse(file, headers={"Last-Modified": http_date(changed)})


def serve_closed(file: FieldFile, *, title: str) -> FileResponse:
    """A file that no address leads to, for somebody who has been let through; kept by no cache on the way.

    It is called what its title says. Raises Http404 where it is not on the disk any more.
    """
    ending = Path(file.name or "").suffix.lower()
    kind = DOCUMENTS.get(ending.lstrip("."), UNKNOWN)
    try:
        content = file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    headers = {"Cache-Control": "private, no-store", "Content-Security-Policy": POLICY, "X-Robots-Tag": "noindex"}
    headers |= {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
    name = f"{_as_name(title).removesuffix(ending)}{ending}"
    return FileResponse(content, content_type=kind, as_attachment=True, filename=name, headers=headers)


def _as_name(title: str) -> str:
    """A title as the name of a file; one that holds nothing a name may hold is called by a plain word."""
    try:
        return get_valid_filename(title)[:100]
    except SuspiciousFileOperation:
        return "file"
