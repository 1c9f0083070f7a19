"""Identity numbers: what is refused, what only warns, and how clean numbers are made."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.people import identity

TODAY = datetime.date(2026, 11, 23)


def number_of(region="990101", born="19800229", order="001") -> str:
    head = region + born + order
    return head + identity.check_digit(head)


GOOD = number_of()


def codes(text, **more) -> list[str]:
    return [fault.code for fault in identity.check(text, on=TODAY, **more)]


def test_a_number_from_before_1983_in_a_young_county_is_accepted():
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "id.missing"),
        (GOOD[:17], "id.length"),
        (GOOD[:17] + ("1" if GOOD[17] != "1" else "2"), "id.checksum"),
        (number_of(born="19800230"), "id.birth_date"),
        (number_of(born="20990101"), "id.birth_date"),
        ("1.50102E+17", "id.precision_lost"),
        ("abcdefghijklmnopqr", "id.checksum"),
    ],
)
def test_a_wrong_number_is_refused_with_its_reason(typed, code):
    faults = identity.check(typed, on=TODAY)
    assert [fault.code for fault in faults] == [code]
    assert not faults[0].warning and faults[0].says.endswith("。")


def test_an_unknown_region_only_warns():
    faults = identity.check(number_of(region="009999"), on=TODAY)
    assert [(fault.code, fault.warning) for fault in faults] == [("region.unknown", True)]


def test_other_sex_and_other_birth_date_only_warn():
    faults = identity.check(GOOD, on=TODAY, sex_code="2", born=datetime.date(1980, 3, 1))
    assert [(fault.code, fault.warning) for fault in faults] == [
        ("sex.mismatch", True),
        ("birth_date.mismatch", True),
    ]


def test_full_width_digits_spaces_and_a_small_x_are_cleaned():
    wide = "".join(chr(ord(character) + 0xFEE0) for character in GOOD)
    assert identity.clean(f" {wide[:6]} {wide[6:]} ") == GOOD
    assert identity.clean("11010519491231002x") == "11010519491231002X"


def test_fifteen_digits_become_eighteen():
    assert identity.clean("130503670401001") == "130503196704010016"


@given(
    st.dates(datetime.date(1920, 1, 1), datetime.date(2010, 1, 1)),
    st.integers(0, 999),
    st.sampled_from(["150102", "110101", "990101", "650100"]),
)
def test_every_rightly_made_number_passes_and_tells_its_date_and_sex(born, order, region):
    number = number_of(region, born.strftime("%Y%m%d"), f"{order:03}")
    assert codes(number) == []
    assert identity.birth_date(number) == born
    assert identity.sex(number) == ("1" if order % 2 else "2")
    assert identity.check_column([number], on=TODAY) == [(number, [])]


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(place, shift):
    changed = GOOD[:place] + str((int(GOOD[place]) + shift) % 10) + GOOD[place + 1 :]
    assert codes(changed)


@given(st.text(max_size=30))
def test_the_column_check_agrees_with_the_single_check(text):
    number, faults = identity.check_column([text], on=TODAY)[0]
    assert number == identity.clean(text)
    assert [fault.code for fault in faults] == codes(text)


def rounded(number: str) -> str:
    """What Excel keeps of a number typed into a numeric cell."""
    return number[:15] + "000"


def test_digits_that_excel_lost_are_told_as_lost():
    number = next(
        made for made in (number_of(order=f"{order:03}") for order in range(150, 160)) if made[17] != "0"
    )
    assert codes(rounded(number)) == ["id.precision_lost"]
    assert codes(str(float(int(number[:17] + "0")))) == ["id.precision_lost"]
    assert codes("1.50102E+17") == codes("1.5e17") == ["id.precision_lost"]


def test_a_number_that_lawfully_ends_in_zeros_is_no_loss():
    lawful = [number_of(born=f"198{year}0101", order="100") for year in range(10)]
    lawful += [number_of(born=f"1980{month:02}01", order="200") for month in range(1, 13)]
    assert {code for number in lawful for code in codes(number)} == set()


def test_residence_permits_of_hong_kong_macao_and_taiwan_pass():
    for region in ("810000", "820000", "830000"):
        assert [fault for fault in identity.check(number_of(region), on=TODAY) if not fault.warning] == []


def test_a_caller_may_say_itself_which_regions_are_known():
    nowhere = {"on": TODAY, "region_known": lambda region: False}
    assert [fault.code for fault in identity.check(GOOD, **nowhere)] == ["region.unknown"]
    assert [fault.code for fault in identity.check_column([GOOD, GOOD], **nowhere)[1][1]] == [
        "region.unknown"
    ]


def test_a_hundred_thousand_numbers_are_checked_in_a_moment():
    days = [datetime.date(1960, 1, 1) + datetime.timedelta(days=day) for day in range(10_000)]
    column = [
        number_of("150102", day.strftime("%Y%m%d"), f"{order:03}") for day in days for order in range(1, 11)
    ]
    started = time.process_time()
    found = identity.check_column(column, on=TODAY)
    assert time.process_time() - started < 2
    assert found == [(number, []) for number in column]
