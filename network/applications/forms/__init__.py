"""What applicants fill in, and what the staff tells."""

from network.applications.forms.applying import FORMS, BeginForm, KnownApplicantForm
from network.applications.forms.deciding import AnswerForm, DecideForm, ViewForm
from network.applications.forms.staff import StaffApplyForm, StaffChangeForm

__all__ = [
    "FORMS",
    "AnswerForm",
    "BeginForm",
    "DecideForm",
    "KnownApplicantForm",
    "StaffApplyForm",
    "StaffChangeForm",
    "ViewForm",
]
