"""The register of the ground: every table of this app, gathered."""

from base.media import Rendition, SiteDocument, SiteImage
from base.search.models import PromotedResult, SearchEntry, SearchState, SearchWord, SynonymGroup
from base.users import User

__all__ = [
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
