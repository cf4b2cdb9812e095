"""How the staff signs in: allauth's settings."""

# Nobody has a password: a code by e-mail, and for the admin a second factor.
AUTHENTICATION_BACKENDS = ["pajaverkko.adapters.Accounts"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "pajaverkko.adapters.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# An address without an account is told so by nothing: no other page, no mail, no other wait.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Per account ("key"), and per address ("ip"), which all who sit in one library share.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "50/15m/ip,10/15m/key",
    "login_failed": "50/15m/ip,10/15m/key",
    "reauthenticate": "10/15m/user",
    # Links to own pages; how many one address of mail gets is known to the worker alone (network.personal_links).
    "ask_for_link": "50/15m/ip",
    "ask_for_news": "50/15m/ip",
}
ACCOUNT_FORMS = {
    "request_login_code": "pajaverkko.sign_in.forms.AskForCodeForm",
    "confirm_login_code": "pajaverkko.sign_in.forms.GiveCodeForm",
}
MFA_ADAPTER = "pajaverkko.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "pajaverkko.sign_in.forms.SecondStepForm",
    "reauthenticate": "pajaverkko.sign_in.forms.OnceMoreForm",
    "activate_totp": "pajaverkko.sign_in.forms.TakeAppForm",
    "add_webauthn": "pajaverkko.sign_in.forms.TakePasskeyForm",
    "edit_webauthn": "pajaverkko.sign_in.forms.NamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
