"""What those who keep a council tell of proposals, and what an addressee answers."""

from network.proposals.forms.answering import AnswerForm
from network.proposals.forms.staff import AddresseeForm, ProposalForm, StepForm

__all__ = ["AddresseeForm", "AnswerForm", "ProposalForm", "StepForm"]
