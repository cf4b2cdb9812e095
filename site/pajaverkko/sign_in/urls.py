"""Signing in and out, and second factors. Of allauth's pages only those that are used here.

Those that take a second factor away are one transaction with what the audit log tells of it. Nothing of these pages is
kept by a browser: many use a machine that others use after them.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.db.transaction import atomic
from django.urls import path
from django.views.decorators.cache import never_cache

from pajaverkko.sign_in.views import AskForCodeView

urlpatterns = [
    path("", never_cache(AskForCodeView.as_view()), name="account_login"),
    # Allauth knows the page by this name as well.
    path("", never_cache(AskForCodeView.as_view()), name="account_request_login_code"),
    path("code/", never_cache(account.confirm_login_code), name="account_confirm_login_code"),
    path("closed/", never_cache(account.account_inactive), name="account_inactive"),
    path("out/", never_cache(account.logout), name="account_logout"),
    path("second/", never_cache(second_factor.authenticate), name="mfa_authenticate"),
    path("again/", never_cache(second_factor.reauthenticate), name="mfa_reauthenticate"),
    path("security/", never_cache(second_factor.index), name="mfa_index"),
    path("security/app/", never_cache(app.activate_totp), name="mfa_activate_totp"),
    path("security/app/end/", never_cache(atomic(app.deactivate_totp)), name="mfa_deactivate_totp"),
    path("security/codes/", never_cache(spare.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("security/codes/new/", never_cache(spare.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("security/codes/file/", never_cache(spare.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("security/passkeys/", never_cache(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("security/passkeys/add/", never_cache(passkey.add_webauthn), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/name/", never_cache(passkey.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "security/passkeys/<int:pk>/remove/", never_cache(atomic(passkey.remove_webauthn)), name="mfa_remove_webauthn"
    ),
    path("again/passkey/", never_cache(passkey.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
]
