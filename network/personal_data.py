"""What the tables of this domain hold, what erasing a person does with them, and how long they are kept."""

from django.utils.translation import gettext_lazy as _

from base.personal_data.choices import Fate, Kind
from base.personal_data.keeping import Kept
from base.personal_data.register import personal, plain, register
from network.applications.keeping import UntilForgotten
from network.inquiries.queries import AfterAnswer
from network.messages.keeping import AfterEvent
from network.notices.choices import Purpose
from network.notices.keeping import AfterLastPart, AsPromised

PAGE = "page_ptr sharing_image"
ROW = "id sort_order"
TRANSLATED_ROW = f"{ROW} translation_key locale"
NAMES = "id name_fi name_sv name_en slug"
RECORD = "reference controller"

TAKING_PART = _("Arranging councils and workshops together with the people who take part in them.")
SHOWING = _("Showing on the pages what a person lets be shown.")
ANSWERING = _("Answering who asked for an answer.")
AS_PROMISED = _("As long after the answer as the notice in force promises.")
WORKING = _("Who works here as what: every right comes from here.")
TOLD = (AfterEvent("event_on", basis=_("As long after the event as the notice promises.")),)
AFTER_TERM = (
    AsPromised("term__ends_on", purpose=Purpose.COUNCILS, basis=_("As long after the term as the notice promises.")),
)

register(
    plain("network.Theme", NAMES),
    plain("network.TargetGroup", NAMES),
    plain("network.Method", NAMES),
    plain("network.PartKind", NAMES),
    plain("network.Province", "id name_fi name_sv name_en code valid_from valid_to"),
    plain(
        "network.Region",
        f"{NAMES} code valid_from valid_to kind short_fi short_sv short_en province collaborative_area "
        "vitality_centre bilingual successor tile_column tile_row",
    ),
    plain("network.Organisation", f"{NAMES} kind website"),
    plain("network.Centre", f"{NAMES} organisation coordinators editors workflow files regions"),
    plain("network.CentreRegion", "id centre region valid_from valid_to"),
    plain("network.MaterialUse", "id material counted_on opens downloads"),
    plain("network.MaterialKeyword", "id tag content_object"),
    plain("network.ProjectKeyword", "id tag content_object"),
    plain("network.ProjectPartner", f"{ROW} project organisation role"),
    plain("network.ReviewReminder", "id material review_on sent_on"),
    plain("network.CheckedLink", "id address checked_at status failures materials"),
    plain("network.Notice", "id controller purpose"),
    personal("network.Keyword", {Kind.FREE_TEXT: "name slug", Kind.PLAIN: "id"}),
    # What editors write for all to read. The guard looks at it; people are not what it is about.
    *(
        personal(f"network.{page}", {Kind.FREE_TEXT: f"summary {words}", Kind.PLAIN: f"{PAGE} {others}"})
        for page, words, others in (
            ("NetworkPage", "intro", ""),
            ("RegionPage", "intro", "region"),
            ("CentrePage", "body contact", "centre"),
            ("ThemeIndexPage", "", ""),
            ("ThemePage", "body", "theme"),
            ("CouncilIndexPage", "", ""),
            ("MinutesIndexPage", "", ""),
            (
                "CouncilPage",
                "purpose how_to_join meeting_rhythm became",
                ("state organisation seats term_starts_on term_ends_on regions themes target_groups"),
            ),
            ("MinutesPage", "place", "held_on number themes"),
            ("MaterialBankPage", "", ""),
            ("MaterialCollectionPage", "parts", ""),
            (
                "MaterialPage",
                "body adapted_note",
                (
                    "kind language easy_language year minutes_needed licence link version replaces adapted_from "
                    "review_on regions themes target_groups methods keywords"
                ),
            ),
            ("ProjectIndexPage", "", ""),
            (
                "ProjectPage",
                "part_of funding_note need results",
                "starts_on ends_on regions themes target_groups keywords",
            ),
        )
    ),
    *(
        personal(f"network.{row}", {Kind.FREE_TEXT: words, Kind.PLAIN: others})
        for row, words, others in (
            ("CouncilMeeting", "place", f"{TRANSLATED_ROW} council starts_at ends_at"),
            ("AgendaItem", "heading discussion decision proposal", f"{TRANSLATED_ROW} minutes"),
            ("MaterialFile", "title", f"{ROW} material document accessibility"),
            ("Aim", "text", f"{TRANSLATED_ROW} project"),
            ("WorkPackage", "title description", f"{TRANSLATED_ROW} project"),
            ("Measure", "text outcome_note", f"{TRANSLATED_ROW} project package outcome"),
        )
    ),
    personal(
        "network.Experience",
        {Kind.FREE_TEXT: "text", Kind.PLAIN: "id key material outcome group region language state told_on"},
        kept=(Kept("told_on", months=60, basis=_("Five years after it was told.")),),
    ),
    personal(
        "network.NoticeVersion",
        {
            Kind.IDENTIFIER: "published_by",
            Kind.FREE_TEXT: "collector_fi collector_sv purpose_text_fi purpose_text_sv asked_from_fi asked_from_sv "
            "where_kept_fi where_kept_sv users_fi users_sv contact_fi contact_sv results_fi results_sv "
            "archive_fi archive_sv",
            Kind.PLAIN: "id notice number state basis kept_months afterwards anonymous voluntary published_at "
            "text_hash",
        },
        purpose=WORKING,
    ),
    personal(
        "network.MaterialImport",
        {
            Kind.IDENTIFIER: "owner",
            Kind.FREE_TEXT: "file_name lines faults",
            Kind.PLAIN: "id bank state done taken created_at touched_at",
        },
        purpose=WORKING,
    ),
    personal(
        "network.Assignment",
        {
            Kind.IDENTIFIER: "user given_by ended_by",
            Kind.PLAIN: "id role centre starts_on ends_on given_at ended_at",
        },
        purpose=WORKING,
    ),
    personal(
        "network.Suggestion",
        {
            Kind.FREE_TEXT: "title description file link",
            Kind.PLAIN: "id key bank rights language state sent_on decided_on material",
        },
        kept=(Kept("decided_on", days=365, basis=_("A year after the decision.")),),
    ),
    personal(
        "network.ReplyAddress",
        {Kind.CONTACT: "address", Kind.PLAIN: "id suggestion"},
        purpose=ANSWERING,
        kept=(Kept("suggestion__sent_on", days=90, basis=_("At the latest ninety days after it was sent.")),),
    ),
    personal(
        "network.Inquiry",
        {
            Kind.FREE_TEXT: "message place",
            Kind.PLAIN: "reference key purpose language sent_on warned_on answered_on outcome",
        },
        purpose=ANSWERING,
        kept=(
            AfterAnswer("answered_on", months=6, purpose="contact", basis=AS_PROMISED),
            AfterAnswer("answered_on", months=12, purpose="accessibility", basis=AS_PROMISED),
        ),
    ),
    personal(
        "network.AnswerRoute",
        {Kind.CONTACT: "value mark", Kind.PLAIN: "id inquiry kind"},
        purpose=ANSWERING,
        kept=(Kept("inquiry__sent_on", days=90, basis=_("At the latest ninety days after it was sent.")),),
    ),
    personal(
        "network.Person",
        {
            Kind.IDENTIFIER: "reference calling_name full_name full_name_mark",
            Kind.SPECIAL: "safety_ban",
            Kind.CONTACT: "region",
            Kind.PLAIN: "controller language restricted_on added_on",
        },
        person="pk",
        sought=("full_name",),
        fate=Fate.DELETE,
        kept=(AfterLastPart("added_on", basis=_("As long as the notice in force promises.")),),
        purpose=TAKING_PART,
    ),
    personal(
        "network.ContactRoute",
        {Kind.CONTACT: "value mark", Kind.IDENTIFIER: "person", Kind.PLAIN: f"{RECORD} kind may_leave_message place"},
        person="person",
        sought=("own_value",),
        fate=Fate.DELETE,
        purpose=TAKING_PART,
    ),
    personal(
        "network.Need",
        {
            Kind.SPECIAL: "access diet interpreter support_person",
            Kind.IDENTIFIER: "person",
            Kind.PLAIN: f"{RECORD} event_key event_on",
        },
        person="person",
        fate=Fate.DELETE,
        kept=(Kept("event_on", days=14, basis=_("Fourteen days after the event.")),),
        purpose=TAKING_PART,
    ),
    personal(
        "network.Part",
        {Kind.SPECIAL: "kind group", Kind.IDENTIFIER: "person", Kind.PLAIN: f"{RECORD} centre starts_on ends_on"},
        person="person",
        fate=Fate.DELETE,
        purpose=TAKING_PART,
    ),
    personal(
        "network.Release",
        {
            Kind.IDENTIFIER: "person words photo recorded_by",
            Kind.PLAIN: f"{RECORD} showing version channel given_at withdrawn_at",
        },
        person="person",
        fate=Fate.DELETE,
        purpose=SHOWING,
    ),
    personal(
        "network.PersonalLink",
        {
            Kind.IDENTIFIER: "person",
            Kind.CONTACT: "digest",
            Kind.PLAIN: f"{RECORD} way made_on expires_on revoked_at",
        },
        person="person",
        fate=Fate.DELETE,
        kept=(Kept("expires_on", days=30, basis=_("Thirty days after it has stopped working.")),),
        purpose=TAKING_PART,
    ),
    personal(
        "network.LinkRequest",
        {Kind.CONTACT: "address mark", Kind.PLAIN: "id language asked_at asked_on done_at"},
        kept=(Kept("asked_on", days=1, basis=_("The day after it was asked.")),),
        purpose=ANSWERING,
    ),
    personal(
        "network.RightsRequest",
        {
            Kind.IDENTIFIER: "person answered_by",
            Kind.FREE_TEXT: "words answer",
            Kind.PLAIN: f"{RECORD} kind asked_on state warned_on answered_on",
        },
        person="person",
        fate=Fate.DELETE,
        kept=(Kept("answered_on", months=24, basis=_("Two years after the answer, to show how it was met.")),),
        purpose=_("Meeting what people ask by right, in time."),
    ),
    personal(
        "network.Consent",
        {
            Kind.IDENTIFIER: "person recorded_by",
            Kind.PLAIN: f"{RECORD} version text_hash language channel given_at withdrawn_at",
        },
        person="person",
        fate=Fate.DELETE,
        purpose=TAKING_PART,
    ),
    personal(
        "network.PhoneCall",
        {
            Kind.IDENTIFIER: "person done_by",
            Kind.FREE_TEXT: "words",
            Kind.PLAIN: f"{RECORD} event_key event_on purpose about version made_at due_at done_at",
        },
        person="person",
        fate=Fate.DELETE,
        kept=TOLD,
        purpose=TAKING_PART,
    ),
    personal(
        "network.MessageToMany",
        {
            Kind.IDENTIFIER: "sent_by",
            Kind.FREE_TEXT: "words",
            Kind.PLAIN: f"{RECORD} event_key event_on purpose key recipients sent_at mailed to_call",
        },
        kept=TOLD,
        purpose=TAKING_PART,
    ),
    plain("network.Council", "id council_key centre"),
    plain(
        "network.Call",
        "id call_key council opens_on closes_on answers_on asks_age_group asks_municipality asks_service is_shown",
    ),
    plain("network.Term", "id council starts_on ends_on seats"),
    personal("network.SecrecyText", {Kind.FREE_TEXT: "text_fi text_sv", Kind.PLAIN: "id number published_on"}),
    *(
        personal(
            f"network.{table}",
            {Kind.IDENTIFIER: people, Kind.PLAIN: f"{RECORD} term {others}"},
            person="person",
            fate=Fate.DELETE,
            kept=AFTER_TERM,
            purpose=TAKING_PART,
        )
        for table, people, others in (
            ("Seat", "person", "key role starts_on ends_on"),
            ("ReadingRight", "person", "starts_on ends_on"),
            ("SecrecyPromise", "person recorded_by", "text channel promised_on"),
            ("Listing", "person", "starts_on ends_on"),
        )
    ),
    personal(
        "network.CallPage",
        {
            Kind.FREE_TEXT: "summary what_one_does time_needed paid who_reads not_asked criteria",
            Kind.PLAIN: f"{PAGE} opens_on closes_on answers_on asks_age_group asks_municipality asks_service",
        },
    ),
    personal(
        "network.Application",
        {
            Kind.IDENTIFIER: "person decided_by",
            Kind.SPECIAL: "why experience age_group municipality service",
            Kind.FREE_TEXT: "because",
            Kind.PLAIN: f"{RECORD} call key state channel begun_on changed_at sent_at decided_at answered_at "
            "reserve_ends_on forget_on",
        },
        person="person",
        fate=Fate.DELETE,
        kept=(
            UntilForgotten(
                "forget_on", days=1, basis=_("As long after the answer as the notice about applications promises.")
            ),
        ),
        purpose=_("Choosing the members of a council, and answering everybody who applies."),
    ),
    personal(
        "network.Reading",
        {Kind.IDENTIFIER: "reader", Kind.FREE_TEXT: "words", Kind.PLAIN: f"{RECORD} application view noted_at"},
        person="application__person",
        fate=Fate.DELETE,
        purpose=_("Choosing the members of a council, and answering everybody who applies."),
    ),
)
