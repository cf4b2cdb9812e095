"""What is known here of those who work here, take part or have written.

Beside it: `page_data` tells what pages hold, `council_data` what councils do.
"""

from django.utils.translation import gettext_lazy as _

from base.personal_data.choices import Fate, Kind
from base.personal_data.keeping import Kept
from base.personal_data.register import personal, register
from network.inquiries.queries import AfterAnswer
from network.messages.keeping import AfterEvent
from network.notices.keeping import AfterLastPart

PAGE = "page_ptr sharing_image"
ROW = "id sort_order"
TRANSLATED_ROW = f"{ROW} translation_key locale"
NAMES = "id name_fi name_sv name_en slug"
RECORD = "reference controller"

TAKING_PART = _("Arranging councils and workshops together with the people who take part in them.")
WORKING = _("Who works here as what: every right comes from here.")
SHOWING = _("Showing on the pages what a person lets be shown.")
ANSWERING = _("Answering who asked for an answer.")
AS_PROMISED = _("As long after the answer as the notice in force promises.")
TOLD = (AfterEvent("event_on", basis=_("As long after the event as the notice promises.")),)

register(
    personal(
        "network.Experience",
        {Kind.FREE_TEXT: "text", Kind.PLAIN: "id key material outcome group region language state told_on"},
        kept=(Kept("told_on", months=60, basis=_("Five years after it was told.")),),
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
            Kind.PLAIN: "controller language restricted_on added_on visits_ended_at",
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
)
