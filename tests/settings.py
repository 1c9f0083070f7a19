"""The product's settings in a throw-away data folder, with a password hasher that is quick."""

import os
import tempfile

# Each worker has a folder of its own: two that make their keys at the same moment would disturb each other.
# A program that a test of the worker starts keeps the folder it is given.
worker = os.environ.get("PYTEST_XDIST_WORKER", "")
if "GONGHUI_DATA" not in os.environ or os.environ.get("GONGHUI_TESTS_OF", "") != worker:
    os.environ |= {"GONGHUI_DATA": tempfile.mkdtemp(prefix="gonghui-tests-"), "GONGHUI_TESTS_OF": worker}
os.environ.setdefault("GONGHUI_DEMO", "1")

from gonghui.config.settings import *  # noqa: E402

SECRET_KEY = "only for tests, only for tests, only for tests, only for tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
