"""What the tables of this domain hold."""

from django.utils.translation import gettext_lazy as _

from base.personal_data.choices import Fate, Kind
from base.personal_data.keeping import Kept
from base.personal_data.register import personal, plain, register
from workshops.enrolment.keeping import AfterWorkshop
from workshops.surveys.keeping import AfterSurvey

RECORD = "reference controller"
PLACES = _("Giving places in workshops, and knowing who came.")
KEPT = (AfterWorkshop("gathering__starts_at", basis=_("As long after the workshop as the notice promises.")),)
AFTER_SURVEY = (AfterSurvey("collection__closes_on", basis=_("As long after the survey as the notice promises.")),)
ANSWERS = _("Learning from what people tell.")
PAGE = "page_ptr sharing_image"
ROW = "id sort_order"

register(
    plain("workshops.WorkshopKeyword", "id tag content_object"),
    plain("workshops.WorkshopMaterial", f"{ROW} workshop material"),
    personal("workshops.WorkshopIndexPage", {Kind.FREE_TEXT: "summary", Kind.PLAIN: PAGE}),
    personal(
        "workshops.SeriesPage",
        {Kind.FREE_TEXT: "summary aim for_whom", Kind.PLAIN: f"{PAGE} project regions themes target_groups"},
    ),
    personal(
        "workshops.WorkshopPage",
        {
            Kind.FREE_TEXT: "summary place remote_link access produced",
            Kind.PLAIN: f"{PAGE} starts_at ends_at continues regions themes keywords",
        },
    ),
    personal(
        "workshops.ProgrammeItem",
        {Kind.FREE_TEXT: "title", Kind.PLAIN: f"{ROW} translation_key locale workshop time"},
    ),
    plain(
        "workshops.Gathering",
        "id workshop_key centre state capacity opens_at closes_at answer_hours asks_needs last_number starts_at "
        "ends_at place sequence changed_at reminded_at thanked_at number_enrolled number_came "
        "number_away number_unnoted number_waited",
    ),
    personal(
        "workshops.OwnCalendar",
        {Kind.IDENTIFIER: "person digest", Kind.PLAIN: f"{RECORD} tells_what made_at"},
        person="person",
        fate=Fate.DELETE,
        purpose=_("A person's own workshops in the person's own calendar."),
    ),
    plain("workshops.Chain", "id series_key last_number"),
    personal(
        "workshops.Following",
        {Kind.IDENTIFIER: "person", Kind.PLAIN: f"{RECORD} chain key number channel begun_at ended_at"},
        person="person",
        fate=Fate.DELETE,
        purpose=PLACES,
    ),
    personal(
        "workshops.Enrolment",
        {
            Kind.IDENTIFIER: "person recorded_by",
            Kind.FREE_TEXT: "beyond_because",
            Kind.PLAIN: f"{RECORD} gathering following key number state channel enrolled_at changed_at answer_due_at "
            "told_at",
        },
        person="person",
        fate=Fate.DELETE,
        kept=KEPT,
        purpose=PLACES,
    ),
    personal(
        "workshops.Attendance",
        {Kind.IDENTIFIER: "person noted_by", Kind.PLAIN: f"{RECORD} gathering key mark noted_at"},
        person="person",
        fate=Fate.DELETE,
        kept=KEPT,
        purpose=PLACES,
    ),
    personal(
        "workshops.Instrument",
        {Kind.FREE_TEXT: "name_fi name_sv licence", Kind.PLAIN: "id key owner"},
    ),
    personal(
        "workshops.InstrumentVersion",
        {
            Kind.IDENTIFIER: "locked_by",
            Kind.FREE_TEXT: "opening_fi opening_sv thanks_fi thanks_sv content",
            Kind.PLAIN: "id instrument number state comes_with_product locked_at",
        },
        purpose=_("Knowing who has decided what is asked."),
    ),
    plain(
        "workshops.Collection",
        "id code version centre about about_key region gathers_rest anonymity state opens_on closes_on number_asked "
        "number_on_paper has_answers number_mixed",
    ),
    plain("workshops.AnswerToken", "id collection digest is_used"),
    plain("workshops.Count", "id collection question choice number"),
    personal("workshops.WaitingAnswer", {Kind.FREE_TEXT: "told", Kind.PLAIN: "id collection"}),
    personal(
        "workshops.BegunAnswer",
        {Kind.FREE_TEXT: "told", Kind.PLAIN: "id collection digest kept_until_on"},
        kept=(Kept("kept_until_on", days=1, basis=_("Fourteen days, for whoever wants to go on.")),),
    ),
    personal(
        "workshops.FreeWords",
        {Kind.FREE_TEXT: "words", Kind.PLAIN: "id collection question state themes"},
        kept=AFTER_SURVEY,
    ),
    personal(
        "workshops.NamedAnswer",
        {Kind.IDENTIFIER: "person", Kind.FREE_TEXT: "told", Kind.PLAIN: f"{RECORD} collection answered_on"},
        person="person",
        fate=Fate.DELETE,
        kept=AFTER_SURVEY,
        purpose=ANSWERS,
    ),
    personal(
        "workshops.Reply",
        {
            Kind.IDENTIFIER: "published_by",
            Kind.FREE_TEXT: "words_fi words_sv",
            Kind.PLAIN: "id collection published_at",
        },
        purpose=_("Knowing who has answered to feedback."),
    ),
)
