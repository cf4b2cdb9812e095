"""How long it takes to read everything between a call and the thanks.

Counted by what adults read aloud of plain texts in each language, the slower of the known figures (Trauzettel-Klosinski
and Dietz 2012, IReST: 161 words a minute in Finnish, 199 in Swedish). A word is what blanks part.
"""

import re
from dataclasses import dataclass, field

import pytest
from django.test import Client

from network.applications.pages import CallPage
from tests.reading import document

pytestmark = pytest.mark.django_db
WORDS_A_MINUTE = {"fi": 161, "sv": 199}
LONGEST_MINUTES = 6
TELLS = {"calling_name": "Norppa", "phone": "040 123 4567", "why": "Haluan vaikuttaa."}


@dataclass
class Reader:
    """Reads every page; what is folded, the notice with all its questions, is read in full, once."""

    client: Client
    unfolded: set[str] = field(default_factory=set)
    words: dict[str, int] = field(default_factory=dict)

    def read(self, address: str) -> dict[str, str]:
        """Returns what the form of the page would send by itself."""
        main = document(self.client.get(address)).select_one("main")
        for node in main.select(".visually-hidden, [aria-hidden=true], script, style"):
            node.decompose()
        for folded in main.select("details"):
            text = folded.get_text(" ")
            if text in self.unfolded:
                folded.decompose()
            self.unfolded.add(text)
        self.words[address] = len(re.findall(r"\S*\w\S*", main.get_text(" ")))
        return {each["name"]: each.get("value", "") for each in main.select("form input[type=hidden]")}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_signing_up_takes_six_minutes_of_reading_at_most(demo: None, language: str):
    reader = Reader(Client())
    call = CallPage.objects.live().filter(locale__language_code=language, asks_service=True).get()
    reader.read(call.get_url())
    address = f"{call.get_url()}apply/"
    sent = reader.read(address)
    while not address.endswith("/sent/"):
        answer = reader.client.post(address, {**TELLS, **sent})
        assert answer.status_code == 302, address
        address = answer["Location"]
        sent = reader.read(address)

    assert len(reader.words) == 7, reader.words
    assert min(reader.words.values()) > 20, "what is counted is really there"
    assert reader.unfolded, "the notice is read, too"
    assert sum(reader.words.values()) <= LONGEST_MINUTES * WORDS_A_MINUTE[language], reader.words
