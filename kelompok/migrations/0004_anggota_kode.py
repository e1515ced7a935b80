from django.db import migrations, models

SEKALI = 500


def beri_kode(apps, schema_editor):
    """Members get codes in the order in which they were recorded; numbers are never reused."""
    anggota = apps.get_model("kelompok", "Anggota")
    riwayat = apps.get_model("kelompok", "HistoricalAnggota")
    urutan = apps.get_model("inti", "Urutan")
    pk = list(anggota.objects.order_by("pk").values_list("pk", flat=True))
    kode = {satu: f"A-{n:06d}" for n, satu in enumerate(pk, start=1)}
    for model, milik in ((anggota, "pk"), (riwayat, "id")):
        for awal in range(0, len(pk), SEKALI):
            baris = list(model.objects.filter(**{f"{milik}__in": pk[awal : awal + SEKALI]}))
            for satu in baris:
                satu.kode = kode[getattr(satu, milik)]
            model.objects.bulk_update(baris, ["kode"], batch_size=SEKALI)
    if pk:
        urutan.objects.update_or_create(nama="anggota", defaults={"terakhir": len(pk)})


class Migration(migrations.Migration):

    dependencies = [
        ("inti", "0001_awal"),
        ("kelompok", "0003_laporan_disimpan"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="anggota",
            options={
                "ordering": ["nama", "pk"],
                "permissions": [("unduh_anggota", "Mengunduh daftar anggota dengan namanya")],
                "verbose_name": "anggota",
                "verbose_name_plural": "anggota",
            },
        ),
        migrations.AddField(
            model_name="anggota",
            name="kode",
            field=models.CharField(
                default="", editable=False, max_length=12, verbose_name="kode"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalanggota",
            name="kode",
            field=models.CharField(
                db_index=True, default="", editable=False, max_length=12, verbose_name="kode"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(beri_kode, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="anggota",
            name="kode",
            field=models.CharField(
                editable=False, max_length=12, unique=True, verbose_name="kode"
            ),
        ),
    ]
