"""What happens by itself, each one call to one service."""

from collections.abc import Collection
from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    task_submitted,
    workflow_approved,
    workflow_rejected,
)

from base.pages import BasePage
from base.services import carry_to_translations, note_references
from base.users import User
from network.regions.pages import CentrePage
from network.staff.models import Assignment
from pajaverkko.services import (
    follow_assignments,
    give_section,
    make_shared_cache,
    sync_roles,
    tell_of_decision,
    tell_of_submission,
)
from pajaverkko.sign_in.services import end_sessions


@receiver(post_migrate)
def keep_roles(sender: AppConfig, **kwargs: Any) -> None:
    """When all apps have been migrated and have their rights, the groups have what roles.py tells, and are filled."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender == last:
        sync_roles(by=None)
        follow_assignments(by=None)
        make_shared_cache(by=None)


@receiver((post_save, post_delete), sender=Assignment)
def keep_rights(sender: type[Assignment], instance: Assignment, **kwargs: Any) -> None:
    """Whoever is given a role has its rights at once; when it ends, they are gone at once."""
    follow_assignments(users=User.objects.filter(pk=instance.user_id), by=None)


@receiver(post_save, sender=User)
def keep_account(
    sender: type[User],
    instance: User,
    created: bool,  # noqa: FBT001
    update_fields: Collection[str] | None,
    **kwargs: Any,
) -> None:
    """A closed account is signed out everywhere and has no rights; opened again, it has those of its roles."""
    if created or (update_fields is not None and "is_active" not in update_fields):
        return
    if not instance.is_active:
        end_sessions(user=instance, by=None)
    follow_assignments(users=User.objects.filter(pk=instance.pk), by=None)


@receiver(task_submitted)
def tell_who_approves(sender: Any, instance: TaskState, **kwargs: Any) -> None:
    tell_of_submission(task_state=instance, by=None)


@receiver((workflow_approved, workflow_rejected))
def tell_who_submitted(sender: Any, instance: WorkflowState, **kwargs: Any) -> None:
    tell_of_decision(state=instance, by=None)


@receiver(page_published, sender=CentrePage)
def keep_section(sender: type[CentrePage], instance: CentrePage, **kwargs: Any) -> None:
    """A centre's new page, or its translation, belongs to the centre's coordinators."""
    if instance.centre is not None:
        give_section(page=instance, by=None)


@receiver(copy_for_translation_done)
def keep_translated_section(sender: type[Page], target_obj: Any, **kwargs: Any) -> None:
    """A centre's page in another language, be it an alias made on the way, belongs to its coordinators at once."""
    target = target_obj.specific if isinstance(target_obj, Page) else target_obj
    if isinstance(target, CentrePage) and target.centre is not None:
        give_section(page=target, by=None)


@receiver(page_published)
def keep_translations(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """What is the same in all languages, such as a workshop's time, follows the Finnish page."""
    if isinstance(instance, BasePage):
        carry_to_translations(page=instance, by=None)


@receiver(page_published)
def keep_files(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A file can be opened as soon as its page can, and no longer when the page lets it go."""
    if isinstance(instance, BasePage):
        note_references(page=instance, by=None)
