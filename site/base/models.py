"""The register of the ground: every table of this app, gathered."""

from base.media import Rendition, SiteDocument, SiteImage
from base.users import User

__all__ = ["Rendition", "SiteDocument", "SiteImage", "User"]
