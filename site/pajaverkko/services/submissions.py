"""Telling the staff of pages that are submitted, approved or sent back: letters in the outbox."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowState

from base.outbox.mail import Mail
from base.outbox.services import queue_mail
from base.users import User
from pajaverkko import mails
from pajaverkko.sign_in.permissions import is_demo_account


@transaction.atomic
def tell_of_submission(*, task_state: TaskState, by: User | None) -> None:
    """To each coordinator who may approve the page, but to whoever submitted it themselves."""
    task, state = task_state.task.specific, task_state.workflow_state
    page = state.content_object
    if isinstance(task, GroupApprovalTask) and isinstance(page, Page):
        approving = User.objects.filter(groups__in=task.groups.all(), is_active=True).distinct()
        others = approving.exclude(pk=state.requested_by_id or 0)
        _queue(mails.page_was_submitted, page, others, f"task {task_state.pk}", by)


@transaction.atomic
def tell_of_decision(*, state: WorkflowState, by: User | None) -> None:
    """To whoever submitted the page."""
    page, user = state.content_object, state.requested_by
    if isinstance(page, Page) and user is not None and user.is_active:
        approved = state.status == WorkflowState.STATUS_APPROVED
        make = mails.page_was_approved if approved else mails.page_was_sent_back
        _queue(make, page, [user], f"workflow {state.pk} {state.current_task_state_id or 0}", by)


def _queue(make: Callable[..., Mail], page: Page, users: Iterable[User], event: str, by: User | None) -> None:
    for user in users:
        if is_demo_account(user):
            continue
        queue_mail(
            mail=make(page=page, language=_language_of(user)),
            to=user.email,
            event=event,
            person=f"account {user.pk}",
            kind="submission",
            by=by,
        )


def _language_of(user: User) -> str:
    """The language that the person has chosen for the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
