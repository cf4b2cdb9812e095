"""Ways into the own page, and what people ask there by right."""

from network.personal_links.services.answers import answer_request
from network.personal_links.services.links import (
    answer_requests,
    ask_for_link,
    forget_requests_from,
    give_link,
    revoke_links,
    send_link,
    way_to_own_page,
)
from network.personal_links.services.requests import ask_by_right, ask_to_be_erased, warn_of_requests

__all__ = [
    "answer_request",
    "answer_requests",
    "ask_by_right",
    "ask_for_link",
    "ask_to_be_erased",
    "forget_requests_from",
    "give_link",
    "revoke_links",
    "send_link",
    "warn_of_requests",
    "way_to_own_page",
]
