"""Who may act on an object: the area is asked before the method and the role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

View = Callable[..., HttpResponse]

# What a page answers to: one that is read, one that only takes a click, one with a form.
BACA = ("GET", "HEAD")
KIRIM = ("POST",)
ISI = (*BACA, *KIRIM)


def izin_objek(
    izin: str, wilayah: Any, kunci: str = "pk", *, cara: tuple[str, ...] = ISI
) -> Callable[[View], View]:
    """Decorator: 404 outside the user's area, 405 for other methods than `cara`, 403 without
    the permission, else the view.

    `wilayah` is a model, whose `semua.terlihat(user)` are the rows of the area (voided ones too),
    or a function that gives them; `kunci` names the field and the argument of the route. Outermost
    of all decorators, so that no method tells whether an object exists elsewhere. Costs a query
    only for who may not act.
    """

    def hiasan(view: View) -> View:
        @wraps(view)
        def jalankan(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            boleh = request.user.has_perm(izin)
            if boleh and request.method in cara:
                return view(request, *args, **kwargs)
            model: Any = wilayah
            terlihat = model.semua.terlihat if isinstance(wilayah, type) else wilayah
            if not terlihat(request.user).filter(**{kunci: kwargs[kunci]}).exists():
                raise Http404
            if request.method not in cara:
                return HttpResponseNotAllowed(cara)
            raise PermissionDenied

        return jalankan

    return hiasan
