"""What the front page shows: what is going on in the network right now."""

from typing import Any

from base.pages import shows_to_all
from network.councils.queries import open_calls
from network.materials.queries import first_bank, newest_materials
from network.meetings.queries import newest_minutes
from network.regions.queries import centre_pages
from network.themes.queries import theme_pages
from pajaverkko.home.pages import HomePage
from workshops.series.queries import workshops_ahead

SHOWN = 3


@shows_to_all(HomePage)
def what_is_going_on(page: HomePage) -> dict[str, Any]:
    return {
        "workshops": list(workshops_ahead()[:SHOWN]),
        "calls": list(open_calls()[:SHOWN]),
        "materials": list(newest_materials()[:SHOWN]),
        "minutes": list(newest_minutes()[:SHOWN]),
        "themes": list(theme_pages()),
        "centre_pages": list(centre_pages()),
        "bank": first_bank(),
    }
