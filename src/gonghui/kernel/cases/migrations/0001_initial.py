import django.db.models.deletion
import django.db.models.functions.text
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
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, editable=False, max_length=64)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('flow', models.CharField(max_length=80)),
                ('stage', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('channel', models.CharField(choices=[('online', '线上'), ('counter', '窗口代办'), ('phone', '电话'), ('paper', '书面'), ('email', '电子邮件'), ('system', '其他系统'), ('import', '批量导入')], default='online', max_length=10)),
                ('about_kind', models.CharField(blank=True, max_length=80)),
                ('about_id', models.BigIntegerField(null=True)),
                ('numbers', models.JSONField(default=dict)),
                ('version', models.PositiveIntegerField(default=1)),
                ('opened_at', models.DateTimeField()),
                ('opened_by_person_id', models.BigIntegerField(null=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('whole_due_at', models.DateTimeField(null=True)),
                ('due_estimated', models.BooleanField(default=False)),
                ('waits_for_applicant', models.BooleanField(default=False)),
                ('paused_at', models.DateTimeField(null=True)),
                ('resting_due_at', models.DateTimeField(null=True)),
                ('resting_stage', models.CharField(blank=True, max_length=40)),
                ('paused_minutes', models.PositiveIntegerField(default=0)),
                ('extended_minutes', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('decided', models.BooleanField(default=False)),
                ('was_late', models.BooleanField(default=False)),
                ('working_minutes', models.PositiveIntegerField(null=True)),
                ('applicant', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.person')),
                ('handler', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                ('other_organization', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
            options={
                'ordering': ['-opened_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='CoSign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=40)),
                ('question', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('agrees', models.BooleanField(null=True)),
                ('note', models.TextField(blank=True)),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='co_signs', to='cases.case')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(max_length=8)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('prefix', 'year'), name='one_series_per_year')],
            },
        ),
        migrations.CreateModel(
            name='Recusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recusals', to='cases.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, editable=False, max_length=64)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('by_person_id', models.BigIntegerField(null=True)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('stand_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['valid_from', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('open', '提交'), ('move', '办理'), ('claim', '认领'), ('hand_over', '交接'), ('return', '退回待领'), ('co_sign_asked', '请会签'), ('co_signed', '会签'), ('co_sign_dropped', '取消会签'), ('escalated', '超时上报'), ('passed_on', '转办'), ('extended', '延长时限'), ('renumbered', '改定时限')], max_length=20)),
                ('move', models.CharField(blank=True, max_length=40)),
                ('from_stage', models.CharField(blank=True, max_length=40)),
                ('to_stage', models.CharField(max_length=40)),
                ('by_person_id', models.BigIntegerField(null=True)),
                ('by_name', models.CharField(max_length=120)),
                ('organization_name', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('version', models.PositiveIntegerField()),
                ('reason', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='cases.case')),
                ('stood_in_for', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='WorkItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, editable=False, max_length=64)),
                ('flow', models.CharField(max_length=80)),
                ('stage', models.CharField(max_length=40)),
                ('permission', models.CharField(max_length=80)),
                ('due_at', models.DateTimeField()),
                ('due_estimated', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('warned_at', models.DateTimeField(null=True)),
                ('escalated_at', models.DateTimeField(null=True)),
                ('scope_5', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('path', 1, 5), output_field=models.CharField(max_length=5))),
                ('scope_10', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('path', 1, 10), output_field=models.CharField(max_length=10))),
                ('scope_15', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('path', 1, 15), output_field=models.CharField(max_length=15))),
                ('scope_20', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('path', 1, 20), output_field=models.CharField(max_length=20))),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_items', to='cases.case')),
                ('handler', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
            options={
                'ordering': ['due_at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['applicant', '-opened_at'], name='case_of_applicant'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['flow', 'stage', 'path'], name='case_by_stage'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('ended_at', None), ('waits_for_applicant', True)), fields=['due_at'], name='case_awaited'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('decided', True)), fields=['flow', 'ended_at', 'path', 'was_late'], name='case_decided'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['about_kind', 'about_id'], name='case_about'),
        ),
        migrations.AddIndex(
            model_name='cosign',
            index=models.Index(fields=['person', 'answered_at'], name='co_sign_of_person'),
        ),
        migrations.AddConstraint(
            model_name='cosign',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None), ('dropped_at', None)), fields=('case', 'person'), name='one_open_co_sign_per_person'),
        ),
        migrations.AddConstraint(
            model_name='recusal',
            constraint=models.UniqueConstraint(fields=('case', 'person'), name='one_recusal_per_person'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from'))), name='stand_in_dates'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.CheckConstraint(condition=models.Q(('person', models.F('stand_in')), _negated=True), name='stand_in_is_another'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('closed_at', None), ('handler__isnull', False)), fields=['handler', 'due_at', 'id'], name='item_mine'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['path', 'due_at', 'id', 'permission', 'handler'], name='item_narrow'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['due_at', 'id'], name='item_due'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['scope_5', 'due_at', 'id', 'permission', 'handler'], name='item_wide_5'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['scope_10', 'due_at', 'id', 'permission', 'handler'], name='item_wide_10'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['scope_15', 'due_at', 'id', 'permission', 'handler'], name='item_wide_15'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['scope_20', 'due_at', 'id', 'permission', 'handler'], name='item_wide_20'),
        ),
        migrations.AddConstraint(
            model_name='workitem',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('case',), name='one_open_item_per_case'),
        ),
    ]
