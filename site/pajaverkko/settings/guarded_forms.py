"""Views whose forms tell an identity code at the field (base.identity.forms); the wall is for the others."""

GUARDED_FORMS = frozenset(
    {
        "contact",
        "enrol",
        "accessibility_feedback",
        "gathering_enrol",
        "gathering_materials",
        "gathering_sign_in",
        "gathering_write",
        "inquiries_inquiry",
        "own_change",
        "own_link",
        "suggest_material",
        "material_used",
        "suggestions:suggestion",
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:preview_on_edit",
        "base.uploads.admin.DocumentAddView",
        "base.uploads.admin.DocumentAddSeveralView",
        "base.uploads.admin.DocumentChooserAddView",
        "wagtaildocs:edit",
        "wagtaildocs:edit_multiple",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
        "wagtailimages:edit",
        "wagtailimages:edit_multiple",
        "wagtailimages_chooser:create",
    }
)
