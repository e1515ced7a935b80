import pytest

from inti.telepon import tautan_telepon, tautan_wa, tulis_telepon


@pytest.mark.parametrize(
    ("diketik", "ditulis"),
    [
        ("081255550100", "0812-5555-0100"),
        ("0812555501", "0812-5555-01"),
        ("0812-5555-0100", "0812-5555-0100"),
        ("0812 5555 0100", "0812 5555 0100"),
        ("+6281255550100", "+6281255550100"),
        ("0537123456", "0537123456"),
        ("", ""),
    ],
)
def test_tulis_telepon(diketik, ditulis):
    assert tulis_telepon(diketik) == ditulis


def test_tautan():
    assert tautan_wa("0812-5555-0100") == "https://wa.me/6281255550100"
    assert tautan_telepon("(0537) 123-456") == "tel:+62537123456"
    assert (tautan_wa(""), tautan_telepon("")) == ("", "")
