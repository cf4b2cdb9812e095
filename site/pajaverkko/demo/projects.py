"""The demo's projects. What came of a measure is tied when every page is there."""

from wagtail.models import Page

from network.projects.choices import PartnerRole
from network.projects.pages import Aim, Measure, ProjectIndexPage, ProjectPage, ProjectPartner, WorkPackage
from network.regions.pages import CentrePage
from pajaverkko.demo import making
from pajaverkko.demo.content import Text, html, past_moment, read_all
from pajaverkko.demo.making import add, publish, shared


def make_projects(centres: dict[str, CentrePage]) -> dict[str, ProjectPage]:
    """Every project below its centre; a national one below the list of projects. Parts come after the whole."""
    index = ProjectIndexPage.objects.get(locale__language_code="fi")
    made: dict[str, ProjectPage] = {}
    texts = read_all("projects")
    for slug in sorted(texts, key=lambda name: bool(texts[name].get("part_of"))):
        text = texts[slug]
        parent = centres[text["centre"]] if text["centre"] else index
        made[slug] = _make_project(parent, slug, text, made.get(text.get("part_of", "")))
    return made


def _make_project(parent: Page, slug: str, text: Text, part_of: ProjectPage | None) -> ProjectPage:
    page = ProjectPage(
        slug=slug,
        part_of=part_of,
        starts_on=text["starts_on"],
        ends_on=text["ends_on"],
        funding_note=text.get("funding_note", ""),
        need=html(text["need"]),
        results=html(text["results"]),
        **shared(text),
    )
    page.aims = [Aim(text=aim["text"], sort_order=place) for place, aim in enumerate(text["aims"])]
    funder = {"organisation": text["funder"], "role": PartnerRole.FUNDER}
    partners = [row for row in text["partners"] if row != funder]
    page.partners = [
        ProjectPartner(organisation=making.organisation(row["organisation"]), role=row["role"], sort_order=place)
        for place, row in enumerate([*partners, funder])
    ]
    page.work_packages = [
        WorkPackage(title=row["title"], description=row["description"], sort_order=place)
        for place, row in enumerate(text["work_packages"])
    ]
    page.measures = _measures(text)
    page.themes = making.themes(text["themes"])
    page.target_groups = making.target_groups(text["target_groups"])
    page.regions = making.regions(text["regions"])
    page.keywords.add(*text["keywords"])
    return add(parent, page, published_at=past_moment(text["starts_on"]))


def _measures(text: Text) -> list[Measure]:
    return [
        Measure(package=number, text=row["text"], outcome_note=row.get("outcome_note", ""), sort_order=place)
        for place, (number, row) in enumerate(_measure_texts(text))
    ]


def _measure_texts(text: Text) -> list[tuple[int, Text]]:
    """Every measure of a project in order, with the number of its work package."""
    packages = enumerate(text["work_packages"], start=1)
    return [(number, row) for number, package in packages for row in package["measures"]]


def tie_outcomes(projects: dict[str, ProjectPage], made: dict[str, Page]) -> None:
    """Point each measure at the page that came of it and publish the project anew. `made` is by path: series/…"""
    for slug, text in read_all("projects").items():
        page = ProjectPage.objects.get(pk=projects[slug].pk)
        measures = list(page.measures.all())
        for measure, (_number, row) in zip(measures, _measure_texts(text), strict=True):
            measure.outcome = made[row["outcome"]].page_ptr if row.get("outcome") else None
        page.measures = measures
        publish(page)
