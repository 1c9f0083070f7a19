"""What a worker is asked when speaking: one page, whatever the way."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.ui.fields import dress, offer

from ..models import Category, Kind

LONGEST = 2000
MOST_PHOTOS = 6
WANTS = (
    (Kind.HELP, gettext_lazy("请工会帮忙办")),
    (Kind.COMPLAINT, gettext_lazy("投诉")),
    (Kind.ENQUIRY, gettext_lazy("问一问")),
    (Kind.SUGGESTION, gettext_lazy("提建议")),
)


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photographs at once; gives a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several = data if isinstance(data, (list, tuple)) else [data] if data else []
        if len(several) > MOST_PHOTOS:
            raise forms.ValidationError(_("最多传 {most} 张，请减掉几张。").format(most=MOST_PHOTOS))
        return [super(PhotosField, self).clean(one, initial) for one in several]


class WordsForm(forms.Form):
    """What happened, where, with photographs; and whom of the own union it is about."""

    wants = forms.ChoiceField(
        label=gettext_lazy("您想怎么样"), choices=WANTS, widget=forms.RadioSelect, initial=Kind.HELP
    )
    words = forms.CharField(
        label=gettext_lazy("发生了什么"),
        help_text=gettext_lazy("什么时候、在哪里、涉及谁。按键盘上的麦克风说话也行，最多 2000 字"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("请写一两句发生了什么，写得不全我们会问。")},
    )
    where = forms.CharField(
        label=gettext_lazy("在哪里"),
        help_text=gettext_lazy("车间、工地或地址，想写就写"),
        required=False,
        max_length=120,
    )
    shown = PhotosField(
        label=gettext_lazy("照片"),
        help_text=gettext_lazy("最多 6 张，每张不超过 10 MB，加密保存，拍照的地点会自动去掉"),
        required=False,
        widget=SeveralFiles(attrs={"accept": "image/*"}),
    )
    concerns = forms.MultipleChoiceField(
        label=gettext_lazy("这件事和本单位的工会干部有关"),
        help_text=gettext_lazy("勾选的人看不到、也办不了这一件，直接交给上级工会"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, officers: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {str(person.uid): person for person in officers}
        dress(self.fields["wants"], chips=True)
        if self.officers:
            offer(self, "concerns", [(uid, person.name) for uid, person in self.officers.items()])
        else:
            del self.fields["concerns"]

    @property
    def about_persons(self) -> list[Person]:
        return [self.officers[uid] for uid in self.cleaned_data.get("concerns", [])]

    @property
    def uploads(self) -> list[tuple[str, Any]]:
        return [("image", photo) for photo in self.cleaned_data["shown"]]


class OwnWordsForm(WordsForm):
    """The same of somebody signed in; who has no name in the records yet is asked for it once."""

    called = forms.CharField(label=gettext_lazy("您的姓名"), max_length=120)
    spoken = forms.FileField(
        label=gettext_lazy("录一段语音"),
        help_text=gettext_lazy("不超过 10 MB，加密保存。上面请也写一两句，方便马上看懂"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
    )

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_known:
            del self.fields["called"]
        else:
            self.order_fields(["called", "wants", "words"])

    @property
    def uploads(self) -> list[tuple[str, Any]]:
        spoken = self.cleaned_data.get("spoken")
        return super().uploads + ([("audio", spoken)] if spoken else [])


class NamelessForm(WordsForm):
    """The way without a name, on one page: what it is about and which union shall hear it, too."""

    about_what = forms.ChoiceField(label=gettext_lazy("大概是哪方面的事"), widget=forms.RadioSelect)
    union_name = forms.CharField(
        label=gettext_lazy("您在哪个单位"),
        help_text=gettext_lazy("写单位或工会的名称，好交给办得了的工会。不写就交给最上面的工会"),
        required=False,
        max_length=120,
    )
    above = forms.BooleanField(label=gettext_lazy("不交给本单位的工会，请上级工会办"), required=False)

    def __init__(self, *args: Any, categories: Iterable[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "about_what", [(category.code, category.shown_name) for category in categories])
        dress(self.fields["about_what"], chips=True)
        self.order_fields(["about_what", "wants", "words", "where", "shown", "union_name", "above"])

    def clean_union_name(self) -> Organization | None:
        name = self.cleaned_data["union_name"].strip()
        if not name:
            return None
        found = list(organizations.search(name)[:2])
        if not found:
            raise forms.ValidationError(_("没有找到“{name}”的工会。请换个写法，或者留空。").format(name=name))
        exact = [one for one in found if name in (one.name, one.short_name, one.unit_name)]
        if len(found) > 1 and not exact:
            says = _("有好几个工会叫“{name}”，请写全名，例如“{example}”。")
            raise forms.ValidationError(says.format(name=name, example=found[0].name))
        return (exact or found)[0]
