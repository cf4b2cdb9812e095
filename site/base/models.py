"""The register of the ground: every table of this app, gathered."""

from base.chores import Chore
from base.media import Rendition, SiteDocument, SiteImage
from base.search.models import FileText, PromotedResult, SearchEntry, SearchState, SearchWord, SynonymGroup
from base.uploads.models import FileFacts
from base.users import User

__all__ = [
    "Chore",
    "FileFacts",
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
