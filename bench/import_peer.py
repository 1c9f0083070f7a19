"""The same workbook through django-import-export in bulk mode, as a careful user of it would."""

import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from import_export import fields, resources
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
TEXTS = [name for name in COLUMNS if name not in ("id_number", "birth_date", "joined_on", "organization")]


class RosterLine(models.Model):
    """A person and a membership in one row, with the indexes that finding both needs."""

    id_index = models.CharField(max_length=64, unique=True)
    id_sealed = models.BinaryField()
    name_pinyin = models.CharField(max_length=400, db_index=True)
    name_initials = models.CharField(max_length=120, db_index=True)
    birth_date = models.DateField(null=True)
    joined_on = models.DateField(null=True)
    path = models.CharField(max_length=64, db_index=True)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")

    class Meta:
        app_label = "exchange"


for name in TEXTS:
    RosterLine.add_to_class(name, models.CharField(max_length=200, blank=True, db_index=name == "phone"))


class LineResource(resources.ModelResource):
    """Checks and seals row by row; the rows go in by bulk_create."""

    class Meta:
        model = RosterLine
        import_id_fields = ("id_index",)
        fields = ("id_index", *TEXTS)
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        report_skipped = False
        use_transactions = True

    def __init__(self) -> None:
        super().__init__()
        self.index = crypto.index_maker(ID_PURPOSE)
        self.today = datetime.date.today()
        self.places = {place.code: place for place in Organization.objects.all()}

    def before_import_row(self, row: dict, **kwargs: Any) -> None:
        number = identity.clean(str(row["id_number"] or ""))
        row["id_number"], row["id_index"] = number, self.index(number.encode()).hex()

    def import_instance(self, instance: Any, row: dict, **kwargs: Any) -> None:
        instance.id_index = row["id_index"]
        for name in TEXTS:
            value = str(row[name] or "")
            setattr(instance, name, lists.get(CODED[name]).code_for(value) if name in CODED else value)
        instance.birth_date = date_of(row["birth_date"] or "")
        instance.joined_on = date_of(row["joined_on"] or "")
        instance.organization = self.places[row["organization"]]
        instance.path = instance.organization.path
        faults = [fault for fault in identity.check(row["id_number"], on=self.today) if not fault.warning]
        if faults or names.fault(names.clean(instance.name)) or not phone_of(instance.phone):
            raise ValidationError("refused")
        if any(getattr(instance, name) is None for name in CODED):
            raise ValidationError("refused")
        instance.name_pinyin, instance.name_initials = names.pinyin(instance.name)
        instance.id_sealed = crypto.seal_text(row["id_number"], bound_to=row["id_index"])


LineResource.fields["id_index"] = fields.Field(attribute="id_index", column_name="id_index")


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
