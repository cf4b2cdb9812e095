"""Projects: from aims and need to numbered measures and what came of them."""

from network.projects.pages.project import ProjectIndexPage, ProjectPage
from network.projects.pages.rows import Aim, Measure, ProjectKeyword, ProjectPartner, WorkPackage

__all__ = ["Aim", "Measure", "ProjectIndexPage", "ProjectKeyword", "ProjectPage", "ProjectPartner", "WorkPackage"]
