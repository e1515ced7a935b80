from django import template

from kegiatan.models import Komitmen, Mitra, StatusKomitmen

register = template.Library()


@register.inclusion_tag("kegiatan/_status.html")
def status_komitmen(komitmen: Komitmen, per):
    """State of a promise that carries `status_per`, and how long it is overdue on that day."""
    status = komitmen.status_per  # type: ignore[attr-defined]
    return {
        "status": status,
        "label": StatusKomitmen(status).label,
        "lewat": komitmen.lewat_hari(per),
    }


@register.inclusion_tag("kegiatan/_kesepakatan.html")
def kesepakatan(mitra: Mitra, per):
    """The agreement with a partner as of that day."""
    return {"mitra": mitra, "keadaan": mitra.keadaan(per)}
