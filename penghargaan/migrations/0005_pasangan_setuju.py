from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('penghargaan', '0004_pasangan_tanpa_nama'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='penerima',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('desa__isnull', True), ('kelompok__isnull', True), ('petugas__isnull', True), models.Q(('nama', ''), _negated=True)), models.Q(('jenis', 'pasangan'), ('kelompok__isnull', True), ('petugas__isnull', True)), models.Q(('desa__isnull', True), ('jenis', 'kelompok'), ('kelompok__isnull', False), ('petugas__isnull', True)), models.Q(('desa__isnull', True), ('jenis', 'petugas'), ('kelompok__isnull', True), ('petugas__isnull', False)), models.Q(('desa__isnull', False), ('jenis', 'desa'), ('kelompok__isnull', True), ('petugas__isnull', True)), _connector='OR'), name='penerima_tautan_atau_nama', violation_error_message='Tautkan penerima sesuai jenisnya, atau isi namanya.'),
        ),
        migrations.AddConstraint(
            model_name='penerima',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('jenis', 'pasangan'), _negated=True), ('setuju_cara', ''), ('setuju_tanggal__isnull', True)), models.Q(('jenis', 'pasangan'), ('nama', ''), ('setuju_cara', ''), ('setuju_tanggal__isnull', True)), models.Q(('jenis', 'pasangan'), ('setuju_tanggal__isnull', False), models.Q(('nama', ''), _negated=True), models.Q(('setuju_cara', ''), _negated=True)), _connector='OR'), name='penerima_pasangan_setuju', violation_error_message='Pasangan disebut namanya hanya dengan persetujuannya: isi tanggal dan caranya, atau kosongkan namanya.'),
        ),
    ]
