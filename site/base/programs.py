"""The interface for programs: rooms add what they let be read (`@api.get` in their `api.py`)."""

from ninja import NinjaAPI

api = NinjaAPI(
    title="Pajaverkko",
    version="1",
    description="Public materials and figures of the co-development networks of social work. No personal data.",
    docs_url=None,
    urls_namespace="api-1",
)
