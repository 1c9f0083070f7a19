"""What heat asks of an employer, for the member who reads it and for the sites the member works on."""

import datetime
from decimal import Decimal

from django.db.models import Max

from gonghui.kernel.codes import parameters
from gonghui.kernel.codes.models import Parameter
from gonghui.kernel.people.models import Person

from ..models import Site, SiteReading
from ..rules import seasons
from . import sites

ALLOWANCE = "benefits.heat_allowance"


def sites_of(person: Person, on: datetime.date) -> list[Site]:
    """The open sites on whose roster a person stands that day."""
    return list(sites.worked_on(person, on))


def hottest(places: list[Site], on: datetime.date) -> Decimal | None:
    """The highest temperature entered for these sites that day; None when none was."""
    found = SiteReading.objects.filter(site__in=places, on=on)
    return found.aggregate(most=Max("degrees"))["most"]


def in_season(on: datetime.date, region: str) -> bool:
    return seasons.of(seasons.COOLING, on, region) is not None


def allowance(on: datetime.date, region: str) -> Parameter | None:
    """The dated regional allowance in yuan a month with its document, where one was entered."""
    return parameters.in_force(ALLOWANCE, on=on, region=region)
