"""What the tables of the ground hold."""

from django.utils.translation import gettext_lazy as _

from base.personal_data.choices import Kind
from base.personal_data.log_keeping import WithItsBatch, forget_batches
from base.personal_data.register import personal, plain, register

STAFF = _("Accounts of the staff: who may do what, and who did.")

register(
    plain("base.Chore", "id name begun_on"),
    plain("base.Heartbeat", "id name beat_at"),
    plain("base.PublicChange", "transaction token of_lists"),
    plain("base.OutboxPause", "id begun_at"),
    plain("base.SearchState", "id analyser generation"),
    plain("base.DeletionRun", "id run_on begun_at ended_at rows compacting_at compacted_at"),
    plain("base.AuditSeal", "id sealed_at entries previous digest forgotten_on"),
    plain("base.Rendition", "id filter_spec file width height focal_point_key image"),
    plain("base.FileFacts", "document tagged titled language names_person holds_code hash"),
    personal(
        "base.User",
        {
            Kind.IDENTIFIER: "first_name last_name",
            Kind.CONTACT: "email",
            Kind.PLAIN: "id password last_login is_superuser is_staff is_active date_joined groups user_permissions",
        },
        purpose=STAFF,
    ),
    personal(
        "base.AuditEntry",
        {
            Kind.IDENTIFIER: "account reference",
            Kind.FREE_TEXT: "reason",
            Kind.PLAIN: "id noted_at role act table controller salt reason_digest erasure fields seal",
        },
        kept=(WithItsBatch(),),
        goes=forget_batches,
        purpose=_("Who looked at, changed or erased what is known of a person."),
    ),
    personal(
        "base.AuditCheck",
        {Kind.IDENTIFIER: "asked_by", Kind.PLAIN: "id asked_at ended_at seals entries newest digest faults"},
        purpose=_("Whether the audit log is as it was written."),
    ),
    personal(
        "base.Letter",
        {
            Kind.IDENTIFIER: "person",
            Kind.CONTACT: "address",
            Kind.FREE_TEXT: "subject body",
            Kind.PLAIN: "id event kind version message_id language forget_when_sent state queued_at expires_at "
            "next_try_at lease_ends_at attempts tried_at failure reply_code ended_at forgotten_at",
        },
        purpose=_("Messages on their way to somebody."),
    ),
    personal(
        "base.Hold",
        {Kind.IDENTIFIER: "person set_by", Kind.FREE_TEXT: "reason", Kind.PLAIN: "id set_at lifted_at"},
        purpose=_("What may not be deleted yet, and why."),
    ),
    personal(
        "base.Erasure",
        {Kind.IDENTIFIER: "erased_by", Kind.PLAIN: "id reference erased_at rows files compacted_at"},
        purpose=_("That somebody was erased; not who it was."),
    ),
    personal(
        "base.SiteImage",
        {
            Kind.IDENTIFIER: "uploaded_by_user",
            Kind.FREE_TEXT: "title description file",
            Kind.PLAIN: "id collection width height created_at focal_point_x focal_point_y focal_point_width "
            "focal_point_height file_size file_hash tags",
        },
        purpose=_("Pictures of the pages."),
    ),
    personal(
        "base.SiteDocument",
        {
            Kind.IDENTIFIER: "uploaded_by_user",
            Kind.FREE_TEXT: "title file",
            Kind.PLAIN: "id collection created_at file_size file_hash tags",
        },
        purpose=_("Files of the pages."),
    ),
    personal("base.FileText", {Kind.FREE_TEXT: "text", Kind.PLAIN: "document hash"}),
    personal("base.SearchEntry", {Kind.FREE_TEXT: "title text file_text", Kind.PLAIN: "page group language"}),
    personal("base.SearchWord", {Kind.FREE_TEXT: "word", Kind.PLAIN: "id"}),
    personal("base.SynonymGroup", {Kind.FREE_TEXT: "words", Kind.PLAIN: "id"}),
    personal("base.PromotedResult", {Kind.FREE_TEXT: "words", Kind.PLAIN: "id page"}),
)
