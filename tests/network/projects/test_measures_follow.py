"""In the editor, measures follow their work packages."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation import gettext

from base.users import User
from network.projects.pages import ProjectPage
from network.projects.reports import work_packages
from network.regions.pages import CentrePage
from tests.factories.network import MeasureFactory, ProjectPageFactory, WorkPackageFactory
from tests.reading import form_values


@pytest.fixture
def project(centre_page: CentrePage) -> ProjectPage:
    """Three work packages A, B and C, each with a measure: a, b and c."""
    return ProjectPageFactory(
        parent=centre_page,
        work_packages=[WorkPackageFactory.build(title=title, sort_order=place) for place, title in enumerate("ABC")],
        measures=[
            MeasureFactory.build(text=text, package=place + 1, sort_order=place) for place, text in enumerate("abc")
        ],
    )


@pytest.fixture
def editor(signed_in: Callable, coordinator: User, project: ProjectPage) -> Client:
    return signed_in(coordinator)


def values_of(editor: Client, project: ProjectPage) -> dict[str, object]:
    return form_values(editor.get(f"/admin/pages/{project.pk}/edit/"))


def saved(editor: Client, project: ProjectPage, values: dict[str, object]) -> list[tuple[str, list[str]]]:
    """What a reader of the published page would see: each package with its measures."""
    answer = editor.post(f"/admin/pages/{project.pk}/edit/", values | {"action-publish": "1"})
    assert answer.status_code == 302, answer.content.decode()
    rows = work_packages(ProjectPage.objects.get(pk=project.pk))
    return [(row.title, [measure.text for measure in row.measures]) for row in rows]


def test_saving_without_a_change_moves_nothing(editor: Client, project: ProjectPage) -> None:
    assert saved(editor, project, values_of(editor, project)) == [("A", ["a"]), ("B", ["b"]), ("C", ["c"])]


def test_measures_follow_packages_that_change_places(editor: Client, project: ProjectPage) -> None:
    values = values_of(editor, project) | {"work_packages-0-ORDER": "3", "work_packages-2-ORDER": "1"}

    assert saved(editor, project, values) == [("C", ["c"]), ("B", ["b"]), ("A", ["a"])]


def test_measures_after_a_package_that_is_taken_away_follow_theirs(editor: Client, project: ProjectPage) -> None:
    values = values_of(editor, project) | {"work_packages-1-DELETE": "1", "measures-1-DELETE": "1"}

    assert saved(editor, project, values) == [("A", ["a"]), ("C", ["c"])]


def test_package_with_a_measure_left_is_not_taken_away_without_a_word(editor: Client, project: ProjectPage) -> None:
    values = values_of(editor, project) | {"work_packages-1-DELETE": "1", "action-publish": "1"}

    answer = editor.post(f"/admin/pages/{project.pk}/edit/", values)

    assert gettext("The work package of this measure is being taken away: choose another one.") in (
        answer.content.decode()
    )
    assert [row.title for row in work_packages(ProjectPage.objects.get(pk=project.pk))] == ["A", "B", "C"]


def test_number_that_the_editor_writes_counts_in_the_new_order(editor: Client, project: ProjectPage) -> None:
    values = values_of(editor, project) | {"work_packages-1-DELETE": "1", "measures-1-package": "1"}

    assert saved(editor, project, values) == [("A", ["a", "b"]), ("C", ["c"])]


def test_number_without_a_package_is_refused(editor: Client, project: ProjectPage) -> None:
    values = values_of(editor, project) | {"measures-0-package": "4", "action-publish": "1"}

    answer = editor.post(f"/admin/pages/{project.pk}/edit/", values)

    assert gettext("The project has no work package with this number.") in answer.content.decode()


def test_open_form_learns_the_new_numbers_of_a_save_in_the_background(editor: Client, project: ProjectPage) -> None:
    """Otherwise the next save would take the old numbers for the editor's own."""
    values = values_of(editor, project) | {"work_packages-0-ORDER": "3", "work_packages-2-ORDER": "1"}
    address = f"/admin/pages/{project.pk}/edit/"

    answer = editor.post(address, values, headers={"accept": "application/json"})

    updates = json.loads(answer.content)["field_updates"]
    assert {name: updates[name] for name in ("measures-0-package", "measures-2-package")} == {
        "measures-0-package": "3",
        "measures-2-package": "1",
    }
    assert saved(editor, project, values | updates) == [("C", ["c"]), ("B", ["b"]), ("A", ["a"])]
