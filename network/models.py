"""The register: every table of this domain, gathered so that Django finds it."""

from network.applications.models import Application, Reading
from network.applications.pages import CallPage
from network.councils.models import Call, Council, Listing, ReadingRight, Seat, SecrecyPromise, SecrecyText, Term
from network.councils.pages import CouncilIndexPage, CouncilPage, TermSummaryPage
from network.experiences.models import Experience
from network.figures.models import FrozenReport
from network.inquiries.models import AnswerRoute, Inquiry
from network.materials.models import MaterialImport, MaterialUse
from network.materials.pages import (
    MaterialBankPage,
    MaterialCollectionPage,
    MaterialFile,
    MaterialKeyword,
    MaterialPage,
)
from network.meetings.models import (
    AgendaItem,
    Hearing,
    Meeting,
    MeetingAttendance,
    MemoStep,
    Paper,
    Remark,
    Wish,
    Wording,
)
from network.meetings.pages import MinutesIndexPage, MinutesItem, MinutesPage
from network.messages.models import MessageToMany, PhoneCall
from network.news.models import Subscription
from network.notices.models import Consent, Notice, NoticeVersion
from network.people.models import ContactRoute, Need, Part, PartKind, Person, Release
from network.personal_links.models import LinkRequest, PersonalLink, RightsRequest
from network.projects.pages import (
    Aim,
    Measure,
    ProjectIndexPage,
    ProjectKeyword,
    ProjectPage,
    ProjectPartner,
    WorkPackage,
)
from network.proposals.models import Addressee, AnswerLink, Proposal, ProposalStep
from network.regions.models import Centre, CentreRegion, Organisation, Province, Region
from network.regions.pages import CentrePage, NetworkPage, RegionPage
from network.staff.models import Assignment
from network.suggestions.models import ReplyAddress, Suggestion
from network.themes.models import Keyword, Method, TargetGroup, Theme, ThemeStanding
from network.themes.pages import ThemeIndexPage, ThemePage
from network.upkeep.models import CheckedLink, ReviewReminder

__all__ = [
    "Addressee",
    "AgendaItem",
    "Aim",
    "AnswerLink",
    "AnswerRoute",
    "Application",
    "Assignment",
    "Call",
    "CallPage",
    "Centre",
    "CentrePage",
    "CentreRegion",
    "CheckedLink",
    "Consent",
    "ContactRoute",
    "Council",
    "CouncilIndexPage",
    "CouncilPage",
    "Experience",
    "FrozenReport",
    "Hearing",
    "Inquiry",
    "Keyword",
    "LinkRequest",
    "Listing",
    "MaterialBankPage",
    "MaterialCollectionPage",
    "MaterialFile",
    "MaterialImport",
    "MaterialKeyword",
    "MaterialPage",
    "MaterialUse",
    "Measure",
    "Meeting",
    "MeetingAttendance",
    "MemoStep",
    "MessageToMany",
    "Method",
    "MinutesIndexPage",
    "MinutesItem",
    "MinutesPage",
    "Need",
    "NetworkPage",
    "Notice",
    "NoticeVersion",
    "Organisation",
    "Paper",
    "Part",
    "PartKind",
    "Person",
    "PersonalLink",
    "PhoneCall",
    "ProjectIndexPage",
    "ProjectKeyword",
    "ProjectPage",
    "ProjectPartner",
    "Proposal",
    "ProposalStep",
    "Province",
    "Reading",
    "ReadingRight",
    "Region",
    "RegionPage",
    "Release",
    "Remark",
    "ReplyAddress",
    "ReviewReminder",
    "RightsRequest",
    "Seat",
    "SecrecyPromise",
    "SecrecyText",
    "Subscription",
    "Suggestion",
    "TargetGroup",
    "Term",
    "TermSummaryPage",
    "Theme",
    "ThemeIndexPage",
    "ThemePage",
    "ThemeStanding",
    "Wish",
    "Wording",
    "WorkPackage",
]
