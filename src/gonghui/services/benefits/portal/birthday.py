"""Which birthday to keep: by the sun, or by the moon."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import person_of, signed_in

from ..actions import moon as deeds
from ..dates import birthdays
from ..queries import moon
from . import own_words


@signed_in
def choice(request: HttpRequest) -> HttpResponse:
    """Both days of the next year side by side; what is chosen holds from then on."""
    person = person_of(request)
    if request.method == "POST":
        told: dict[str, Any] = {"by": access.actor_for(request), "at": timezone.now()}
        by_moon = request.POST.get("kept") == "moon"
        deed = deeds.keep_by_the_moon if by_moon else deeds.keep_by_the_sun
        if tried(request, lambda: deed(person, **told), _("记下了，从明年起按您选的日子送。")):
            return redirect("portal-benefits:birthday")
    year = own_words.today().year
    kept, born = moon.kept_by(person), moon.born_on(person)
    context = {
        "year": year + 1,
        "sun": birthdays.day(person.birth_date, year + 1) if person.birth_date else None,
        "moon": birthdays.lunar_day(born, year + 1) if born else None,
        "lunar": own_words.lunar_day(born) if born else "",
        "by_moon": moon.holds(kept, year + 1),
        "this_year": moon.day(person, kept, year),
        "back_url": reverse("portal-benefits:mine"),
    }
    return render(request, "benefits/portal/birthday.html", context)
