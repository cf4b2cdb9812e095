"""Where staff give a person a way into the own page, and answer what people ask there by right."""

from network.personal_links.admin.link import LinkScreen
from network.personal_links.admin.requests import RequestScreens

__all__ = ["LinkScreen", "RequestScreens"]
