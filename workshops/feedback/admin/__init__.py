"""Feedback on a workshop's own screens."""

from workshops.feedback.admin.screens import FeedbackScreen, ReplyScreen

__all__ = ["FeedbackScreen", "ReplyScreen"]
