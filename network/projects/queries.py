"""Projects and what came of their measures."""

from django.db.models import F, Q, QuerySet
from wagtail.models import Page

from base.queries import readable
from network.projects.pages import Measure, ProjectPage


def projects_newest_first() -> QuerySet[ProjectPage]:
    """Readable projects; those that began last come first."""
    return readable(ProjectPage).select_related("locale").order_by(F("starts_on").desc(nulls_last=True), "title")


def parts_of(project: ProjectPage) -> QuerySet[ProjectPage]:
    """The sub-projects of a project, in any of its languages."""
    return readable(ProjectPage).filter(part_of__translation_key=project.translation_key).order_by("title")


def projects_behind(page: Page) -> QuerySet[ProjectPage]:
    """The projects one of whose measures brought this page forth."""
    return (
        readable(ProjectPage)
        .filter(measures__outcome__translation_key=page.translation_key)
        .select_related("locale")
        .distinct()
        .order_by("title")
    )


def measures_on(theme: int) -> QuerySet[Measure]:
    """The measures of readable projects that carry the theme with this key and of which something has come."""
    told = Q(outcome__isnull=False) | ~Q(outcome_note="")
    found = Measure.objects.filter(told, theme=theme, project__in=readable(ProjectPage))
    return found.select_related("project").order_by("project__title", "package", "sort_order")
