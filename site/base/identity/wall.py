"""The last line before every view: what holds a personal identity code goes no further.

Forms that tell it at the field are named in `settings.GUARDED_FORMS` by their views; a test sends a code into each of
their fields and looks for it in every column of the database.
"""

import io
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParser
from django.shortcuts import render

from base.identity.forms import files_with_codes, keys_with_codes
from base.identity.found import mask
from base.identity.readings import holds_code
from base.identity.sheets import sheet_texts
from base.identity.words import CODE_IN_TEXT

ONLY_READ = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
TRANSLATING = frozenset({"wagtail_localize:edit_string_translation", "wagtail_localize:edit_override"})
"""Their editor shows nothing of an answer that is not 200, and the `error` of one that is."""
READ_WHOLE = frozenset({"wagtail_localize:upload_pofile", "wagtailredirects:start_import"})
"""Views that store what is written in the file that they are sent."""


class RefuseIdentityCodes:
    """Refuses a code in an address, whoever asks for it, and in whatever is sent to a view that does not look itself.

    What is refused is stored in no table, session or message, and logged nowhere: not even Django's own line about
    the answer, which would tell the address.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if holds_code([request.path_info, request.META.get("QUERY_STRING", ""), *_asked(request)]):
            return _refusal(request, "")
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method in ONLY_READ or name in settings.GUARDED_FORMS:
            return None
        try:
            refused = any(_code_is_sent(data, files, name) for data, files in _sent(request))
        except UnreadablePostError:
            # The sender has gone: nothing comes to the view either.
            return None
        return _refusal(request, name) if refused else None


def _asked(request: HttpRequest) -> Iterator[Any]:
    for key, values in request.GET.lists():
        yield key
        yield values


def _code_is_sent(data: Any, files: Any, name: str) -> bool:
    if keys_with_codes(data) or files_with_codes(files):
        return True
    return name in READ_WHOLE and any(holds_code(text) for file in files.values() for text in _content(file))


def _sent(request: HttpRequest) -> Iterator[tuple[Any, Any]]:
    """What a request brings, as its view may read it: a form, also one that is PUT, JSON, or plain text."""
    yield request.POST, request.FILES
    kind = request.content_type
    if request.method == "POST" and kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        return
    body = request.body
    if kind == "multipart/form-data" and body:
        yield MultiPartParser(request.META, io.BytesIO(body), request.upload_handlers, request.encoding).parse()
    elif kind == "application/x-www-form-urlencoded":
        yield QueryDict(body, encoding=request.encoding), {}
    else:
        yield {"": body.decode("utf-8-sig", errors="replace")}, {}


def _content(file: UploadedFile) -> Iterator[str]:
    """The texts in a table or catalogue; the file can be read from its beginning afterwards."""
    if Path(file.name or "").suffix.lower() == ".xlsx":
        yield from sheet_texts(file)
    else:
        content = file.read()
        # Catalogues and old tables cut a text into lines, or write it in the letters of Windows.
        for text in {content.decode("utf-8-sig", errors="replace"), content.decode("cp1252", errors="replace")}:
            yield text
            yield text.replace('"\n"', "")
    file.seek(0)


def _refusal(request: HttpRequest, name: str) -> HttpResponse:
    answer = _answer(request, name)
    answer.headers["Cache-Control"] = "private, no-store"
    # The next page is not to learn the address that held the code.
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


def _answer(request: HttpRequest, name: str) -> HttpResponse:
    reason = str(CODE_IN_TEXT)
    words: dict[str, Any] = {"success": False, "error_code": "identity_code", "error_message": reason}
    if name in TRANSLATING:
        return JsonResponse(words | {"error": reason, "comment": reason, "data": _starred(request)})
    if _wants_json(request):
        return JsonResponse(words, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    context = {"was_sent": request.method not in ONLY_READ}
    return render(request, "base/identity/refused.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _starred(request: HttpRequest) -> str:
    """What the translator wrote, with stars for the code, so that the rest need not be written again."""
    written = next((str(data["value"]) for data, _files in _sent(request) if data.get("value")), "")
    starred = mask(written)
    return "" if holds_code(starred) else starred


def _wants_json(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    asks_in_passing = request.headers.get("X-Requested-With") == "XMLHttpRequest" and "text/html" not in accepted
    return request.content_type == "application/json" or "application/json" in accepted or asks_in_passing
