"""The policy that an answer gives a browser."""

from django.http import HttpResponse


def policy(response: HttpResponse) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts if part.strip())
