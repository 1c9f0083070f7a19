"""A small tree for the tests of figures: a county, a plant with a branch and its group, a hospital."""

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations.actions import found
from gonghui.kernel.organizations.models import Organization

from .making import AT

LINE = (
    ("county", "county", None, "990103"),
    ("plant", "basic", "county", ""),
    ("branch", "branch", "plant", ""),
    ("group", "group", "branch", ""),
    ("hospital", "basic", "county", ""),
)


def planted() -> dict[str, Organization]:
    """The unions by name; their codes are the names in capitals."""
    unions: dict[str, Organization] = {}
    for name, level, above, region in LINE:
        unions[name] = found(
            code=name.upper(),
            name=f"{name} 工会",
            level=level,
            parent=unions[above] if above else None,
            region=region,
            by=SYSTEM,
            at=AT,
        )
    return unions
