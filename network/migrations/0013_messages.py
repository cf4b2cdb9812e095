
import base.references
import base.sealed
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from base.migrating import CreateModels


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0012_needs_by_event'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='MessageToMany',
                fields=[
                    ('reference', models.CharField(default=base.references.new_reference, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='reference')),
                    ('event_key', models.UUIDField(db_index=True, verbose_name='event')),
                    ('event_on', models.DateField(verbose_name='day of the event')),
                    ('purpose', models.CharField(choices=[('people', 'register of participants'), ('enrolments', 'enrolments for workshops'), ('suggestions', 'suggestions of materials'), ('experiences', 'experiences of use'), ('contact', 'contacting us'), ('accessibility', 'feedback on accessibility')], max_length=20, verbose_name='collected for')),
                    ('key', models.UUIDField(unique=True, verbose_name='key of the form')),
                    ('recipients', models.CharField(max_length=20, verbose_name='to whom')),
                    ('words', base.sealed.SealedTextField(max_length=3000, verbose_name='words')),
                    ('sent_at', models.DateTimeField(verbose_name='sent')),
                    ('mailed', models.PositiveIntegerField(default=0, verbose_name='by mail')),
                    ('to_call', models.PositiveIntegerField(default=0, verbose_name='to call')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.organisation', verbose_name='organisation that answers for the data')),
                    ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
                ],
                options={
                    'verbose_name': 'message to people',
                    'verbose_name_plural': 'messages to people',
                    'ordering': ('-sent_at', 'reference'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('sent_by__isnull', True), ('sent_at__isnull', False), _connector='OR'), name='message_to_many_is_sent_at')],
                },
            ),
            migrations.CreateModel(
                name='PhoneCall',
                fields=[
                    ('reference', models.CharField(default=base.references.new_reference, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='reference')),
                    ('event_key', models.UUIDField(db_index=True, verbose_name='event')),
                    ('event_on', models.DateField(verbose_name='day of the event')),
                    ('purpose', models.CharField(choices=[('people', 'register of participants'), ('enrolments', 'enrolments for workshops'), ('suggestions', 'suggestions of materials'), ('experiences', 'experiences of use'), ('contact', 'contacting us'), ('accessibility', 'feedback on accessibility')], max_length=20, verbose_name='collected for')),
                    ('about', models.CharField(max_length=20, verbose_name='about')),
                    ('version', models.CharField(max_length=40, verbose_name='version')),
                    ('words', base.sealed.SealedTextField(blank=True, max_length=3000, verbose_name='words')),
                    ('made_at', models.DateTimeField(verbose_name='written down')),
                    ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='by')),
                    ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='called')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.organisation', verbose_name='organisation that answers for the data')),
                    ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='called by')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phone_calls', to='network.person', verbose_name='person')),
                ],
                options={
                    'verbose_name': 'call',
                    'verbose_name_plural': 'calls',
                    'ordering': ('due_at', 'made_at', 'reference'),
                    'constraints': [models.UniqueConstraint(fields=('event_key', 'person', 'about', 'version'), name='phone_call_once'), models.CheckConstraint(condition=models.Q(('done_by__isnull', True), ('done_at__isnull', False), _connector='OR'), name='phone_call_is_done_at')],
                },
            ),
        ),
    ]
