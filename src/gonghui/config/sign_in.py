"""Signing in: every setting of it in one place. `settings.py` takes all names of this module."""

import os

PUBLIC_ADDRESS = os.environ.get("GONGHUI_ADDRESS", "http://127.0.0.1:8000")
HOUR = 3600  # seconds

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["gonghui.kernel.access.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gonghui.kernel.access.passwords.LongEnough"},
    {"NAME": "gonghui.kernel.access.passwords.NotCommon"},
    {"NAME": "gonghui.kernel.access.passwords.NotOurWords"},
    {"NAME": "gonghui.kernel.access.passwords.NotAboutOneself"},
    {"NAME": "gonghui.kernel.access.passwords.Mixed"},
    {"NAME": "gonghui.kernel.access.passwords.NotTheOldOne"},
]
# "standard" (NIST SP 800-63B): long, any script, no mixtures, no forced changes. "mlps" (GB/T 22239):
# mixtures and a change every 90 days on top.
PASSWORD_PROFILE = os.environ.get("GONGHUI_PASSWORDS", "standard")
PASSWORD_LIVES_DAYS = 90
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
OFFICERS_REDIRECT_URL = "/work/"
LOGOUT_REDIRECT_URL = "/"

# The counters of failed attempts live in the database: they must hold on every machine and after a restart.
# The room is wide because a full table forgets at random, which would forgive a guesser.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * HOUR
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_SECONDS = HOUR // 2
SESSION_ABSOLUTE_SECONDS = 12 * HOUR

ACCOUNT_ADAPTER = "gonghui.kernel.access.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PHONE_VERIFICATION_ENABLED = False
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_TIMEOUT = 900
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# The only lock-out there is. Of all guesses at one account, at most ten a day reach the password check.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/15m/key,10/d/key",
    "request_login_code": "20/m/ip,5/h/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_FORMS = {
    "login": "gonghui.kernel.access.forms.PasswordForm",
    "request_login_code": "gonghui.kernel.access.forms.AskForCodeForm",
    "confirm_login_code": "gonghui.kernel.access.forms.CodeForm",
    "change_password": "gonghui.kernel.access.forms.ChangePasswordForm",
    "set_password": "gonghui.kernel.access.forms.SetPasswordForm",
    "reauthenticate": "gonghui.kernel.access.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "gonghui.kernel.access.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "gonghui.kernel.access.forms.SecondFactorForm",
    "reauthenticate": "gonghui.kernel.access.forms.ConfirmSecondFactorForm",
    "activate_totp": "gonghui.kernel.access.forms.ActivateForm",
}
MFA_TOTP_ISSUER = "数字工会"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = False

# How many reverse proxies of ours stand in front: the limits count by the address they report.
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("GONGHUI_PROXIES", "1" if PUBLIC_ADDRESS.startswith("https://") else "0")
)
