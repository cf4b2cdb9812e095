"""What is told when somebody enrols, by themselves or with the staff."""

from workshops.enrolment.forms.enrolling import EnrolForm, KnownForm

__all__ = ["EnrolForm", "KnownForm"]
