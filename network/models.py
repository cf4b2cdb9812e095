"""The register: every table of this domain, gathered so that Django finds it."""

from network.councils.pages import (
    AgendaItem,
    CouncilIndexPage,
    CouncilMeeting,
    CouncilPage,
    MinutesIndexPage,
    MinutesPage,
)
from network.experiences.models import Experience
from network.materials.models import MaterialImport, MaterialUse
from network.materials.pages import (
    MaterialBankPage,
    MaterialCollectionPage,
    MaterialFile,
    MaterialKeyword,
    MaterialPage,
)
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
from network.suggestions.models import ReplyAddress, Suggestion
from network.themes.models import Keyword, Method, TargetGroup, Theme
from network.themes.pages import ThemeIndexPage, ThemePage
from network.upkeep.models import CheckedLink, ReviewReminder

__all__ = [
    "AgendaItem",
    "Aim",
    "Centre",
    "CentrePage",
    "CentreRegion",
    "CheckedLink",
    "CouncilIndexPage",
    "CouncilMeeting",
    "CouncilPage",
    "Experience",
    "Keyword",
    "MaterialBankPage",
    "MaterialCollectionPage",
    "MaterialFile",
    "MaterialImport",
    "MaterialKeyword",
    "MaterialPage",
    "MaterialUse",
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
    "ReplyAddress",
    "ReviewReminder",
    "Suggestion",
    "TargetGroup",
    "Theme",
    "ThemeIndexPage",
    "ThemePage",
    "WorkPackage",
]
