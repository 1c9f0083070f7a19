"""The same workbook through django-import-export in bulk mode, as a careful user of it would."""

import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from import_export import resources, widgets
from import_export.formats.base_formats import XLSX

from gonghui.exchange.imports.values import date_of, phone_of
from gonghui.kernel import crypto
from gonghui.kernel.codes import lists
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import identity, names
from gonghui.kernel.people.models import ID_PURPOSE
from gonghui.services.membership.actions.roster.columns import MEMBER_COLUMNS

from .import_sides import COLUMNS

HEADINGS = {column.name: column.heading for column in MEMBER_COLUMNS}
CODED = {column.name: column.codes for column in MEMBER_COLUMNS if column.codes and column.name in COLUMNS}
OTHERS = ("id_number", "birth_date", "joined_on", "phone", "organization")
TEXTS = [name for name in COLUMNS if name not in OTHERS]


class RosterLine(models.Model):
    """A person and a membership in one row, with the indexes that finding both needs."""

    id_index = models.CharField(max_length=64, unique=True)
    id_sealed = models.BinaryField()
    name_pinyin = models.CharField(max_length=400, db_index=True)
    name_initials = models.CharField(max_length=120, db_index=True)
    phone = models.CharField(max_length=20, db_index=True)
    birth_date = models.DateField(null=True)
    joined_on = models.DateField(null=True)
    path = models.CharField(max_length=64, db_index=True)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")

    class Meta:
        app_label = "exchange"


for name in TEXTS:
    RosterLine.add_to_class(name, models.CharField(max_length=200, blank=True))


class CodeWidget(widgets.CharWidget):
    """A cell of a code list."""

    def __init__(self, codes: str) -> None:
        super().__init__()
        self.codes = lists.get(codes)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        code = self.codes.code_for(value or "")
        if value and code is None:
            raise ValueError("unknown code")
        return code or ""


class DayWidget(widgets.DateWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> datetime.date | None:
        return date_of(value or "")


class PhoneWidget(widgets.CharWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        number = phone_of(value or "")
        if number is None:
            raise ValueError("no telephone number")
        return number


class PlaceWidget(widgets.ForeignKeyWidget):
    """Organizations looked up once, not once a row."""

    def __init__(self) -> None:
        super().__init__(Organization, "code")
        self.places = dict(Organization.objects.values_list("code", "pk"))

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
        return self.places[value]


class LineResource(resources.ModelResource):
    """Declared fields with widgets, checks and sealing row by row; the rows go in by bulk_create."""

    class Meta:
        model = RosterLine
        import_id_fields = ("id_index",)
        fields = ("id_index", "birth_date", "joined_on", "phone", "organization", *TEXTS)
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        report_skipped = False
        use_transactions = True

    def __init__(self) -> None:
        super().__init__()
        self.index = crypto.index_maker(ID_PURPOSE)
        self.seen: set[str] = set()
        self.today = datetime.date.today()
        self.paths = dict(Organization.objects.values_list("code", "path"))
        for name in CODED:
            self.fields[name].widget = CodeWidget(CODED[name])
        self.fields["birth_date"].widget = self.fields["joined_on"].widget = DayWidget()
        self.fields["phone"].widget, self.fields["organization"].widget = PhoneWidget(), PlaceWidget()

    def before_import_row(self, row: dict, **kwargs: Any) -> None:
        number = identity.clean(str(row["id_number"] or ""))
        row["id_number"], row["id_index"] = number, self.index(number.encode()).hex()

    def before_save_instance(self, instance: Any, row: dict, **kwargs: Any) -> None:
        instance.path = self.paths[row["organization"]]
        instance.name_pinyin, instance.name_initials = names.pinyin(instance.name)
        instance.id_sealed = crypto.seal_text(row["id_number"], bound_to=row["id_index"])

    def import_instance(self, instance: Any, row: dict, **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        faults = [fault for fault in identity.check(row["id_number"], on=self.today) if not fault.warning]
        # A number twice in one batch would end the whole import: bulk_create meets the unique index.
        if row["id_index"] in self.seen:
            raise ValidationError("duplicate")
        self.seen.add(row["id_index"])
        if faults or names.fault(names.clean(instance.name)):
            raise ValidationError("refused")


def make_table() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(RosterLine)


def read(path: str) -> Any:
    data = XLSX().create_dataset(Path(path).read_bytes())
    by_heading = {heading: name for name, heading in HEADINGS.items()}
    data.headers = [by_heading[heading] for heading in data.headers]
    data.append_col([None] * len(data), header="id_index")
    return data


def write(data: Any) -> tuple[int, int]:
    """Rows written and rows refused."""
    with transaction.atomic():
        result = LineResource().import_data(data, dry_run=False, raise_errors=False)
    if result.has_errors():
        raise RuntimeError(f"{result.base_errors[:1]} {result.row_errors()[:1]}")
    return RosterLine.objects.count(), len(result.invalid_rows)
