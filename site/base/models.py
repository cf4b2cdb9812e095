"""The register of the ground: every table of this app, gathered."""

from base.audit.models import AuditCheck, AuditEntry, AuditSeal
from base.chores import Chore
from base.heartbeats import Heartbeat
from base.media import Rendition, SiteDocument, SiteImage
from base.outbox.models import Letter, OutboxPause
from base.page_cache.models import PublicChange
from base.personal_data.models import DeletionRun, Erasure, Hold
from base.search.models import FileText, PromotedResult, SearchEntry, SearchState, SearchWord, SynonymGroup
from base.uploads.models import FileFacts
from base.users import User

__all__ = [
    "AuditCheck",
    "AuditEntry",
    "AuditSeal",
    "Chore",
    "DeletionRun",
    "Erasure",
    "FileFacts",
    "FileText",
    "Heartbeat",
    "Hold",
    "Letter",
    "OutboxPause",
    "PromotedResult",
    "PublicChange",
    "Rendition",
    "SearchEntry",
    "SearchState",
    "SearchWord",
    "SiteDocument",
    "SiteImage",
    "SynonymGroup",
    "User",
]
