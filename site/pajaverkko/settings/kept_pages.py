"""Which pages are kept for readers who are nobody, and which tables no page of theirs is made of (base.page_cache)."""

KEPT_VIEWS = frozenset(
    {
        "wagtail_serve",
        "search",
        "sitemap",
        "part_of_sitemap",
        "robots",
        "figures",
        "public_report",
        "report_file",
        "material_feed",
        "news_feed",
        "proposal_feed",
        "proposals",
        "proposals_poster",
        "public_proposal",
        "calendar",
        "api-1:figures",
        "api-1:materials",
    }
)
"""Views that show everybody the same. What is not named here is made for each reader."""

NEVER_KEPT = ("/admin/", "/static/", "/media/", "/documents/", "/photos/")
"""Beginnings of addresses for which not even the public version is asked."""

OWN_WORDS = ("q",)
"""Names in an address with which somebody asks in words of their own: such pages are kept for nobody."""

ALL = ("INSERT", "UPDATE", "DELETE")
UNSEEN_TABLES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            # Who may what, who has done what, what waits for whom: of the admin and the worker.
            "account_emailaddress",
            "account_emailconfirmation",
            "auth_group",
            "auth_group_permissions",
            "auth_permission",
            "base_auditcheck",
            "base_auditentry",
            "base_auditseal",
            "base_chore",
            "base_deletionrun",
            "base_erasure",
            "base_heartbeat",
            "base_hold",
            "base_letter",
            "base_outboxpause",
            "base_user",
            "base_user_groups",
            "base_user_user_permissions",
            "django_session",
            "django_tasks_database_dbtaskresult",
            "mfa_authenticator",
            "wagtailadmin_admin",
            "wagtailadmin_editingsession",
            "wagtailadmin_formstate",
            "wagtailcore_apitoken",
            "wagtailcore_comment",
            "wagtailcore_commentreply",
            "wagtailcore_groupapprovaltask",
            "wagtailcore_groupapprovaltask_groups",
            "wagtailcore_groupcollectionpermission",
            "wagtailcore_grouppagepermission",
            "wagtailcore_groupsitepermission",
            "wagtailcore_modellogentry",
            "wagtailcore_pagelogentry",
            "wagtailcore_pagesubscription",
            "wagtailcore_revision",
            "wagtailcore_task",
            "wagtailcore_taskstate",
            "wagtailcore_uploadedfile",
            "wagtailcore_workflow",
            "wagtailcore_workflowcontenttype",
            "wagtailcore_workflowpage",
            "wagtailcore_workflowstate",
            "wagtailcore_workflowtask",
            "wagtailsearch_indexentry",
            "wagtailsearch_indexentry_fts",
            "wagtailusers_userprofile",
            # How a translation was made; what it says stands in its page.
            "wagtail_localize_localesynchronization",
            "wagtail_localize_overridablesegment",
            "wagtail_localize_relatedobjectsegment",
            "wagtail_localize_segmentoverride",
            "wagtail_localize_string",
            "wagtail_localize_stringsegment",
            "wagtail_localize_stringtranslation",
            "wagtail_localize_template",
            "wagtail_localize_templatesegment",
            "wagtail_localize_translatableobject",
            "wagtail_localize_translation",
            "wagtail_localize_translationcontext",
            "wagtail_localize_translationlog",
            "wagtail_localize_translationsource",
            # What people write, tell and ask for, until it is published in rows of other tables.
            "network_answerlink",
            "network_application",
            "network_assignment",
            "network_checkedlink",
            "network_checkedlink_materials",
            "network_contactroute",
            "network_hearing",
            "network_inquiry",
            "network_linkrequest",
            "network_materialimport",
            "network_meetingattendance",
            "network_memostep",
            "network_messagetomany",
            "network_need",
            "network_part",
            "network_personallink",
            "network_phonecall",
            "network_reading",
            "network_readingright",
            "network_remark",
            "network_replyaddress",
            "network_reviewreminder",
            "network_rightsrequest",
            "network_secrecypromise",
            "network_subscription",
            "network_suggestion",
            "network_wish",
            "network_wording",
            "workshops_answertoken",
            "workshops_attendance",
            "workshops_begunanswer",
            "workshops_following",
            "workshops_namedanswer",
            "workshops_owncalendar",
            "workshops_waitinganswer",
            # Told in wide steps: the service that counts moves the version when a step is reached.
            "network_materialuse",
        ),
        ALL,
    ),
    # Somebody who has just been written down has let nothing be shown yet.
    "network_person": ("INSERT",),
    "network_consent": ("INSERT",),
}
"""By table the events that change nothing of what the public sees; all other tables are seen."""

PASSING_TABLES = frozenset(
    {
        # Places taken and given back, answers, thanks: each day of a call brings hundreds.
        "workshops_collection",
        "workshops_count",
        "workshops_enrolment",
        "workshops_freewords",
        "workshops_freewords_themes",
        "workshops_gathering",
        "workshops_reply",
        # Written when a page is looked at for the first time.
        "base_rendition",
        "wagtailembeds_embed",
        "wagtailimages_rendition",
    }
)
"""Seen tables that no list and no answer to a question is made of: what is held of these outlives a change there."""

UNSEEN_COLUMNS: dict[str, tuple[str, ...]] = {
    # Drafts, which the editor saves by itself every few seconds.
    "wagtailcore_page": (
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_created_at",
        "latest_revision_id",
        "locked",
        "locked_at",
        "locked_by_id",
    ),
    # A memo is the members' own until it is published as minutes.
    "network_meeting": (
        "agreed_in_id",
        "check_due_on",
        "invited_at",
        "memo",
        "memo_noted_at",
        "memo_version",
        "reminded_at",
    ),
    "network_person": ("visits_ended_at",),
    "workshops_enrolment": ("told_at",),
    "workshops_gathering": ("last_number", "reminded_at", "thanked_at"),
}
"""By table the columns that no page for the public is made of: a row that differs in these alone moves no version."""
