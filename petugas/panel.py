"""Officers and volunteers on the pages of villages and kecamatan."""

import datetime
from collections import Counter

from django.urls import reverse

from inti.panel import Panel, daftarkan
from petugas.akses import petugas_terbuka
from petugas.beban import Beban
from petugas.models import Imp, Koordinator, Penugasan, Petugas
from petugas.rekap import tanpa_petugas
from wilayah.models import Desa, Kecamatan


@daftarkan(Desa)
def petugas_desa(desa: Desa, user, per: datetime.date) -> Panel:
    """The officer of the day and those before, PPKBD and Sub PPKBD. At most three queries."""
    semua = Penugasan.objects.filter(desa=desa).select_related("petugas", "sk").order_by("-mulai")
    penugasan = list(semua)
    kini = next((p for p in penugasan if p.berlaku_pada(per)), None)
    nanti = [p for p in reversed(penugasan) if p.mulai > per]
    return Panel(
        judul="Petugas dan kader",
        templat="petugas/_panel_desa.html",
        isi={
            "desa": desa,
            "kini": kini,
            "dulu": [p for p in penugasan if p.selesai and p.selesai < per],
            "nanti": nanti[:1],
            "imp": list(Imp.objects.filter(desa=desa).per(per)),
            "terbuka": terbuka(user, [p.petugas for p in penugasan]),
        },
        urutan=10,
        samping=True,
    )


@daftarkan(Kecamatan)
def petugas_kecamatan(kecamatan: Kecamatan, user, per: datetime.date) -> Panel:
    """Coordinator, officers with their villages here, villages without. At most four queries."""
    koordinator = (
        Koordinator.objects.per(per).filter(kecamatan=kecamatan).select_related("petugas").first()
    )
    penugasan = Penugasan.objects.per(per).filter(desa__kecamatan=kecamatan)
    orang = [p.petugas for p in penugasan.select_related("petugas").order_by("petugas__nama")]
    jumlah = Counter(p.pk for p in orang)
    petugas = list({p.pk: p for p in orang}.values())
    dilihat = [*petugas, *([koordinator.petugas] if koordinator else [])]
    return Panel(
        judul="Petugas",
        templat="petugas/_panel_kecamatan.html",
        isi={
            "kecamatan": kecamatan,
            "koordinator": koordinator,
            "petugas": [(p, Beban(jumlah[p.pk])) for p in petugas],
            "tanpa": tanpa_petugas(user, per, kecamatan.kode).count(),
            "url_tanpa": f"{reverse('petugas:tanpa')}?kecamatan={kecamatan.kode}"
            f"&per={per.isoformat()}",
            "terbuka": terbuka(user, dilihat),
        },
        urutan=10,
        samping=True,
    )


def terbuka(user, petugas: list[Petugas]) -> set[int]:
    """Pks of those officers whose page and telephone `user` may see."""
    pk = {p.pk for p in petugas}
    boleh = petugas_terbuka(user)
    return pk if boleh is None else pk & boleh
