"""What the tables of the roof hold, and those of the libraries."""

from django.utils.translation import gettext_lazy as _

from base.personal_data.choices import Kind
from base.personal_data.register import of_others, personal, plain, register

PAGE = "page_ptr sharing_image"
STAFF = _("Accounts of the staff: who may do what, and who did.")
USER, TEXT, CONTACT = Kind.IDENTIFIER, Kind.FREE_TEXT, Kind.CONTACT

register(
    personal("pajaverkko.HomePage", {TEXT: "summary intro actions", Kind.PLAIN: PAGE}),
    personal("pajaverkko.ContentPage", {TEXT: "summary body", Kind.PLAIN: PAGE}),
)

register(
    of_others("account.EmailAddress", {USER: "user", CONTACT: "email"}, purpose=STAFF),
    of_others("account.EmailConfirmation"),
    of_others("mfa.Authenticator", {USER: "user", TEXT: "data"}, purpose=STAFF),
    of_others("sessions.Session", {TEXT: "session_data"}),
    plain("auth.Group", "name"),
    plain("auth.Permission", "name codename"),
    plain("contenttypes.ContentType", "app_label model"),
    of_others(
        "django_tasks_database.DBTaskResult",
        {TEXT: "args_kwargs return_value traceback", Kind.PLAIN: "task_path worker_ids exception_class_path"},
    ),
    of_others("taggit.Tag", {TEXT: "name slug"}),
    of_others("taggit.TaggedItem"),
)

register(
    of_others("wagtail_localize.LocaleSynchronization"),
    of_others("wagtail_localize.OverridableSegment", {TEXT: "data_json"}),
    of_others("wagtail_localize.RelatedObjectSegment"),
    of_others(
        "wagtail_localize.SegmentOverride", {USER: "last_translated_by", TEXT: "data_json field_error"}, purpose=STAFF
    ),
    of_others("wagtail_localize.String", {TEXT: "data"}),
    of_others("wagtail_localize.StringSegment", {TEXT: "attrs"}),
    of_others(
        "wagtail_localize.StringTranslation",
        {USER: "last_translated_by", TEXT: "data field_error", Kind.PLAIN: "tool_name"},
        purpose=STAFF,
    ),
    of_others("wagtail_localize.Template", {TEXT: "template", Kind.PLAIN: "template_format"}),
    of_others("wagtail_localize.TemplateSegment"),
    of_others("wagtail_localize.TranslatableObject"),
    of_others("wagtail_localize.Translation"),
    of_others("wagtail_localize.TranslationContext", {Kind.PLAIN: "path field_path"}),
    of_others("wagtail_localize.TranslationLog"),
    of_others("wagtail_localize.TranslationSource", {TEXT: "object_repr content_json", Kind.PLAIN: "schema_version"}),
)

register(
    of_others("wagtailadmin.Admin"),
    of_others("wagtailadmin.EditingSession", {USER: "user", Kind.PLAIN: "object_id"}, purpose=STAFF),
    of_others(
        "wagtailadmin.FormState", {USER: "user", TEXT: "data", Kind.PLAIN: "object_id parent_object_id"}, purpose=STAFF
    ),
    of_others("wagtailcore.APIToken", {USER: "user", TEXT: "name"}, purpose=STAFF),
    of_others("wagtailcore.Collection", {TEXT: "name", Kind.PLAIN: "path"}),
    of_others("wagtailcore.CollectionViewRestriction", {Kind.PLAIN: "password"}),
    of_others(
        "wagtailcore.Comment",
        {USER: "user resolved_by", TEXT: "text", Kind.PLAIN: "contentpath position"},
        purpose=STAFF,
    ),
    of_others("wagtailcore.CommentReply", {USER: "user", TEXT: "text"}, purpose=STAFF),
    of_others("wagtailcore.GroupApprovalTask"),
    of_others("wagtailcore.GroupCollectionPermission"),
    of_others("wagtailcore.GroupPagePermission"),
    of_others("wagtailcore.GroupSitePermission"),
    of_others("wagtailcore.Locale", {Kind.PLAIN: "language_code"}),
    of_others(
        "wagtailcore.ModelLogEntry",
        {USER: "user", TEXT: "label data", Kind.PLAIN: "action object_id"},
        purpose=STAFF,
    ),
    of_others(
        "wagtailcore.Page",
        {
            USER: "locked_by owner",
            TEXT: "title draft_title slug url_path seo_title search_description",
            Kind.PLAIN: "path",
        },
        purpose=STAFF,
    ),
    of_others("wagtailcore.PageLogEntry", {USER: "user", TEXT: "label data", Kind.PLAIN: "action"}, purpose=STAFF),
    of_others("wagtailcore.PageSubscription", {USER: "user"}, purpose=STAFF),
    of_others("wagtailcore.PageViewRestriction", {Kind.PLAIN: "password"}),
    of_others("wagtailcore.ReferenceIndex", {Kind.PLAIN: "object_id to_object_id model_path content_path"}),
    of_others(
        "wagtailcore.Revision", {USER: "user", TEXT: "object_str content", Kind.PLAIN: "object_id"}, purpose=STAFF
    ),
    of_others("wagtailcore.Site", {Kind.PLAIN: "hostname site_name"}),
    of_others("wagtailcore.Task", {TEXT: "name"}),
    of_others("wagtailcore.TaskState", {USER: "finished_by", TEXT: "comment"}, purpose=STAFF),
    of_others("wagtailcore.UploadedFile", {USER: "uploaded_by_user", TEXT: "file"}, purpose=STAFF),
    of_others("wagtailcore.Workflow", {TEXT: "name"}),
    of_others("wagtailcore.WorkflowContentType"),
    of_others("wagtailcore.WorkflowPage"),
    of_others("wagtailcore.WorkflowState", {USER: "requested_by", Kind.PLAIN: "object_id"}, purpose=STAFF),
    of_others("wagtailcore.WorkflowTask"),
    of_others("wagtaildocs.Document", {USER: "uploaded_by_user", TEXT: "title file"}, purpose=STAFF),
    of_others("wagtailembeds.Embed", {TEXT: "url html title author_name", Kind.PLAIN: "provider_name thumbnail_url"}),
    of_others("wagtailimages.Image", {USER: "uploaded_by_user", TEXT: "title file description"}, purpose=STAFF),
    of_others("wagtailimages.Rendition", {Kind.PLAIN: "filter_spec file"}),
    of_others("wagtailredirects.Redirect", {TEXT: "old_path redirect_page_route_path redirect_link"}),
    of_others("wagtailsearch.IndexEntry", {TEXT: "autocomplete title body"}),
    of_others("wagtailsearch.SQLiteFTSIndexEntry", {TEXT: "autocomplete title body"}),
    of_others("wagtailusers.UserProfile", {USER: "user", TEXT: "avatar", Kind.PLAIN: "dismissibles"}, purpose=STAFF),
)
