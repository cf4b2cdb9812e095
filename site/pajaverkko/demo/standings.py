"""How the demo's themes stand in the counties, with what was before."""

import uuid

from network.regions.models import Region
from network.themes.choices import Standing
from network.themes.models import Theme
from network.themes.services import note_standing
from pajaverkko.demo.content import day, read


def make_standings() -> None:
    """Two years of themes in eight counties."""
    for text in read("standings")["standing"]:
        theme, region = Theme.objects.get(slug=text["theme"]), Region.objects.get(code=text["region"])
        for step in text["steps"]:
            note_standing(
                theme=theme,
                region=region,
                standing=Standing(step["to"]),
                since_on=day(step),
                why_fi=step["fi"],
                why_sv=step["sv"],
                key=uuid.uuid4(),
                by=None,
            )
