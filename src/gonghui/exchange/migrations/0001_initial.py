import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, editable=False, max_length=64)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('workbook', models.CharField(max_length=40)),
                ('file_name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('waiting', '排队中'), ('checking', '正在核对'), ('ready', '核对完成，等您确认'), ('applying', '正在写入'), ('applied', '已写入'), ('undone', '已撤销'), ('refused', '不能使用')], default='waiting', max_length=8)),
                ('counts', models.JSONField(default=dict)),
                ('problem_counts', models.JSONField(default=dict)),
                ('unknown_columns', models.JSONField(default=list)),
                ('rows_read', models.PositiveIntegerField(default=0)),
                ('says', models.CharField(blank=True, max_length=300)),
                ('by_person_id', models.BigIntegerField(null=True)),
                ('by_name', models.CharField(max_length=120)),
                ('home', models.CharField(blank=True, max_length=160)),
                ('pid', models.PositiveIntegerField(null=True)),
                ('process_started', models.CharField(blank=True, max_length=20)),
                ('began_at', models.DateTimeField()),
                ('planned_at', models.DateTimeField(null=True)),
                ('applied_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('scopes', models.JSONField()),
                ('secret_hash', models.BinaryField(max_length=32, unique=True)),
                ('issued_at', models.DateTimeField()),
                ('days', models.PositiveSmallIntegerField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('used_on', models.DateField(null=True)),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': '接口密钥',
                'ordering': ['-issued_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('days__gte', 1), ('days__lte', 90)), name='token_lives_ninety_days_at_most')],
            },
        ),
        migrations.CreateModel(
            name='Chunk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sheet', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField()),
                ('outcomes', models.BinaryField()),
                ('reversal', models.BinaryField(null=True)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chunks', to='exchange.batch')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='one_chunk_of_a_number')],
            },
        ),
    ]
