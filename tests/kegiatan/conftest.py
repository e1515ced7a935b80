import pytest

from dinas.peran import Peran
from tests.pabrik import buat_pengguna


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user
