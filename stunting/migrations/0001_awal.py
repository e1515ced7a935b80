import django.core.validators
import django.db.models.deletion
import inti.models.kolom
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dinas', '0001_awal'),
        ('dinas', '__first__'),
        ('wilayah', '0001_awal'),
    ]

    operations = [
        migrations.CreateModel(
            name='DaftarLokus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asal', models.CharField(choices=[('pengguna', 'Diisi pengguna'), ('fakta', 'Fakta terbit'), ('contoh', 'Data contoh')], default='pengguna', editable=False, max_length=8)),
                ('dibatalkan_pada', models.DateTimeField(blank=True, editable=False, null=True)),
                ('alasan_batal', models.TextField(blank=True, default='', editable=False, verbose_name='alasan pembatalan')),
                ('versi', models.PositiveIntegerField(default=1, editable=False)),
                ('kunci', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('tahun', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000), django.core.validators.MaxValueValidator(2100)], verbose_name='tahun')),
                ('status', models.CharField(choices=[('calon', 'Calon'), ('ditetapkan', 'Ditetapkan')], default='calon', max_length=10, verbose_name='status')),
                ('dasar', models.TextField(blank=True, help_text='Yang diketahui bila nomor SK tidak diketahui.', max_length=500, verbose_name='dasar penetapan')),
                ('dibatalkan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='daftar_lokus', to='dinas.suratkeputusan', verbose_name='SK')),
            ],
            options={
                'verbose_name': 'daftar lokus',
                'verbose_name_plural': 'daftar lokus',
                'ordering': ['-tahun', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('asal__in', ['pengguna', 'fakta', 'contoh'])), name='daftarlokus_asal_pilihan', violation_error_message='Pilihan ini tidak dikenal.'), models.CheckConstraint(condition=models.Q(models.Q(('alasan_batal', ''), ('dibatalkan_oleh__isnull', True), ('dibatalkan_pada__isnull', True)), models.Q(('dibatalkan_oleh__isnull', False), ('dibatalkan_pada__isnull', False), models.Q(('alasan_batal', ''), _negated=True)), _connector='OR'), name='daftarlokus_batal_lengkap', violation_error_message='Pembatalan harus beralasan dan bernama.'), models.CheckConstraint(condition=models.Q(('versi__gte', 1)), name='daftarlokus_versi_positif', violation_error_message='Versi harus positif.'), models.CheckConstraint(condition=models.Q(('status__in', ['calon', 'ditetapkan'])), name='daftarlokus_status_pilihan', violation_error_message='Pilihan ini tidak dikenal.'), models.UniqueConstraint(condition=models.Q(('dibatalkan_pada__isnull', True)), fields=('tahun',), name='daftarlokus_satu_per_tahun', violation_error_message='Daftar lokus tahun ini sudah ada.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='daftarlokus_tahun_wajar', violation_error_message='Tahun tidak mungkin.'), models.CheckConstraint(condition=models.Q(('status', 'calon'), ('sk__isnull', False), models.Q(('dasar', ''), _negated=True), _connector='OR'), name='daftarlokus_penetapan_berdasar', violation_error_message='Daftar yang ditetapkan harus punya SK atau dasarnya.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalDaftarLokus',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asal', models.CharField(choices=[('pengguna', 'Diisi pengguna'), ('fakta', 'Fakta terbit'), ('contoh', 'Data contoh')], default='pengguna', editable=False, max_length=8)),
                ('dibatalkan_pada', models.DateTimeField(blank=True, editable=False, null=True)),
                ('alasan_batal', models.TextField(blank=True, default='', editable=False, verbose_name='alasan pembatalan')),
                ('versi', models.PositiveIntegerField(default=1, editable=False)),
                ('kunci', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('tahun', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000), django.core.validators.MaxValueValidator(2100)], verbose_name='tahun')),
                ('status', models.CharField(choices=[('calon', 'Calon'), ('ditetapkan', 'Ditetapkan')], default='calon', max_length=10, verbose_name='status')),
                ('dasar', models.TextField(blank=True, help_text='Yang diketahui bila nomor SK tidak diketahui.', max_length=500, verbose_name='dasar penetapan')),
                ('history_change_reason', models.TextField(null=True, verbose_name='alasan')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('dibatalkan_oleh', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sk', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='dinas.suratkeputusan', verbose_name='SK')),
            ],
            options={
                'verbose_name': 'historical daftar lokus',
                'verbose_name_plural': 'historical daftar lokus',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalLokus',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asal', models.CharField(choices=[('pengguna', 'Diisi pengguna'), ('fakta', 'Fakta terbit'), ('contoh', 'Data contoh')], default='pengguna', editable=False, max_length=8)),
                ('dibatalkan_pada', models.DateTimeField(blank=True, editable=False, null=True)),
                ('alasan_batal', models.TextField(blank=True, default='', editable=False, verbose_name='alasan pembatalan')),
                ('versi', models.PositiveIntegerField(default=1, editable=False)),
                ('kunci', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('alasan', models.TextField(blank=True, max_length=500, verbose_name='alasan')),
                ('sumber', inti.models.kolom.KolomTeks(blank=True, max_length=200, verbose_name='sumber')),
                ('history_change_reason', models.TextField(null=True, verbose_name='alasan')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('daftar', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='stunting.daftarlokus')),
                ('desa', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='wilayah.desa', verbose_name='desa atau kelurahan')),
                ('dibatalkan_oleh', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical lokus',
                'verbose_name_plural': 'historical lokus',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Lokus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asal', models.CharField(choices=[('pengguna', 'Diisi pengguna'), ('fakta', 'Fakta terbit'), ('contoh', 'Data contoh')], default='pengguna', editable=False, max_length=8)),
                ('dibatalkan_pada', models.DateTimeField(blank=True, editable=False, null=True)),
                ('alasan_batal', models.TextField(blank=True, default='', editable=False, verbose_name='alasan pembatalan')),
                ('versi', models.PositiveIntegerField(default=1, editable=False)),
                ('kunci', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('alasan', models.TextField(blank=True, max_length=500, verbose_name='alasan')),
                ('sumber', inti.models.kolom.KolomTeks(blank=True, max_length=200, verbose_name='sumber')),
                ('daftar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lokus', to='stunting.daftarlokus')),
                ('desa', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lokus', to='wilayah.desa', verbose_name='desa atau kelurahan')),
                ('dibatalkan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lokus',
                'verbose_name_plural': 'lokus',
                'ordering': ['desa__kode', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('asal__in', ['pengguna', 'fakta', 'contoh'])), name='lokus_asal_pilihan', violation_error_message='Pilihan ini tidak dikenal.'), models.CheckConstraint(condition=models.Q(models.Q(('alasan_batal', ''), ('dibatalkan_oleh__isnull', True), ('dibatalkan_pada__isnull', True)), models.Q(('dibatalkan_oleh__isnull', False), ('dibatalkan_pada__isnull', False), models.Q(('alasan_batal', ''), _negated=True)), _connector='OR'), name='lokus_batal_lengkap', violation_error_message='Pembatalan harus beralasan dan bernama.'), models.CheckConstraint(condition=models.Q(('versi__gte', 1)), name='lokus_versi_positif', violation_error_message='Versi harus positif.'), models.UniqueConstraint(condition=models.Q(('dibatalkan_pada__isnull', True)), fields=('daftar', 'desa'), name='lokus_desa_unik_per_daftar', violation_error_message='Desa ini sudah ada dalam daftar.')],
            },
        ),
    ]
