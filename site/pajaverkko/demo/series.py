"""The demo's workshop series."""

import datetime

from network.materials.pages import MaterialPage
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
from pajaverkko.demo import making
from pajaverkko.demo.content import Text, day, html, moment, past_moment, read_all
from pajaverkko.demo.making import add, shared
from workshops.series.pages import ProgrammeItem, SeriesPage, WorkshopMaterial, WorkshopPage

REMOTE_LINK = "https://etapaja.example/huone"


def make_series(
    centres: dict[str, CentrePage], projects: dict[str, ProjectPage], materials: dict[str, MaterialPage]
) -> dict[str, SeriesPage]:
    """Every series below its centre, with its workshops tied into a chain."""
    made = {}
    for slug, text in read_all("series").items():
        page = SeriesPage(
            slug=slug,
            aim=html(text["aim"]),
            for_whom=html(text["for_whom"]),
            project=projects.get(text.get("project", "")),
            **shared(text),
        )
        page.themes = making.themes(text["themes"])
        page.target_groups = making.target_groups(text["target_groups"])
        page.regions = making.regions(text["regions"])
        first_day = min(day(workshop) for workshop in text["workshops"])
        made[slug] = add(centres[text["centre"]], page, published_at=past_moment(first_day, -60))
        _make_workshops(made[slug], text, materials)
    return made


def _make_workshops(series: SeriesPage, text: Text, materials: dict[str, MaterialPage]) -> None:
    made: dict[str, WorkshopPage] = {}
    for workshop in text["workshops"]:
        page = WorkshopPage(
            slug=workshop["slug"],
            starts_at=moment(workshop, workshop["starts"]),
            ends_at=moment(workshop, workshop["ends"]),
            place=workshop["place"],
            remote_link=REMOTE_LINK if workshop["remote"] else "",
            access=workshop["access"],
            produced=html(workshop["produced"]),
            continues=made.get(workshop.get("continues", "")),
            **shared(workshop),
        )
        page.programme = [
            ProgrammeItem(time=row["time"], title=row["title"], sort_order=place)
            for place, row in enumerate(workshop["programme"])
        ]
        page.materials = [
            WorkshopMaterial(material=materials[slug], sort_order=place)
            for place, slug in enumerate(workshop["materials"])
        ]
        page.themes, page.regions = list(series.themes.all()), list(series.regions.all())
        page.keywords.add(*workshop["keywords"])
        told_at = past_moment(day(workshop) - datetime.timedelta(days=45))
        made[workshop["slug"]] = add(series, page, published_at=told_at)
