"""Signing in and out, and second factors. Of allauth's pages only those that are used here."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path

from pajaverkko.sign_in.views import AskForCodeView

urlpatterns = [
    path("", AskForCodeView.as_view(), name="account_login"),
    # Allauth knows the page by this name as well.
    path("", AskForCodeView.as_view(), name="account_request_login_code"),
    path("code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("out/", account.logout, name="account_logout"),
    path("second/", second_factor.authenticate, name="mfa_authenticate"),
    path("again/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("security/", second_factor.index, name="mfa_index"),
    path("security/app/", app.activate_totp, name="mfa_activate_totp"),
    path("security/app/end/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/codes/", spare.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/new/", spare.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("security/codes/file/", spare.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("security/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("security/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/name/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("security/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("again/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]
