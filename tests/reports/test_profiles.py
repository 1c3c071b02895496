"""Profiles: what ours say, each value with its source; and why one with a mistake is refused."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tracker.errors import CANNOT_RUN
from tracker.model.money import Money
from tracker.reports.pace import Point
from tracker.reports.profiles import NoProfile, Profile, ProfileRefused, default, load, shipped

WEIGHTS = "[weights]\nexecution = 10\noutput = 50\noutcome = 30\nsatisfaction = {}\nsource = 's'\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def saved(folder: Path, text: str, name: str = "ours.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> list[str]:
    with pytest.raises(ProfileRefused) as caught:
        load(saved(folder, text))
    assert caught.value.exit_code == CANNOT_RUN
    assert str(caught.value).splitlines()[1:] == [str(one) for one in caught.value.problems]
    return [str(one) for one in caught.value.problems]


def exact(*numbers: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(number) for number in numbers)


def points(profile: Profile) -> dict[int, str]:
    return {point.month: str(point.percent) for point in profile.pace.points}


def test_nine_profiles_are_shipped_the_default_first() -> None:
    assert shipped() == (
        "linear",
        "anhui",
        "guangxi",
        "hefei",
        "hubei",
        "inspection",
        "njau-2021",
        "shuozhou-2015",
        "sichuan-2025",
    )
    assert default() == load("linear")


@pytest.mark.parametrize("name", shipped())
def test_every_profile_weighs_100_and_says_where_each_value_is_from(name: str) -> None:
    profile = load(name)
    assert profile.name == name
    assert profile.weights.total == 100
    assert all(profile.sources.values())
    assert {"pace.points", "weights.output", "bands.good", "pefa.years"} <= set(profile.sources)


def test_the_default_is_a_quarter_of_the_money_in_each_quarter() -> None:
    assert points(default()) == {3: "25", 6: "50", 9: "75", 12: "100"}
    assert (default().behind.amber, default().behind.red) == exact(10, 20)
    assert default().behind.money is None
    assert (default().bands.excellent, default().bands.good, default().bands.fair) == exact(
        90, 80, 60
    )
    assert (default().reason_below, default().change, default().apart) == exact(90, 10, 10)
    assert (default().lights.yellow, default().lights.green) == exact(60, 80)
    assert default().over_reached is None
    assert default().unspent is None


def test_sichuan_has_four_dates_and_ten_points() -> None:
    profile = load("sichuan-2025")
    assert points(profile) == {4: "25", 6: "40", 8: "60", 10: "80"}
    assert profile.apart == 10
    assert "second hand" in profile.sources["pace.points"]


def test_the_other_paces_are_those_of_their_sources() -> None:
    assert points(load("njau-2021")) == {6: "50", 9: "75", 12: "100"}
    assert points(load("inspection")) == {7: "40", 11: "80.21"}
    assert points(load("shuozhou-2015")) == {9: "60"}


def test_shuozhou_grows_graver_with_each_amount_unspent() -> None:
    unspent = load("shuozhou-2015").unspent
    assert unspent is not None
    assert (unspent.month, unspent.below) == (9, Decimal(60))
    assert unspent.amounts == (Money(200_000_000), Money(500_000_000), Money(1_000_000_000))


def test_hubei_scores_ceilings_by_ratio_and_has_ranges_of_its_own() -> None:
    hubei = load("hubei")
    assert (hubei.ceiling, default().ceiling) == ("ratio", "linear")
    assert (hubei.words.partly.most, hubei.words.partly.least) == exact(80, 50)
    assert (hubei.words.not_reached.most, hubei.words.not_reached.least) == exact(50, 0)
    assert (default().words.partly.most, default().words.partly.least) == exact(80, 60)


def test_guangxi_asks_for_a_reason_from_130_percent() -> None:
    assert load("guangxi").over_reached == 130


def test_a_profile_takes_what_it_does_not_say_from_the_one_it_extends(folder: Path) -> None:
    path = saved(folder, 'extends = "hubei"\n[over]\npercent = 120\nsource = "ours"\n')
    profile = load(str(path))
    assert (profile.name, profile.ceiling, profile.over_reached) == ("ours", "ratio", Decimal(120))
    assert profile.sources["over.percent"] == "ours"
    assert profile.sources["scoring.ceiling"] == load("hubei").sources["scoring.ceiling"]


def test_a_profile_may_extend_a_file_beside_it(folder: Path) -> None:
    saved(folder, 'extends = "linear"\n[progress]\npoints = 5\nsource = "s"\n', "base.toml")
    path = saved(folder, 'extends = "base.toml"\n')
    assert load(path).apart == 5


@pytest.mark.parametrize(
    ("points", "short", "light"),
    [(9, 500, None), (10, 500, "amber"), (19, 500, "amber"), (20, 500, "red"), (20, 99, "amber")],
)
def test_a_payment_is_red_only_with_the_points_and_the_money(
    points: int, short: int, light: str | None
) -> None:
    behind = replace(default().behind, money=Money(100))
    assert behind.light(Decimal(points), Money(short)) == light
    if light != "amber" or points < 20:
        assert default().behind.light(Decimal(points), None) == light


@pytest.mark.parametrize(
    ("paid", "month", "light"),
    [("29.99", 6, "red"), ("30", 6, "yellow"), ("39.99", 6, "yellow"), ("40", 6, "green")],
)
def test_the_light_is_what_is_paid_of_the_linear_pace(paid: str, month: int, light: str) -> None:
    """By the end of June 50 % are due: 60 % of that are 30 %, 80 % are 40 %."""
    assert default().lights.light(Decimal(paid), month) == light


def test_a_file_with_a_mark_of_windows_is_read(folder: Path) -> None:
    path = folder / "ours.toml"
    path.write_bytes(b'\xef\xbb\xbfextends = "linear"\r\n')
    assert load(path).pace.points[0] == Point(3, Decimal(25))


def test_money_is_in_ten_thousands_and_exact(folder: Path) -> None:
    text = 'extends = "linear"\n[behind]\nmoney_wan = 1000.5\nsource = "s"\n'
    assert load(saved(folder, text)).behind.money == Money(1_000_500_000)
    text = text.replace("1000.5", "0.0000005")
    assert refusal(folder, text) == [
        "ours.toml, line 3: found behind.money_wan = 5E-7; expected an amount in whole cents"
    ]


def test_an_unknown_key_is_refused_with_its_line(folder: Path) -> None:
    text = 'extends = "linear"\n\n[bands]\nsource = "s"\ngodo = 80\n'
    assert refusal(folder, text) == [
        "ours.toml, line 5: found unknown key bands.godo; "
        "expected one of excellent, good, fair, source"
    ]


def test_an_unknown_table_is_refused_with_its_line(folder: Path) -> None:
    (problem,) = refusal(folder, 'extends = "linear"\n[colours]\nred = 1\n')
    assert problem.startswith("ours.toml, line 2: found unknown key colours; expected one of title")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[bands]\ngood = true", "a number from 0 to 100"),
        ('[bands]\ngood = "80"', "a number from 0 to 100"),
        ("[bands]\ngood = 101", "a number from 0 to 100"),
        ("[bands]\ngood = nan", "a number from 0 to 100"),
        ('[scoring]\nceiling = "steep"', "one of linear, ratio"),
        ("[qualitative]\npartly = [60, 80]", "the most and the least, such as [100, 80]"),
        ("[pefa]\nyears = 2.5", "a whole number from 1 to 20"),
        ("[pefa]\noutturn_points = [5, 10]", "three limits, such as [5, 10, 15]"),
        ("[pace]\npoints = 50", "a list"),
        ("[pace]\npoints = [50]", "a list such as [{ month = 6, percent = 50 }]"),
        ("[pace]\npoints = [{month = 13, percent = 5}]", "a whole number from 1 to 12"),
        (
            "[pace]\npoints = [{month = 6, percent = 5}, {month = 6, percent = 9}]",
            "values that rise",
        ),
        (
            "[pace]\npoints = [{month = 6, percent = 50}, {month = 9, percent = 40}]",
            "cumulative percentages that do not fall",
        ),
        ("[unspent]\namounts_wan = [500, 200]", "values that rise"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_line(
    folder: Path, line: str, expected: str
) -> None:
    problems = refusal(folder, f'extends = "linear"\n{line}\nsource = "s"\n')
    assert problems[0].startswith("ours.toml, line 3: found ")
    assert problems[0].endswith(f"; expected {expected}")


def test_weights_that_do_not_add_up_are_refused_with_their_line(folder: Path) -> None:
    assert refusal(folder, 'extends = "linear"\n' + WEIGHTS.format(20)) == [
        "ours.toml, line 2: found weights that add up to 110 (execution 10, output 50, outcome 30, "
        "satisfaction 20); expected weights that add up to 100"
    ]


def test_weights_are_added_together_with_those_of_the_profile_below(folder: Path) -> None:
    text = 'extends = "linear"\n[weights]\noutput = 60\nsource = "s"\n'
    (problem,) = refusal(folder, text)
    assert problem.startswith("ours.toml, line 2: found weights that add up to 110 (")


def test_a_weight_for_cost_says_where_it_goes_without_cost_indicators(folder: Path) -> None:
    text = 'extends = "linear"\n[weights]\noutput = 40\ncost = 10\nsource = "s"\n'
    (problem,) = refusal(folder, text)
    assert "no weights.without_cost" in problem
    whole = load(saved(folder, text + 'without_cost = "output"\n'))
    assert (whole.weights.cost, whole.weights.total) == exact(10, 100)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[bands]\ngood = 95", "fair = 60, good = 95, excellent = 90"),
        ("[behind]\namber_points = 30", "amber_points = 30, red_points = 20"),
        ("[lights]\nyellow_from = 90", "yellow_from = 90, green_from = 80"),
        ("[pefa]\nneeded = 4", "needed = 4, years = 3"),
    ],
)
def test_limits_in_the_wrong_order_are_refused(folder: Path, text: str, said: str) -> None:
    (problem,) = refusal(folder, f'extends = "linear"\n{text}\nsource = "s"\n')
    assert problem.startswith(f"ours.toml, line 2: found {said}; expected ")


def test_a_table_without_a_source_is_refused(folder: Path) -> None:
    (problem,) = refusal(folder, 'extends = "linear"\n[progress]\npoints = 5\n')
    assert problem.startswith("ours.toml, line 2: found no source; expected source = ")


def test_a_profile_that_stands_alone_has_to_say_everything(folder: Path) -> None:
    problems = refusal(folder, WEIGHTS.format(10))
    assert any("no weights.without_satisfaction" in one for one in problems)
    assert any("no pace.points" in one and 'extends = "linear"' in one for one in problems)
    assert not any("unspent" in one or "over" in one for one in problems)


def test_an_optional_table_is_said_whole_or_not_at_all(folder: Path) -> None:
    text = 'extends = "linear"\n[unspent]\nmonth = 9\nsource = "s"\n'
    problems = refusal(folder, text)
    assert [one.split("found ")[1].split(";")[0] for one in problems] == [
        "no unspent.amounts_wan",
        "no unspent.below_percent",
    ]


def test_every_problem_is_named_at_once(folder: Path) -> None:
    text = (
        'extends = "linear"\ncolour = 1\n[bands]\ngood = true\ngodo = 1\nsource = "s"\n'
        "[progress]\npoints = 200\n" + WEIGHTS.format(20)
    )
    lines = sorted(one.split(":")[0] for one in refusal(folder, text))
    assert lines == [
        "ours.toml, line 2",
        "ours.toml, line 4",
        "ours.toml, line 5",
        "ours.toml, line 7",
        "ours.toml, line 8",
        "ours.toml, line 9",
    ]


def test_what_is_no_toml_is_refused_with_its_line(folder: Path) -> None:
    (problem,) = refusal(folder, 'extends = "linear"\n[bands\n')
    assert problem.startswith("ours.toml, line 2: found ")
    assert problem.endswith("expected TOML")


def test_what_is_not_utf8_is_refused(folder: Path) -> None:
    path = folder / "ours.toml"
    path.write_bytes('title = "河北"\n'.encode("gb18030"))
    with pytest.raises(ProfileRefused, match="text that is not UTF-8"):
        load(path)


def test_a_circle_of_profiles_is_refused(folder: Path) -> None:
    saved(folder, 'extends = "ours.toml"\n', "other.toml")
    (problem,) = refusal(folder, 'title = "a"\nextends = "other.toml"\n')
    assert problem == "other.toml, line 1: found “ours.toml”; expected no circle of profiles"


def test_an_unknown_profile_below_is_refused_with_its_line(folder: Path) -> None:
    (problem,) = refusal(folder, '\nextends = "linaer"\n')
    assert problem.startswith("ours.toml, line 2: found “linaer”; expected a TOML file, or one of")


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(NoProfile) as caught:
        load("linaer")
    assert caught.value.exit_code == CANNOT_RUN
    assert "“linaer”" in str(caught.value)
    assert "linear, anhui, guangxi" in str(caught.value)
