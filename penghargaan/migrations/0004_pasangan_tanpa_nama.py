from django.db import migrations


def tanpa_nama(apps, schema_editor):
    """Couples were named without asking: the names go, also out of the history."""
    for model in ("Penerima", "HistoricalPenerima"):
        apps.get_model("penghargaan", model).objects.filter(jenis="pasangan").update(nama="")


class Migration(migrations.Migration):

    dependencies = [
        ("penghargaan", "0003_persetujuan"),
    ]

    operations = [
        migrations.RunPython(tanpa_nama, migrations.RunPython.noop),
    ]
