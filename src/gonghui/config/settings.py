"""Django's settings. What differs between machines comes from the environment; the rest is decided here."""

import os
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from . import paths, secrets
from .logging import settings_for_logging
from .sign_in import *

DATA = paths.data_folder()
DEBUG = os.environ.get("GONGHUI_DEBUG") == "1"
SECRET_KEY = secrets.read_secret(DATA)
ALLOWED_HOSTS = os.environ.get("GONGHUI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
# A ClamAV daemon that looks at every upload: "unix:/run/clamav/clamd.ctl" or "tcp:host:3310"; "" for none.
CLAMD = os.environ.get("GONGHUI_CLAMD", "")
# Another host that hands out the files and nothing else, "https://files.example"; "" for the same host.
FILES_ADDRESS = os.environ.get("GONGHUI_FILES_ADDRESS", "").rstrip("/")
if FILES_ADDRESS:
    ALLOWED_HOSTS.append(urlsplit(FILES_ADDRESS).hostname or "")
BEHIND_TLS = PUBLIC_ADDRESS.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "gonghui.ui",
    "django.forms",
    "gonghui.kernel.codes",
    "gonghui.kernel.calendar",
    "gonghui.kernel.journal",
    "gonghui.kernel.jobs",
    "gonghui.kernel.once",
    "gonghui.kernel.files",
    "gonghui.kernel.organizations",
    "gonghui.kernel.people",
    "gonghui.kernel.access",
    "gonghui.kernel.ledger",
    "gonghui.kernel.notices",
    "gonghui.kernel.cases",
    "gonghui.config",
    "gonghui.portal",
    "gonghui.workbench",
    "gonghui.exchange",
    "gonghui.insight",
    "gonghui.services.assistance",
    "gonghui.services.benefits",
    "gonghui.services.grievances",
    "gonghui.services.membership",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gonghui.kernel.files.hosts.FilesHostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gonghui.kernel.access.nameless.NamelessMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gonghui.kernel.access.middleware.AccessMiddleware",
    "gonghui.portal.switched_off.SwitchedOffMiddleware",
]

ROOT_URLCONF = "gonghui.config.urls"
WSGI_APPLICATION = "gonghui.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gonghui.ui.context.look",
                "gonghui.portal.context.chrome",
                "gonghui.workbench.context.chrome",
            ],
            "builtins": ["gonghui.ui.templatetags.ui"],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000",
}
POSTGRES_OPTIONS = {"pool": {"min_size": 1, "max_size": 8}}

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{DATA / 'gonghui.sqlite3'}", conn_max_age=600)
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"], DATABASES["default"]["OPTIONS"] = 0, POSTGRES_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [paths.PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *([FILES_ADDRESS] if FILES_ADDRESS else [])],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0
# Whether its whole domain is bound to HTTPS, for good, is for the union that owns the domain to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
CSRF_FAILURE_VIEW = "gonghui.ui.errors.csrf_failure"
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = settings_for_logging()
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
