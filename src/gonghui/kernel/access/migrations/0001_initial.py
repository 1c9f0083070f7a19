import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q

ROLES = [
    ("steward", "工会小组长"),
    ("content_editor", "宣传员"),
    ("womens_officer", "女职工委员"),
    ("officer", "工会干部"),
    ("chair", "工会主席"),
    ("upper_officer", "上级工会干部"),
    ("auditor", "审计员"),
    ("administrator", "系统管理员"),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [("organizations", "0001_initial"), ("people", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "phone",
                    models.CharField(
                        max_length=11,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^1[0-9]{10}$")],
                        verbose_name="手机号码",
                    ),
                ),
                ("password_set_at", models.DateTimeField(editable=False, null=True)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("language", models.CharField(blank=True, max_length=10)),
                (
                    "theme",
                    models.CharField(
                        choices=[("auto", "跟随系统"), ("light", "浅色"), ("dark", "深色")],
                        default="auto",
                        max_length=5,
                    ),
                ),
                ("large_text", models.BooleanField(default=False)),
                (
                    "person",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account",
                        to="people.person",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(db_index=True, editable=False, max_length=64)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("role", models.CharField(choices=ROLES, max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "appointed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["path", "valid_from", "id"],
                "indexes": [models.Index(fields=["person", "valid_from"], name="position_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("valid_to", None), ("valid_to__gte", F("valid_from")), _connector="OR"),
                        name="position_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=Q(("role__in", [code for code, name in ROLES])), name="position_has_known_role"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceSwitch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(db_index=True, editable=False, max_length=64)),
                ("service", models.CharField(max_length=40)),
                ("off_from", models.DateTimeField()),
                (
                    "by_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "service"), name="one_switch_per_service")
                ]
            },
        ),
    ]
