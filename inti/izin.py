"""Who may act on an object: the area is asked before the role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def izin_objek(izin: str, model: Any, kunci: str = "pk") -> Callable[[View], View]:
    """Decorator: 404 outside the user's area, 403 without the permission, else the view.

    `model.semua.terlihat(user)` are the rows of the area (voided ones too), `kunci` the name of
    the argument of the route that holds the pk. Costs a query only for who may not act.
    """

    def hiasan(view: View) -> View:
        @wraps(view)
        def jalankan(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(izin):
                terlihat = model.semua.terlihat(request.user)
                if not terlihat.filter(pk=kwargs[kunci]).exists():
                    raise Http404
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return jalankan

    return hiasan
