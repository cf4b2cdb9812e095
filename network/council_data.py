"""Councils: who belongs to them, who applies, what is said and agreed in their meetings."""

from django.utils.translation import gettext_lazy as _

from base.personal_data.choices import Fate, Kind
from base.personal_data.keeping import Kept
from base.personal_data.register import personal, plain, register
from network.applications.keeping import UntilForgotten, untold_of_application, untold_of_reading
from network.news.keeping import Unconfirmed
from network.notices.choices import Purpose
from network.notices.keeping import AsPromised
from network.personal_data import PAGE, RECORD, TAKING_PART

AFTER_TERM = (
    AsPromised("term__ends_on", purpose=Purpose.COUNCILS, basis=_("As long after the term as the notice promises.")),
)
AFTER_OWN_DAY = (
    *AFTER_TERM,
    AsPromised(
        "ends_on", purpose=Purpose.COUNCILS, basis=_("As long after one's own last day as the notice promises.")
    ),
)
MEETING_DAY = "meeting__starts_at__date"
AFTER_MEETING = (
    AsPromised(MEETING_DAY, purpose=Purpose.COUNCILS, basis=_("As long after the meeting as the notice promises.")),
)
ASKED = "asks_age_group asks_region asks_municipality asks_service"
WRITTEN = "discussion decision public_heading public_decision"

register(
    plain("network.Council", "id council_key centre memo_rule days_to_check minutes_months"),
    plain(
        "network.Call",
        f"id call_key council opens_on closes_on answers_on {ASKED} is_shown",
    ),
    plain("network.Term", "id council starts_on ends_on seats"),
    personal("network.SecrecyText", {Kind.FREE_TEXT: "text_fi text_sv", Kind.PLAIN: "id number published_on"}),
    *(
        personal(
            f"network.{table}",
            {Kind.IDENTIFIER: people, Kind.PLAIN: f"{RECORD} term {others}"},
            person="person",
            fate=Fate.DELETE,
            kept=AFTER_TERM if table == "SecrecyPromise" else AFTER_OWN_DAY,
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
            Kind.PLAIN: f"{PAGE} opens_on closes_on answers_on {ASKED}",
        },
    ),
    personal(
        "network.Application",
        {
            Kind.IDENTIFIER: "person decided_by",
            Kind.SPECIAL: "why experience age_group region municipality service",
            Kind.FREE_TEXT: "because",
            Kind.PLAIN: f"{RECORD} call key state channel begun_on changed_at sent_at decided_at answered_at "
            "told_by_staff wants_reserve reserve_ends_on forget_on",
        },
        person="person",
        fate=Fate.DELETE,
        kept=(
            UntilForgotten(
                "forget_on",
                days=1,
                basis=_("As long after the day of the answers as the notice about applications promises."),
            ),
        ),
        untold=untold_of_application,
        purpose=_("Choosing the members of a council, and answering everybody who applies."),
    ),
    personal(
        "network.Reading",
        {Kind.IDENTIFIER: "reader", Kind.FREE_TEXT: "words", Kind.PLAIN: f"{RECORD} application view noted_at"},
        person="application__person",
        fate=Fate.DELETE,
        untold=untold_of_reading,
        purpose=_("Choosing the members of a council, and answering everybody who applies."),
    ),
    personal(
        "network.Meeting",
        {
            Kind.FREE_TEXT: "town venue link",
            Kind.PLAIN: "id council key starts_at ends_at is_remote is_shown state sequence changed_at invited_at "
            "reminded_at memo memo_version memo_noted_at check_due_on agreed_in",
        },
    ),
    personal(
        "network.MemoStep",
        {Kind.IDENTIFIER: "taken_by", Kind.PLAIN: "id meeting to taken_at"},
        purpose=_("Who brought a memo from one state to the next, and when."),
    ),
    personal(
        "network.AgendaItem",
        {
            Kind.IDENTIFIER: "changed_by",
            Kind.FREE_TEXT: f"heading opening {WRITTEN}",
            Kind.PLAIN: f"{RECORD} meeting key place themes version changed_at",
        },
        kept=AFTER_MEETING,
        purpose=TAKING_PART,
    ),
    personal(
        "network.Wording",
        {Kind.IDENTIFIER: "written_by", Kind.FREE_TEXT: WRITTEN, Kind.PLAIN: f"{RECORD} item session written_at"},
        purpose=TAKING_PART,
    ),
    personal(
        "network.Wish",
        {
            Kind.IDENTIFIER: "person",
            Kind.FREE_TEXT: "heading opening because",
            Kind.PLAIN: f"{RECORD} meeting key state wished_at",
        },
        person="person",
        fate=Fate.DELETE,
        kept=AFTER_MEETING,
        purpose=TAKING_PART,
    ),
    personal(
        "network.Paper",
        {Kind.FREE_TEXT: "title file", Kind.PLAIN: f"{RECORD} meeting added_at"},
        kept=AFTER_MEETING,
        purpose=TAKING_PART,
    ),
    personal(
        "network.MeetingAttendance",
        {Kind.IDENTIFIER: "person marked_by", Kind.PLAIN: f"{RECORD} meeting mark marked_at"},
        person="person",
        fate=Fate.DELETE,
        kept=AFTER_MEETING,
        purpose=TAKING_PART,
    ),
    # What was said stays counted when a person is erased; whose word it was goes.
    personal(
        "network.Hearing",
        {
            Kind.IDENTIFIER: "person recorded_by",
            Kind.PLAIN: f"{RECORD} meeting version asked_on word said_on channel",
        },
        person="person",
        fates={"person": Fate.BLANK, "recorded_by": Fate.BLANK},
        kept=AFTER_MEETING,
        purpose=TAKING_PART,
    ),
    personal(
        "network.Addressee",
        {
            Kind.CONTACT: "email",
            Kind.FREE_TEXT: "name_fi name_sv",
            Kind.PLAIN: f"{RECORD} council language left_on",
        },
        kept=(Kept("left_on", days=30, basis=_("Thirty days after somebody else answers.")),),
        purpose=_("Sending proposals to those who answer the council."),
    ),
    personal(
        "network.Proposal",
        {
            Kind.FREE_TEXT: "heading_fi heading_sv words_fi words_sv to_fi to_sv",
            Kind.PLAIN: "id council item key themes addressee answer_due_on state sent_on answered_on "
            "first_reminded_on second_reminded_on hidden_on",
        },
    ),
    personal(
        "network.ProposalStep",
        {
            Kind.IDENTIFIER: "noted_by",
            Kind.FREE_TEXT: "words",
            Kind.PLAIN: "id key proposal to language happened_on from_addressee told_by_fi told_by_sv words_off_on "
            "noted_at",
        },
        purpose=_("Telling everybody what became of a proposal."),
    ),
    plain("network.AnswerLink", "id proposal digest made_on expires_on"),
    personal(
        "network.Remark",
        {
            Kind.IDENTIFIER: "person settled_by",
            Kind.FREE_TEXT: "words answer",
            Kind.PLAIN: f"{RECORD} item key given_at channel settled_at",
        },
        person="person",
        fate=Fate.DELETE,
        purpose=TAKING_PART,
    ),
    personal(
        "network.Subscription",
        {
            Kind.CONTACT: "address mark token token_mark",
            Kind.PLAIN: "reference key topic topic_key language asked_on confirmed_on last_told_on told_at",
        },
        purpose=_("To tell what is new to whoever has asked for it."),
        kept=(
            Unconfirmed("asked_on", days=7, basis=_("A week, where nobody has confirmed it.")),
            Kept("last_told_on", months=24, basis=_("Two years after the last letter.")),
        ),
    ),
)
