"""How allauth behaves here: no sign-up, and texts that say what to do."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm


class AkunAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator only."""

    # The wait is that of ACCOUNT_RATE_LIMITS["login_failed"].
    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": (
            "Terlalu banyak percobaan masuk yang salah. Tunggu 5 menit, lalu coba lagi. "
            "Lupa kata sandi? Minta yang baru kepada administrator."
        ),
        "username_password_mismatch": "Nama pengguna atau kata sandi salah.",
        "account_inactive": "Akun ini tidak aktif. Hubungi administrator.",
    }

    def is_open_for_signup(self, request):
        return False


class TambahKunciForm(AddWebAuthnForm):
    """allauth's form for a passkey; its one label without Indonesian text."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Nama kunci"
