import django.db.models.deletion
import gonghui.services.grievances.models.letters
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('files', '0001_initial'),
        ('organizations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('particulars_sealed', models.BinaryField(null=True)),
                ('id', models.BigIntegerField(default=gonghui.services.grievances.models.letters.random_number, editable=False, primary_key=True, serialize=False)),
                ('receipt_hash', models.CharField(db_index=True, max_length=32)),
            ],
            options={
                'verbose_name': '匿名信',
            },
        ),
        migrations.CreateModel(
            name='Bundle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, editable=False, max_length=64)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('opened_at', models.DateTimeField()),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
            options={
                'verbose_name': '同一件事',
                'ordering': ['-opened_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=40)),
                ('about', models.CharField(blank=True, max_length=120)),
                ('grade', models.CharField(blank=True, max_length=6)),
                ('level', models.CharField(blank=True, max_length=8)),
                ('words', models.JSONField(default=list)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('document', models.CharField(blank=True, max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='grievances.category')),
            ],
            options={
                'verbose_name': '诉求类别',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Grievance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, editable=False, max_length=64)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('particulars_sealed', models.BinaryField(null=True)),
                ('kind', models.CharField(choices=[('enquiry', '咨询'), ('help', '求助'), ('complaint', '投诉'), ('suggestion', '建议')], max_length=10)),
                ('grade', models.CharField(choices=[('daily', '身边事'), ('worry', '烦心事'), ('urgent', '急难事')], max_length=6)),
                ('proposed_grade', models.CharField(choices=[('daily', '身边事'), ('worry', '烦心事'), ('urgent', '急难事')], max_length=6)),
                ('proposed_for', models.JSONField(default=list)),
                ('graded_at', models.DateTimeField(null=True)),
                ('privacy', models.CharField(choices=[('named', '实名'), ('confidential', '保密'), ('anonymous', '匿名')], max_length=12)),
                ('receipt_hash', models.CharField(max_length=32, null=True, unique=True)),
                ('said_on', models.DateField()),
                ('first_due_at', models.DateTimeField(null=True)),
                ('first_at', models.DateTimeField(null=True)),
                ('answer_due_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answer_minutes', models.PositiveIntegerField(null=True)),
                ('solved', models.CharField(blank=True, choices=[('yes', '解决了'), ('partly', '解决了一部分'), ('no', '没解决')], max_length=6)),
                ('satisfied', models.PositiveSmallIntegerField(null=True)),
                ('rated_at', models.DateTimeField(null=True)),
                ('reopened_at', models.DateTimeField(null=True)),
                ('bundle', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grievances', to='grievances.bundle')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='grievance', to='cases.case')),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='grievances.category')),
                ('graded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('home', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                ('speaker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': '诉求',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('days', models.DecimalField(decimal_places=1, max_digits=4)),
                ('reason', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('granted', models.BooleanField(null=True)),
                ('answer', models.CharField(blank=True, max_length=200)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('grievance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='grievances.grievance')),
            ],
            options={
                'verbose_name': '延期申请',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('found', '第一发现人'), ('helped', '第一援助人'), ('mediated', '第一协调人')], max_length=8)),
                ('organization_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('grievance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='grievances.grievance')),
            ],
            options={
                'verbose_name': '首责',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Callback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('particulars_sealed', models.BinaryField(null=True)),
                ('sampled_on', models.DateField()),
                ('called_at', models.DateTimeField(null=True)),
                ('was_reached', models.BooleanField(null=True)),
                ('solved', models.CharField(blank=True, choices=[('yes', '解决了'), ('partly', '解决了一部分'), ('no', '没解决')], max_length=6)),
                ('satisfied', models.PositiveSmallIntegerField(null=True)),
                ('called_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('grievance', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='callback', to='grievances.grievance')),
            ],
            options={
                'verbose_name': '回访',
                'ordering': ['-sampled_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Brought',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                ('grievance', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='brought', to='grievances.grievance')),
            ],
            options={
                'verbose_name': '接口来件',
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('photo', '照片'), ('paper', '材料'), ('voice', '语音')], max_length=5)),
                ('by_speaker', models.BooleanField(default=True)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('grievance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='grievances.grievance')),
            ],
            options={
                'verbose_name': '诉求材料',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='JointAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('particulars_sealed', models.BinaryField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('grievance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joint_answers', to='grievances.grievance')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
            options={
                'verbose_name': '协办答复',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('particulars_sealed', models.BinaryField(null=True)),
                ('kind', models.CharField(choices=[('said', '补充'), ('asked', '询问'), ('told', '进展'), ('answer', '答复'), ('rating', '评价')], max_length=6)),
                ('by_speaker', models.BooleanField()),
                ('organization_name', models.CharField(blank=True, max_length=200)),
                ('basis', models.CharField(blank=True, choices=[('law', '法律法规'), ('policy', '政策文件'), ('fact', '查明的事实')], max_length=6)),
                ('at', models.DateTimeField()),
                ('by_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('grievance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='grievances.grievance')),
            ],
            options={
                'verbose_name': '诉求往来',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Reached',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('layer', models.CharField(choices=[('execution', '执行层'), ('management', '管理层'), ('leadership', '领导层')], max_length=10)),
                ('how', models.CharField(choices=[('routed', '交办'), ('passed_on', '转办'), ('escalated', '超时上报'), ('reopened', '没解决，提级重办'), ('urgent', '急难事直报')], max_length=10)),
                ('at', models.DateTimeField()),
                ('grievance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reached', to='grievances.grievance')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
            options={
                'verbose_name': '到达层级',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='category_ends_after_start'),
        ),
        migrations.AddIndex(
            model_name='grievance',
            index=models.Index(fields=['speaker', '-id'], name='grievance_of_speaker'),
        ),
        migrations.AddIndex(
            model_name='grievance',
            index=models.Index(fields=['said_on', 'category'], name='grievance_of_a_day'),
        ),
        migrations.AddConstraint(
            model_name='grievance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('privacy', 'anonymous'), _negated=True), models.Q(('receipt_hash__isnull', False), ('speaker', None)), _connector='OR'), name='anonymous_has_no_speaker'),
        ),
        migrations.AddConstraint(
            model_name='grievance',
            constraint=models.CheckConstraint(condition=models.Q(('satisfied', None), models.Q(('satisfied__gte', 1), ('satisfied__lte', 5)), _connector='OR'), name='satisfied_1_to_5'),
        ),
        migrations.AddConstraint(
            model_name='grievance',
            constraint=models.CheckConstraint(condition=models.Q(('rated_at', None), models.Q(('solved', ''), _negated=True), _connector='OR'), name='grievance_rated_says_solved'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.UniqueConstraint(condition=models.Q(('granted', True), ('granted', None), _connector='OR'), fields=('grievance',), name='a_grievance_is_extended_once'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='extension_by_another'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('days__gt', 0)), name='extension_of_some_days'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.UniqueConstraint(fields=('grievance', 'role'), name='one_first_of_each_duty'),
        ),
        migrations.AddConstraint(
            model_name='jointanswer',
            constraint=models.UniqueConstraint(fields=('grievance', 'organization'), name='a_union_answers_its_part_once'),
        ),
        migrations.AddConstraint(
            model_name='reached',
            constraint=models.UniqueConstraint(fields=('grievance', 'layer'), name='a_layer_is_reached_once'),
        ),
    ]
