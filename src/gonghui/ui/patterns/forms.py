"""Forms that show every kind of field, right and wrong."""

from django import forms

from gonghui.ui.fields import dress


class JoinForm(forms.Form):
    """Each kind of field once; bound to bad values it shows each error."""

    name = forms.CharField(label="姓名", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    id_number = forms.CharField(label="身份证号码", help_text="18 位，最后一位可能是字母 X")
    phone = forms.CharField(
        label="手机号码",
        help_text="办理进度会发短信告诉您",
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "numeric", "autocomplete": "tel"}),
    )
    income = forms.CharField(label="全家去年拿到手的钱", required=False, widget=forms.TextInput())
    started = forms.DateField(
        label="到单位的日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    employment = forms.ChoiceField(
        label="用工形式", choices=[("", "请选一项"), ("1", "合同制"), ("2", "劳务派遣"), ("3", "新就业形态")]
    )
    kind = forms.ChoiceField(
        label="大概是哪方面的事",
        choices=[("1", "工资报酬"), ("2", "加班休假"), ("3", "说不清")],
        widget=forms.RadioSelect,
    )
    seen_by = forms.ChoiceField(
        label="让谁看到您的名字",
        choices=[("union", "只让工会知道"), ("all", "工会和单位都可以知道")],
        widget=forms.RadioSelect,
    )
    skills = forms.MultipleChoiceField(
        label="您会什么",
        help_text="可以多选",
        required=False,
        choices=[("1", "焊接"), ("2", "电工"), ("3", "数控")],
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(label="还想说点什么", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    photo = forms.FileField(label="工作证或劳动合同", help_text="拍清楚就行，不超过 10 MB")
    agreed = forms.BooleanField(label="我看过并同意入会须知")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(
            self.fields["id_number"],
            numeric=True,
            why="入会要实名，同一个人只能有一份会籍。号码加密保存，每次查看都有记录。",
            why_title="为什么要填身份证号码？",
        )
        dress(self.fields["income"], unit="元/年", numeric=True)
        dress(self.fields["kind"], chips=True)
        dress(self.fields["seen_by"], choice_hints={"union": "单位看不到是谁提的。多数人选这个"})

    def clean_id_number(self) -> str:
        return _of_length(self.cleaned_data["id_number"], 18, "身份证号码")

    def clean_phone(self) -> str:
        return _of_length(self.cleaned_data["phone"], 11, "手机号码")


class DecisionForm(forms.Form):
    """An officer's conclusion; none is chosen beforehand."""

    conclusion = forms.ChoiceField(
        label="结论",
        choices=[("accept", "同意入会"), ("return", "退回补充"), ("decline", "不予通过")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="理由",
        help_text="退回和不予通过要写，申请人看得到",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RegisterFilter(forms.Form):
    """The filters above a register: the first field is the search."""

    q = forms.CharField(label="姓名、会员号、手机号后四位", required=False)
    organization = forms.ChoiceField(
        label="所在工会", required=False, choices=[("", "全部"), ("1", "总装二分厂工会")]
    )
    employment = forms.ChoiceField(label="用工形式", required=False, choices=[("", "全部"), ("1", "合同制")])
    state = forms.ChoiceField(label="会籍状态", required=False, choices=[("", "全部"), ("1", "在册")])


def _of_length(value: str, length: int, name: str) -> str:
    if len(value) != length:
        raise forms.ValidationError(f"{name}要 {length} 位，您填了 {len(value)} 位")
    return value
