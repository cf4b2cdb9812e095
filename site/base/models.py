"""The register of the ground: every table of this app, gathered."""

from base.media import Rendition, SiteDocument, SiteImage
from base.search.models import FileText, PromotedResult, SearchEntry, SearchState, SearchWord, SynonymGroup
from base.users import User

__all__ = [
    "FileText",
    "PromotedResult",
    "Rendition",
    "SearchEntry",
    "SearchState",
    "SearchWord",
    "SiteDocument",
    "SiteImage",
    "SynonymGroup",
    "User",
]
