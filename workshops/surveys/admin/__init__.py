"""Where instruments are written, and surveys opened, closed and read."""

from workshops.surveys.admin.instruments import InstrumentAdmin
from workshops.surveys.admin.list import SurveyAdmin

__all__ = ["InstrumentAdmin", "SurveyAdmin"]
