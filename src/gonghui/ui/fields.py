"""What a template must know of a form field beyond Django: its kind, the id an error leads to, its input."""

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm, BoundField, Field, widgets
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

WANTED = {
    "input": _("请填写“{label}”"),
    "choices": _("请在“{label}”里选一项"),
    "select": _("请在“{label}”里选一项"),
    "check": _("请先勾选“{label}”"),
    "upload": _("请选好“{label}”的文件"),
}
EXTRAS = ("unit", "why", "why_title", "chips")
LOOKS = (*EXTRAS, "choice_hints", "numeric", "short", "fixed")
KEPT = 500  # controls whose markup is kept
KINDS: tuple[tuple[type, str], ...] = (
    (widgets.CheckboxSelectMultiple, "choices"),
    (widgets.RadioSelect, "choices"),
    (widgets.CheckboxInput, "check"),
    (widgets.FileInput, "upload"),
    (widgets.Textarea, "textarea"),
    (widgets.Select, "select"),
    (widgets.MultiWidget, "group"),
)

_controls: dict[tuple, str] = {}


def offer(form: BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Give a field of choices what there is to choose, (value, word) each."""
    field: Any = form.fields[name]
    field.choices = choices


def dress(field: Field, **looks: Any) -> None:
    """Hang looks on a form's field: those of LOOKS; choice_hints is {value: text}.

    `fixed`: its choices are the same for everybody, so the markup of the control is made once a language.
    """
    for name, value in looks.items():
        if name not in LOOKS:
            raise TypeError(f"no look called {name}")
        setattr(field, name, value)


def kind(field: BoundField) -> str:
    """choices, check, upload, textarea, select, group or input."""
    return next((name for type_, name in KINDS if isinstance(field.field.widget, type_)), "input")


def extras(field: BoundField) -> dict:
    """What a form may hang on a field of its own: unit, why, why_title, chips; empty where it does not."""
    return {name: getattr(field.field, name, "") for name in EXTRAS}


def target_id(field: BoundField) -> str:
    """The id of the first control: where the link of the error summary leads."""
    first = f"{field.auto_id}_0"
    return first if kind(field) in ("choices", "group") and field.auto_id else field.auto_id


def described_by(field: BoundField) -> str:
    """The ids of the hint and the error beside the field, as they stand in ui/field.html."""
    ids = [f"{field.auto_id}-hint"] if field.help_text else []
    return " ".join([*ids, f"{field.auto_id}-error"] if field.errors else ids)


def control(field: BoundField, extra: str = "") -> str:
    """The input itself, in our classes, described by its hint, its error and the ids in `extra`."""
    name = kind(field)
    styles = {"choices": "", "check": "", "upload": "", "group": "input"}.get(name, name)
    if getattr(field.field, "numeric", False) or field.field.widget.attrs.get("inputmode") in (
        "numeric",
        "tel",
    ):
        styles += " input--num"
    if getattr(field.field, "short", False):
        styles += " input--short"
    attrs: dict[str, str | bool] = {
        "class": " ".join([styles, field.field.widget.attrs.get("class", "")]).strip()
    }
    described = " ".join(part for part in (described_by(field), extra) if part)
    if described:
        attrs["aria-describedby"] = described
    if field.errors:
        attrs["aria-invalid"] = "true"
    attrs = {key: value for key, value in attrs.items() if value}
    return _kept(field, attrs) if getattr(field.field, "fixed", False) else field.as_widget(attrs=attrs)


def _kept(field: BoundField, attrs: dict[str, str | bool]) -> str:
    """The markup of a control, remembered by what it depends on."""
    given = (type(field.form), field.html_name, field.auto_id, str(field.value()), field.field.required)
    key = (*given, get_language(), *attrs.items())
    if key not in _controls:
        if len(_controls) >= KEPT:
            _controls.clear()
        _controls[key] = field.as_widget(attrs=attrs)
    return _controls[key]


def options(field: BoundField) -> list[dict]:
    """Each choice with its input and, where the field has `choice_hints` {value: text}, its hint."""
    hints = getattr(field.field, "choice_hints", {})
    rows = []
    for part in field.subwidgets:
        value = str(part.data["value"])
        rows.append({"input": part.tag(), "label": part.choice_label, "hint": hints.get(value, "")})
    return rows


def error_list(form: BaseForm) -> list[dict]:
    """Every fault of a form in the order of its fields: the sentence and the id it leads to."""
    if not form or not getattr(form, "is_bound", False):
        return []
    found = [{"says": says, "target": ""} for says in form.non_field_errors()]
    for field in form:
        found += [{"says": says, "target": target_id(field)} for says in faults(field)]
    return found


def faults(field: BoundField) -> list[str]:
    """The sentences beside a field; Django's own word for an empty one becomes what to do."""
    plain = str(Field.default_error_messages["required"])
    wanted = WANTED.get(kind(field), WANTED["input"])
    return [wanted.format(label=field.label) if says == plain else says for says in map(str, field.errors)]
