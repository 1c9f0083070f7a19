"""The three layers of row 5.01: who sees a grievance where."""

from gonghui.kernel.organizations.models import Organization

from ..models import Reached

LAYER = Reached.Layer
LEVELS = {
    Organization.Level.GROUP: LAYER.EXECUTION,
    Organization.Level.BRANCH: LAYER.EXECUTION,
    Organization.Level.BASIC: LAYER.EXECUTION,
    Organization.Level.TOWNSHIP: LAYER.MANAGEMENT,
    Organization.Level.COUNTY: LAYER.MANAGEMENT,
}


def layer_of(organization: Organization) -> Reached.Layer:
    """Basic unions carry out, counties manage, cities and above lead."""
    return LEVELS.get(Organization.Level(organization.level), LAYER.LEADERSHIP)
