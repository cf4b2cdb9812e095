"""The menu: every admin screen of this domain."""

from wagtail_modeladmin.options import modeladmin_register

from workshops.enrolment.admin import GatheringAdmin

modeladmin_register(GatheringAdmin)
