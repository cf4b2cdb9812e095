"""What applicants fill in, and what the staff tells."""

from network.applications.forms.applying import FORMS, BeginForm, KnownApplicantForm
from network.applications.forms.staff import AnswerForm, DecideForm, StaffApplyForm, ViewForm

__all__ = ["FORMS", "AnswerForm", "BeginForm", "DecideForm", "KnownApplicantForm", "StaffApplyForm", "ViewForm"]
