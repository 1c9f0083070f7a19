"""The product's settings with Django's admin beside it, for the comparison of `gonghui bench page`."""

import os
from importlib import import_module

from .measuring import SETTINGS

_product = import_module(os.environ.get("GONGHUI_BENCH_SETTINGS", SETTINGS))
globals().update({name: value for name, value in vars(_product).items() if name.isupper()})

INSTALLED_APPS = [*_product.INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "bench.page_urls"
