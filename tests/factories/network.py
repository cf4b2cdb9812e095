"""Regions, themes, materials, projects and councils."""

import datetime
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from network.councils.choices import TURNED, CouncilState
from network.councils.pages import CouncilIndexPage, CouncilPage
from network.experiences.choices import ExperienceState, Outcome
from network.experiences.models import Experience
from network.inquiries.choices import RouteKind
from network.inquiries.models import AnswerRoute, Inquiry
from network.materials.choices import FileAccessibility, Licence, MaterialKind
from network.materials.models import MaterialImport, MaterialUse
from network.materials.pages import MaterialBankPage, MaterialCollectionPage, MaterialFile, MaterialPage
from network.notices.choices import Purpose
from network.projects.choices import PartnerRole
from network.projects.pages import Aim, Measure, ProjectIndexPage, ProjectPage, ProjectPartner, WorkPackage
from network.regions.choices import OrganisationKind, RegionKind
from network.regions.models import Centre, CentreRegion, Organisation, Province, Region
from network.regions.pages import CentrePage, NetworkPage, RegionPage
from network.staff.choices import StaffRole
from network.staff.models import Assignment
from network.suggestions.models import ReplyAddress, Suggestion
from network.themes.models import Keyword, Method, TargetGroup, Theme, ThemeStanding
from network.themes.pages import ThemeIndexPage, ThemePage
from network.upkeep.models import CheckedLink, ReviewReminder
from tests.factories.base import PageFactory, SiteDocumentFactory, UserFactory


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = Province

    code = factory.Sequence(lambda n: f"P{n:03d}")
    name_fi = factory.Sequence(lambda n: f"Maakunta {n}")


class RegionFactory(DjangoModelFactory):
    """A region beside the official ones, which are there after every migration."""

    class Meta:
        model = Region

    code = factory.Sequence(lambda n: f"R{n:03d}")
    kind = RegionKind.COUNTY
    name_fi = factory.Sequence(lambda n: f"Alue {n}")
    short_fi = factory.SelfAttribute("name_fi")
    slug = factory.Sequence(lambda n: f"alue-{n}")
    province = factory.SubFactory(ProvinceFactory)
    collaborative_area = "1"
    vitality_centre = "1"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda n: f"organisaatio-{n}")
    name_fi = factory.Sequence(lambda n: f"Organisaatio {n}")
    kind = OrganisationKind.MUNICIPALITY


class CentreFactory(DjangoModelFactory):
    class Meta:
        model = Centre

    slug = factory.Sequence(lambda n: f"keskus-{n}")
    name_fi = factory.Sequence(lambda n: f"Keskus {n}")


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    user = factory.SubFactory(UserFactory)
    role = StaffRole.AUDITOR


class CentreRegionFactory(DjangoModelFactory):
    class Meta:
        model = CentreRegion

    centre = factory.SubFactory(CentreFactory)
    region = factory.SubFactory(RegionFactory)


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    slug = factory.Sequence(lambda n: f"teema-{n}")
    name_fi = factory.Sequence(lambda n: f"Teema {n}")


class ThemeStandingFactory(DjangoModelFactory):
    class Meta:
        model = ThemeStanding

    theme = factory.SubFactory(ThemeFactory)
    region = factory.SubFactory(RegionFactory)
    standing = "under_way"
    since_on = datetime.date(2026, 1, 7)
    why_fi = "Ensimmäinen työryhmä on koolla."


class TargetGroupFactory(DjangoModelFactory):
    class Meta:
        model = TargetGroup

    slug = factory.Sequence(lambda n: f"kohderyhma-{n}")
    name_fi = factory.Sequence(lambda n: f"Kohderyhmä {n}")


class MethodFactory(DjangoModelFactory):
    class Meta:
        model = Method

    slug = factory.Sequence(lambda n: f"menetelma-{n}")
    name_fi = factory.Sequence(lambda n: f"Menetelmä {n}")


class KeywordFactory(DjangoModelFactory):
    class Meta:
        model = Keyword

    name = factory.Sequence(lambda n: f"avainsana {n}")


class NetworkPageFactory(PageFactory):
    class Meta:
        model = NetworkPage

    intro = "<p>Verkoston keskukset ja alueet.</p>"


class RegionPageFactory(PageFactory):
    class Meta:
        model = RegionPage

    region = factory.SubFactory(RegionFactory)
    intro = "<p>Mitä alueella kehitetään.</p>"


class CentrePageFactory(PageFactory):
    class Meta:
        model = CentrePage

    centre = factory.SubFactory(CentreFactory)
    title = factory.SelfAttribute("centre.name_fi")
    body = factory.LazyFunction(lambda: [("text", "<p>Keskus kehittää sosiaalityötä.</p>")])
    contact = "<p>Keskuksen yhteystiedot.</p>"


class ThemeIndexPageFactory(PageFactory):
    class Meta:
        model = ThemeIndexPage


class ThemePageFactory(PageFactory):
    class Meta:
        model = ThemePage

    theme = factory.SubFactory(ThemeFactory)
    body = factory.LazyFunction(lambda: [("text", "<p>Mistä teemassa on kyse.</p>")])


class MaterialBankPageFactory(PageFactory):
    class Meta:
        model = MaterialBankPage


class MaterialPageFactory(PageFactory):
    class Meta:
        model = MaterialPage

    kind = MaterialKind.GUIDE
    language = "fi"
    year = 2018
    minutes_needed = 30
    licence = Licence.CC_BY
    body = factory.LazyFunction(lambda: [("text", "<p>Mihin materiaalia käytetään.</p>")])


class MaterialFileFactory(DjangoModelFactory):
    class Meta:
        model = MaterialFile

    sort_order = factory.Sequence(int)
    document = factory.SubFactory(SiteDocumentFactory)
    title = "Lomake tulostettavaksi"
    accessibility = FileAccessibility.ACCESSIBLE

    @classmethod
    def _build(cls, model_class: type[MaterialFile], *args: object, **values: object) -> MaterialFile:
        """A row that has not been kept yet points at a file that has."""
        values["document"].save()
        return super()._build(model_class, *args, **values)


class MaterialCollectionPageFactory(PageFactory):
    class Meta:
        model = MaterialCollectionPage


class MaterialUseFactory(DjangoModelFactory):
    class Meta:
        model = MaterialUse

    material = factory.SubFactory(MaterialPageFactory)
    counted_on = factory.LazyFunction(timezone.localdate)
    opens = 1


class MaterialImportFactory(DjangoModelFactory):
    class Meta:
        model = MaterialImport

    bank = factory.SubFactory(MaterialBankPageFactory)
    file_name = "materiaalit.csv"


class SuggestionFactory(DjangoModelFactory):
    class Meta:
        model = Suggestion

    key = factory.LazyFunction(uuid.uuid4)
    bank = factory.SubFactory(MaterialBankPageFactory)
    title = factory.Sequence(lambda n: f"Ehdotettu peli {n}")
    description = "Peli, jota olemme pelanneet ryhmässä."
    link = "https://pelit.example/peli"
    language = "fi"
    sent_on = factory.LazyFunction(timezone.localdate)


class ReplyAddressFactory(DjangoModelFactory):
    class Meta:
        model = ReplyAddress

    suggestion = factory.SubFactory(SuggestionFactory)
    address = "lukija@kunta.example"


class InquiryFactory(DjangoModelFactory):
    class Meta:
        model = Inquiry

    key = factory.LazyFunction(uuid.uuid4)
    purpose = Purpose.CONTACT
    message = "Mistä löydän kortit?"
    language = "fi"
    sent_on = factory.LazyFunction(timezone.localdate)


class AnswerRouteFactory(DjangoModelFactory):
    class Meta:
        model = AnswerRoute

    inquiry = factory.SubFactory(InquiryFactory)
    kind = RouteKind.EMAIL
    value = "kysyja@posti.example"


class ExperienceFactory(DjangoModelFactory):
    class Meta:
        model = Experience

    key = factory.LazyFunction(uuid.uuid4)
    material = factory.SubFactory(MaterialPageFactory)
    text = "Pelasimme tätä ryhmässä, ja keskustelu lähti heti käyntiin."
    outcome = Outcome.WELL
    language = "fi"
    state = ExperienceState.SHOWN
    told_on = factory.LazyFunction(timezone.localdate)


class CheckedLinkFactory(DjangoModelFactory):
    class Meta:
        model = CheckedLink

    address = factory.Sequence(lambda n: f"https://opas.example/{n}")


class ReviewReminderFactory(DjangoModelFactory):
    class Meta:
        model = ReviewReminder

    material = factory.SubFactory(MaterialPageFactory)
    review_on = factory.LazyFunction(timezone.localdate)
    sent_on = factory.LazyFunction(timezone.localdate)


class ProjectIndexPageFactory(PageFactory):
    class Meta:
        model = ProjectIndexPage


class ProjectPageFactory(PageFactory):
    class Meta:
        model = ProjectPage

    starts_on = datetime.date(2016, 8, 1)
    ends_on = datetime.date(2019, 7, 31)
    funding_note = "Kestävää kasvua ja työtä"
    need = "<p>Miksi hanke tarvittiin.</p>"
    results = "<p>Mitä hankkeesta seurasi.</p>"


class AimFactory(DjangoModelFactory):
    class Meta:
        model = Aim

    sort_order = factory.Sequence(int)
    text = factory.Sequence(lambda n: f"Tavoite {n}")


class WorkPackageFactory(DjangoModelFactory):
    class Meta:
        model = WorkPackage

    sort_order = factory.Sequence(int)
    title = factory.Sequence(lambda n: f"Osakokonaisuus {n}")
    description = "Mitä osakokonaisuudessa tehdään."


class MeasureFactory(DjangoModelFactory):
    class Meta:
        model = Measure

    sort_order = factory.Sequence(int)
    package = 1
    text = factory.Sequence(lambda n: f"Toimenpide {n}")


class ProjectPartnerFactory(DjangoModelFactory):
    class Meta:
        model = ProjectPartner

    sort_order = factory.Sequence(int)
    organisation = factory.SubFactory(OrganisationFactory)
    role = PartnerRole.IMPLEMENTER

    @classmethod
    def _build(cls, model_class: type[ProjectPartner], *args: object, **values: object) -> ProjectPartner:
        """A row that has not been kept yet points at an organisation that has."""
        values["organisation"].save()
        return super()._build(model_class, *args, **values)


class CouncilIndexPageFactory(PageFactory):
    class Meta:
        model = CouncilIndexPage


class CouncilPageFactory(PageFactory):
    class Meta:
        model = CouncilPage

    state = CouncilState.ACTIVE
    turned_on = factory.LazyAttribute(lambda page: timezone.localdate() if page.state in TURNED else None)
    turned_why = factory.LazyAttribute(lambda page: "Johtoryhmä päätti niin." if page.state in TURNED else "")
    seats = 12
    term_starts_on = datetime.date(2026, 1, 1)
    term_ends_on = datetime.date(2027, 12, 31)
    purpose = "<p>Mitä varten raati on.</p>"
    how_to_join = "<p>Miten mukaan pääsee.</p>"
    meeting_rhythm = "Neljä kertaa vuodessa"
