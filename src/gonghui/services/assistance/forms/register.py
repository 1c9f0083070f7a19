"""The filters above the register of households."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists
from gonghui.kernel.organizations.models import Organization

from ..models import Household
from ..queries import naming

ALL = gettext_lazy("全部")
MARKS = (
    ("", ALL),
    ("due", gettext_lazy("该复核了")),
    ("flagged", gettext_lazy("数字对不上")),
)


def coded(name: str, label: Any) -> forms.ChoiceField:
    """A filter by a code list."""
    return forms.ChoiceField(
        label=label, required=False, choices=lambda: [("", ALL), *lists.get(name).choices()]
    )


class RegisterFilter(forms.Form):
    """The filters above the register of households; the first field is the search."""

    q = forms.CharField(label=gettext_lazy("姓名、拼音、档案号、证件或手机"), required=False, max_length=60)
    organization = forms.ChoiceField(label=gettext_lazy("所在工会"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("档案状态"),
        required=False,
        choices=[("", gettext_lazy("现有档案")), *Household.State.choices],
    )
    category = forms.ChoiceField(
        label=gettext_lazy("困难类别"),
        required=False,
        choices=lambda: [("", ALL), *naming.category_names().items()],
    )
    main_cause = coded("hardship_cause", gettext_lazy("主要致困原因"))
    focus = coded("hardship_focus", gettext_lazy("重点类别"))
    work_state = coded("hardship_work", gettext_lazy("工作状态"))
    enterprise_state = coded("enterprise_state", gettext_lazy("企业状况"))
    insurance_gap = coded("insurance_gap", gettext_lazy("参保缺口"))
    mark = forms.ChoiceField(label=gettext_lazy("要留意的"), required=False, choices=MARKS)

    def __init__(self, organizations: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.uid): place for place in organizations}
        named = [(uid, place.name) for uid, place in self.organizations.items()]
        self.fields["organization"].choices = [("", _("全部")), *named]

    def filters(self) -> dict[str, Any]:
        """What `households.register` understands."""
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        if "q" in wanted:
            wanted["text"] = wanted.pop("q")
        if "organization" in wanted:
            wanted["organization"] = self.organizations[wanted["organization"]]
        return wanted
