"""Ways into the own page, and what people ask there by right."""

from network.personal_links.models.links import LinkRequest, PersonalLink, digest_of, new_token
from network.personal_links.models.requests import RightsRequest

__all__ = ["LinkRequest", "PersonalLink", "RightsRequest", "digest_of", "new_token"]
