"""All settings, from the environment only (.env.example lists every variable).

Two modes. `lokal` needs nothing: SQLite and a generated secret under DATA_DIR, for localhost
only. `produksi` (chosen by MODE, or by DATABASE_URL being there) refuses to start without its
secret, its database and its host names.
"""

import os
import tempfile
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from bangga_kencana.rahasia import baca_atau_buat

BASE_DIR = Path(__file__).resolve().parent.parent
# A variable without a value is one that was not given: a blank line of a copy of .env.example.
env = environ.Env()
env.ENVIRON = {nama: nilai for nama, nilai in os.environ.items() if nilai}


def _wajib(nama: str, contoh: str) -> str:
    if nilai := env.str(nama, default=""):
        return nilai
    raise ImproperlyConfigured(
        f"{nama} belum diisi, padahal MODE=produksi. Contoh: {contoh}. "
        "Semua variabel ada di .env.example; untuk mencoba di komputer sendiri: `make run`."
    )


# --- Mode, secret, hosts -----------------------------------------------------------------------
DATA_DIR = (BASE_DIR / env.str("DATA_DIR", default="data")).resolve()
DATABASE_URL = env.str("DATABASE_URL", default="")
MODE = env.str("MODE", default="produksi" if DATABASE_URL else "lokal")
if MODE not in {"lokal", "produksi"}:
    raise ImproperlyConfigured(f"MODE={MODE} tidak dikenal; isi `lokal` atau `produksi`.")
PRODUKSI = MODE == "produksi"
DEBUG = env.bool("DEBUG", default=False)
if DEBUG and PRODUKSI:
    raise ImproperlyConfigured("DEBUG=1 tidak boleh di MODE=produksi: isi halaman galat bocor.")

if PRODUKSI:
    SECRET_KEY = _wajib("SECRET_KEY", "64 huruf acak; perintah pembuatnya ada di .env.example")
    DATABASE_URL = _wajib("DATABASE_URL", "postgres://bangga:sandi@localhost:5432/bangga")
    _wajib("ALLOWED_HOSTS", "bangga.gunungmaskab.go.id")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
else:
    SECRET_KEY = env.str("SECRET_KEY", default="") or baca_atau_buat(DATA_DIR / "rahasia")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- Applications: each imports only what stands above it (tests/test_arsitektur.py) -----------
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth's list of passkeys loads it
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "simple_history",
    "inti",
    "berkas",
    "cadangan",
    "dinas",
    "impor",
    "wilayah",
    "petugas",
    "kelompok",
    "stunting",
    "kegiatan",
    "penghargaan",
    "dasbor",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages; static files are compressed beforehand
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "inti.ingatan.ingatan_permintaan",
    "dasbor.lencana.lupakan_sesudah_mengubah",
]

ROOT_URLCONF = "bangga_kencana.urls"
WSGI_APPLICATION = "bangga_kencana.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],  # before the packages' own: ours override them
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dasbor.konteks.kerangka",
            ],
        },
    },
]

# --- Database and cache ------------------------------------------------------------------------
if DATABASE_URL:
    DATABASES = {"default": env.db_url_config(DATABASE_URL)}
    if PRODUKSI:
        DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "bangga_kencana.sqlite3",
            # Writers wait for each other; with Django's defaults two at once end in
            # "database is locked" at once.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
            # A file: threads that share an in-memory database get "table is locked", whatever
            # the timeout. One per process, so that several runs do not disturb each other.
            "TEST": {"NAME": Path(tempfile.gettempdir()) / f"bangga-uji-{os.getpid()}.sqlite3"},
        }
    }

# In the database, because log-in limits must count over all server processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tembolok",
    },
    # In files, because every page reads it and some write it: a page that is only read must not
    # wait for the one writer that SQLite has (docs/keputusan/0010).
    "lencana": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "tembolok",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

# --- Accounts ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "dinas.Pengguna"
AUTHENTICATION_BACKENDS = ["dinas.backend.PeranBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk/"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATOR = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATOR}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATOR}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATOR}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATOR}.NumericPasswordValidator"},
]

ACCOUNT_ADAPTER = "dinas.akun.AkunAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # sign-up is closed by the adapter
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts have no e-mail address
# Five wrong passwords per account in five minutes; generous per address, because the whole
# office goes out through one.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "100/m/ip,5/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Bangga Kencana"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {"add_webauthn": "dinas.akun.TambahKunciForm"}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing here sends mail

# The password of the sample accounts; `check --deploy` refuses while an account accepts it.
SANDI_CONTOH = env.str("SANDI_CONTOH", default="bangga-kencana")

# --- Language and time -------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LOCALE_PATHS = [BASE_DIR / "locale"]  # corrects texts of Django and allauth
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # numbers are written by the filters of inti; years stay years

# --- Static files ------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "statis"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "bangga_kencana.statis.PenyimpananStatis"},
}

# --- Files of users: private, handed out by berkas/views.py alone ------------------------------
BERKAS_DIR = DATA_DIR / "berkas"
FILE_UPLOAD_HANDLERS = ["berkas.unggahan.PenerimaUnggahan"]

# --- Forms -------------------------------------------------------------------------------------
# The monthly sheet posts up to 14 fields per group; the default of 1000 ends at some 70 groups.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FORM_RENDERER = "inti.perender.Perender"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- Security ----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the QR code of the second factor
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
CSRF_FAILURE_VIEW = "bangga_kencana.galat.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# Behind a proxy that ends TLS: how many stand in front. 0 = none, headers are not believed.
JUMLAH_PROXY = env.int("JUMLAH_PROXY", default=1 if PRODUKSI else 0)
if JUMLAH_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = JUMLAH_PROXY  # log-in limits count the visitor, not the proxy
if PRODUKSI:
    HTTPS = env.bool("HTTPS", default=True)
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
    SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # asked by the machine itself, without TLS
    SECURE_HSTS_SECONDS = env.int("HSTS_DETIK", default=30 * 24 * 3600) if HTTPS else 0
    SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
    # W021 asks for the browsers' preload list: the owner of the domain decides that, not we.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]

# --- Logging: to stderr, where gunicorn and systemd collect it ---------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"level": "INFO"},  # runserver's own lines
        "django.request": {"level": "ERROR"},  # without "Not Found: /…"
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners; they get a 400
    },
}
