"""The view changes by pure functions; no terminal is needed to know what they do."""

from __future__ import annotations

from datetime import date

from tracker.model.money import Unit
from tracker.tui import state
from tracker.tui.state import Looks, View


def test_a_visit_leaves_a_trail_and_back_follows_it() -> None:
    view = state.visit(state.visit(View(), "payments"), "indicators")
    assert (view.screen, view.trail) == ("indicators", ("overview", "payments"))
    assert state.back(view).screen == "payments"
    assert state.back(state.back(view)) == View()


def test_back_on_the_first_screen_changes_nothing() -> None:
    assert state.back(View()) == View()


def test_a_screen_stands_in_the_trail_only_once() -> None:
    view = View()
    for screen in ("payments", "overview", "payments", "overview"):
        view = state.visit(view, screen)
    assert view.trail == ("payments",)


def test_the_third_press_of_sort_gives_the_first_order_back() -> None:
    looks = state.sorted_by(Looks(), "gap")
    assert (looks.sort, looks.descending) == ("gap", False)
    looks = state.sorted_by(looks, "gap")
    assert (looks.sort, looks.descending) == ("gap", True)
    assert state.sorted_by(looks, "gap") == Looks()


def test_another_column_sorts_upwards_first() -> None:
    looks = Looks(sort="gap", descending=True)
    assert state.sorted_by(looks, "name") == Looks(sort="name")


def test_units_go_round() -> None:
    view = View(unit=Unit.YUAN)
    seen = []
    for _press in range(3):
        view = state.next_unit(view)
        seen.append(view.unit)
    assert seen == [Unit.WAN, Unit.YI, Unit.YUAN]


def test_another_year_forgets_the_day_of_the_question() -> None:
    view = View(year=2021, as_of=date(2021, 6, 30))
    assert state.another_year(view, 2021, [2020, 2021], -1) == View(year=2020)


def test_beyond_the_last_year_nothing_changes() -> None:
    assert state.another_year(View(year=2021), 2021, [2020, 2021], 1) == View(year=2021)


def test_columns_hide_and_come_back() -> None:
    looks = state.widened(state.hidden(Looks(), "paid"), "name", 20, 1)
    assert looks.hidden == {"paid"}
    assert looks.widths == {"name": 24}
    assert state.complete(looks) == Looks(all=True)
    assert state.complete(state.complete(looks)) == Looks()


def test_no_column_becomes_narrower_than_three() -> None:
    assert state.widened(Looks(), "name", 4, -9).widths == {"name": 3}


def test_a_branch_closes_and_opens() -> None:
    assert state.toggled(state.toggled(Looks(), "a"), "a") == Looks()


def test_pointing_at_a_row_ends_the_filter_that_could_hide_it() -> None:
    view = state.looking(View(), "payments", Looks(filter="质量", sort="gap"))
    assert state.pointed(view, "payments", "key").looks("payments") == Looks(
        sort="gap", cursor="key"
    )


def test_going_by_number_ends_the_filters_that_another_screen_set() -> None:
    view = state.pointed(state.led(View(), "payments", state.WRONG), "indicators", None, "质量")
    own = state.looking(view, "compare", Looks(filter="采购"))
    assert own.looks("payments").only == state.WRONG
    gone = state.go(own, "payments")
    assert gone.looks("payments") == gone.looks("indicators") == Looks()
    assert gone.looks("compare").filter == "采购"
    assert gone.trail == ("overview",)


def test_a_lead_to_the_findings_chooses_the_open_ones_until_one_goes_by_number() -> None:
    view = state.led(View(rule="payment-late"), "findings", state.WRONG)
    assert (view.state, view.rule) == ("open", None)
    assert state.go(view, "findings").state is None


def test_what_somebody_types_is_no_longer_the_filter_of_another_screen() -> None:
    looks = state.found(Looks(only=state.WRONG, led=True), "质量")
    assert state.go(state.looking(View(), "payments", looks), "payments").looks("payments") == looks
