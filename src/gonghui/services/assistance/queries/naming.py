"""What a category is called, in the reader's language."""

from django.utils.translation import gettext as _

from ..rules.reading import in_language
from . import policies

NONE = "none"


def category_name(code: str) -> str:
    """The name that the policies give to a category; an unknown one as it stands."""
    if code == NONE:
        return _("暂不属于困难类别")
    named = (category for policy in policies.known() for category in policy.categories)
    return next((in_language(category.names) for category in named if category.code == code), code)


def category_names() -> dict[str, str]:
    """Every category that a policy names, and what somebody in none is called."""
    known = {one.code: in_language(one.names) for policy in policies.known() for one in policy.categories}
    return {**known, NONE: category_name(NONE)}
