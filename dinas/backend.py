"""Log-in and permissions: this product's only authentication backend."""

from allauth.account.auth_backends import AuthenticationBackend

from dinas.peran import IZIN


class PeranBackend(AuthenticationBackend):
    """Log-in as allauth does it; permissions from `IZIN`, never from tables."""

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return frozenset()
        return IZIN.get(user_obj.peran, frozenset())
