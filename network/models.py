"""The register: every table of this domain, gathered so that Django finds it."""

from network.councils.pages import (
    AgendaItem,
    CouncilIndexPage,
    CouncilMeeting,
    CouncilPage,
    MinutesIndexPage,
    MinutesPage,
)
from network.materials.pages import MaterialBankPage, MaterialFile, MaterialKeyword, MaterialPage
from network.projects.pages import (
    Aim,
    Measure,
    ProjectIndexPage,
    ProjectKeyword,
    ProjectPage,
    ProjectPartner,
    WorkPackage,
)
from network.regions.models import Centre, CentreRegion, Organisation, Province, Region
from network.regions.pages import CentrePage, NetworkPage, RegionPage
from network.themes.models import Keyword, Method, TargetGroup, Theme
from network.themes.pages import ThemeIndexPage, ThemePage

__all__ = [
    "AgendaItem",
    "Aim",
    "Centre",
    "CentrePage",
    "CentreRegion",
    "CouncilIndexPage",
    "CouncilMeeting",
    "CouncilPage",
    "Keyword",
    "MaterialBankPage",
    "MaterialFile",
    "MaterialKeyword",
    "MaterialPage",
    "Measure",
    "Method",
    "MinutesIndexPage",
    "MinutesPage",
    "NetworkPage",
    "Organisation",
    "ProjectIndexPage",
    "ProjectKeyword",
    "ProjectPage",
    "ProjectPartner",
    "Province",
    "Region",
    "RegionPage",
    "TargetGroup",
    "Theme",
    "ThemeIndexPage",
    "ThemePage",
    "WorkPackage",
]
