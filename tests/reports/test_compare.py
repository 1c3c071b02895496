"""Two years side by side."""

from decimal import Decimal

import pytest
from books import Book, headline, indicator, purchase, wan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.db import Connection, links, projects
from tracker.errors import NothingMatched
from tracker.model.money import Money, total
from tracker.reports.compare import UnknownCut, UnknownVintage, Vintage, compare, suggestions
from tracker.reports.compare.changes import change
from tracker.reports.compare.matching import Pair, pairs
from tracker.reports.compare.rest import REST
from tracker.reports.compare.sides import Side, classes, tree
from tracker.reports.rows import Change, ChangeStatus


@pytest.fixture
def years(book: Book) -> tuple[Book, Book]:
    return book, Book(book.connection, year=2021)


def rows(connection: Connection, by: str = "project") -> dict[str, Change]:
    return {row.name: row for row in compare(connection, "2020", "2021", by).rows}


def test_what_rose_fell_stayed_came_and_went(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"甲": 10, "乙": 10, "丙": 10, "丁": 10})
    new.budget({"甲": 12, "乙": 5, "丙": 10, "戊": 3})
    found = rows(old.connection)
    assert {name: str(row.status) for name, row in found.items()} == {
        "甲": "increased",
        "乙": "decreased",
        "丙": "unchanged",
        "丁": "dropped",
        "戊": "new",
    }
    assert (found["甲"].change, found["甲"].change_percent) == (wan(2), Decimal(20))
    assert (found["乙"].change, found["乙"].change_percent) == (wan(-5), Decimal(-50))
    assert (found["戊"].before, found["戊"].change) == (None, None)


def test_the_parts_add_to_the_whole(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"甲": 10, "乙": 10})
    new.budget({"甲": 12, "丙": 3})
    totals = compare(old.connection, "2020", "2021").totals
    parts = (totals["of_continued"], totals["of_new"], totals["of_dropped"])
    assert parts == (wan(2), wan(3), wan(-10))
    assert totals["change"] == total(parts) == wan(-5)


def test_what_one_year_does_not_disclose_is_a_part_of_the_whole(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"甲": 10})
    old.disclose(indicators=(indicator("乙", "办班", "3 次"),))
    new.budget({"甲": 12, "乙": 3})
    totals = compare(old.connection, "2020", "2021").totals
    parts = (totals["of_continued"], totals["of_undisclosed"])
    assert parts == (wan(2), wan(3))
    assert totals["change"] == total(parts) == wan(5)


def test_a_department_without_data_of_a_year_has_nothing_new_or_dropped(book: Book) -> None:
    for department, year in (("甲局", 2020), ("乙局", 2020), ("乙局", 2021), ("丙局", 2021)):
        Book(book.connection, year, department).budget({"培训": year - 2000})
    answer = compare(book.connection, "2020", "2021")
    assert {row.department: str(row.status) for row in answer.rows} == {
        "甲局": "undisclosed",
        "乙局": "increased",
        "丙局": "no_prior_data",
    }
    totals = answer.totals
    assert (totals["before"], totals["after"], totals["change"]) == (wan(20), wan(21), wan(1))
    assert [note for note in answer.notes if "甲局" in note and "2021" in note]
    assert [note for note in answer.notes if "丙局" in note and "2020" in note]


def test_sums_of_different_departments_are_not_compared(book: Book) -> None:
    Book(book.connection, 2020, "甲局").budget({"培训": 20})
    Book(book.connection, 2021, "乙局").budget({"培训": 30})
    totals = compare(book.connection, "2020", "2021").totals
    assert (totals["change"], totals["change_percent"]) == (None, None)


def test_a_kind_that_one_department_does_not_state_is_not_new_or_dropped(book: Book) -> None:
    for department, year, item in (
        ("甲局", 2020, "three_public.abroad"),
        ("甲局", 2021, "expenditure.total"),
        ("乙局", 2020, "expenditure.total"),
        ("乙局", 2021, "three_public.abroad"),
    ):
        one = Book(book.connection, year, department)
        one.disclose(headlines=(headline(item, 1),))
    answer = compare(book.connection, "2020", "2021", "three-public")
    found = {row.department: str(row.status) for row in answer.rows}
    assert found == {"甲局": "undisclosed", "乙局": "no_prior_data"}


def test_a_year_without_data_is_said_and_is_not_zero(book: Book) -> None:
    book.budget({"甲": 10})
    answer = compare(book.connection, "2019", "2020")
    assert [(row.status, row.before, row.change) for row in answer.rows] == [
        (ChangeStatus.NO_PRIOR_DATA, None, None)
    ]
    assert answer.totals["before"] is None
    assert answer.notes


def test_a_later_year_without_data_is_no_year_in_which_everything_was_dropped(book: Book) -> None:
    book.budget({"甲": 10})
    with pytest.raises(NothingMatched, match="2021"):
        compare(book.connection, "2020", "2021")
    with pytest.raises(NothingMatched, match="v2"):
        compare(book.connection, "2020:v1", "2020:v2")


def test_a_cut_that_a_year_does_not_print_is_neither_dropped_nor_new(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.disclose(procurement=(purchase("抽检", "1", "2"),))
    new.budget({"抽检": 3}, fund="一般公共预算")
    connection = old.connection
    (bought,) = compare(connection, "2020", "2021", "procurement").rows
    (granted,) = compare(connection, "2020", "2021", "fund").rows
    assert bought.status is ChangeStatus.UNDISCLOSED
    assert granted.status is ChangeStatus.NO_PRIOR_DATA


def test_links_count_in_the_other_cuts_and_in_both_directions(years: tuple[Book, Book]) -> None:
    old, new = years
    for book, name in ((old, "宣传"), (new, "普法")):
        book.disclose(
            indicators=(indicator(name, "办班", "≥5 次"),),
            procurement=(purchase(name, "1", "2", budget="5"),),
        )
    link(old.connection, "宣传", "普法")
    for by in ("project", "procurement", "indicator"):
        assert len(compare(old.connection, "2020", "2021", by).rows) == 1
    (back,) = compare(old.connection, "2021", "2020").rows
    assert back.matched_by == "link"


def test_a_project_whose_budget_a_year_does_not_disclose_has_no_change(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.disclose(indicators=(indicator("甲", "办班", "3 次"),))
    new.budget({"甲": 10})
    row = rows(old.connection)["甲"]
    assert (row.status, row.before, row.change_percent) == (ChangeStatus.UNDISCLOSED, None, None)


def test_a_change_from_zero_has_no_percentage(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"甲": 0})
    new.budget({"甲": 10})
    row = rows(old.connection)["甲"]
    assert (row.change, row.change_percent) == (wan(10), None)


def test_the_code_counts_before_the_name(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"旧名": 10}, code="000001")
    new.budget({"新名": 12}, code="000001")
    new.budget({"新名": 12}, code="000001")
    row = rows(old.connection)["新名"]
    assert (row.matched_by, row.change) == ("code", wan(2))


def test_year_and_document_number_do_not_part_a_project_from_itself(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.budget({"2020年补助资金（甲财行[2019]31号）": 20})
    new.budget({"2021年补助资金 (甲财行[2020]19号)": 24})
    (row,) = compare(old.connection, "2020", "2021").rows
    assert (row.matched_by, row.change) == ("normalised", wan(4))


def test_a_normalised_name_that_two_projects_bear_matches_neither(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.budget({"补助（甲财[2019]1号）": 1, "补助（甲财[2019]2号）": 2})
    new.budget({"补助（甲财[2020]3号）": 3})
    assert {row.matched_by for row in compare(old.connection, "2020", "2021").rows} == {"none"}


def test_a_likely_rename_is_suggested_and_not_applied(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"网络交易监测服务费": 15})
    new.budget({"网络交易监测取证服务费": 15})
    found = rows(old.connection)
    assert found["网络交易监测服务费"].status is ChangeStatus.DROPPED
    assert "网络交易监测取证服务费" in (found["网络交易监测服务费"].suggestion or "")
    (likely,) = suggestions(old.connection, "2020", "2021").rows
    assert likely.same_budget
    assert 70 <= likely.score < 100


def test_a_linked_rename_is_one_row(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"宣传": 15})
    new.budget({"普法": 18})
    link(old.connection, "宣传", "普法")
    (row,) = compare(old.connection, "2020", "2021").rows
    assert (row.name, row.matched_by, row.change) == ("普法", "link", wan(3))


def test_a_link_survives_a_re_import_and_can_be_taken_back(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"宣传": 15})
    new.budget({"普法": 18})
    department = link(old.connection, "宣传", "普法")
    new.budget({"普法": 20})
    (row,) = compare(old.connection, "2020", "2021").rows
    assert row.change == wan(5)
    assert links.unlink(old.connection, department, "宣传", "普法")
    assert len(compare(old.connection, "2020", "2021").rows) == 2


def link(connection: Connection, old: str, new: str) -> int:
    (department,) = projects.departments(connection)
    links.link(connection, department["id"], old, new, at="2020-01-01", by="test")
    return int(department["id"])


def test_merged_projects_compare_as_a_sum(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"甲": 10, "乙": 5})
    new.budget({"甲乙": 18})
    link(old.connection, "甲", "甲乙")
    link(old.connection, "乙", "甲乙")
    (row,) = compare(old.connection, "2020", "2021").rows
    assert (row.before, row.after, row.change_percent) == (wan(15), wan(18), Decimal(20))


def test_a_split_project_compares_as_a_sum(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"甲": 10})
    new.budget({"甲": 4, "乙": 8})
    link(old.connection, "甲", "乙")
    (row,) = compare(old.connection, "2020", "2021").rows
    assert (row.before, row.after) == (wan(10), wan(12))


def test_project_expenditure_that_no_project_explains_is_a_row(years: tuple[Book, Book]) -> None:
    old, new = years
    for book, whole, known in ((old, 20, 15), (new, 30, 30)):
        book.disclose(headlines=(headline("expenditure.project", whole),))
        book.budget({"甲": known, "人员经费": 99})
    row = next(row for row in compare(old.connection, "2020", "2021").rows if row.key == REST)
    assert (row.before, row.after) == (wan(5), wan(0))


def test_functions_are_a_tree_whose_levels_are_added_once(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"甲": 1}, function_code="2013804", function_name="市场秩序执法")
    new.budget({"甲": 2}, function_code="2013804", function_name="市场秩序执法")
    answer = compare(old.connection, "2020", "2021", "function")
    assert [(row.key, row.level, row.change) for row in answer.rows] == [
        ("201", 1, wan(1)),
        ("20138", 2, wan(1)),
        ("2013804", 3, wan(1)),
    ]
    assert answer.totals["after"] == wan(2)


def test_a_name_of_a_function_that_one_sheet_alone_prints_is_shown(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.budget({"甲": 1}, function_code="2013804", function_name="市场秩序执法")
    old.budget({"乙": 1}, stage="draft", function_code="20138", function_name="市场监督管理事务")
    new.budget({"甲": 2}, function_code="2013804")
    named = {row.key: row.name for row in compare(old.connection, "2020", "2021", "function").rows}
    assert named["20138"] == "市场监督管理事务"
    assert named["2013804"] == "市场秩序执法"


def test_a_purchase_of_both_years_is_split_into_quantity_and_price(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.disclose(procurement=(purchase("抽检", "992", "0.15"),))
    new.disclose(procurement=(purchase("抽检", "1200", "0.16"),))
    (row,) = compare(old.connection, "2020", "2021", "procurement").rows
    assert row.change == wan("43.20")
    assert (row.quantity_effect, row.price_effect) == (wan("31.20"), wan("12.00"))


def test_targets_that_ask_for_less_are_softened(years: tuple[Book, Book]) -> None:
    old, new = years
    old.disclose(indicators=(indicator("甲", "办班", "≥5 次"), indicator("甲", "差错率", "≤2%")))
    new.disclose(indicators=(indicator("甲", "办班", "≥3 次"), indicator("甲", "差错率", "≤1%")))
    found = rows(old.connection, "indicator")
    assert found["甲 · 办班"].softened is True
    assert found["甲 · 办班"].change == Decimal(-2)
    assert found["甲 · 差错率"].softened is False


def test_versions_of_one_year_compare_with_one_another(book: Book) -> None:
    book.budget({"甲": 10, "乙": 1})
    book.budget({"甲": 12})
    (gone, row) = sorted(compare(book.connection, "2020:v1", "2020:v2").rows, key=lambda r: r.name)
    assert (gone.name, gone.status) == ("乙", ChangeStatus.DROPPED)
    assert (row.name, row.change) == ("甲", wan(2))


def test_stages_of_one_year_compare_with_one_another(book: Book) -> None:
    book.budget({"甲": 10})
    book.budget({"甲": 8}, stage="adjusted")
    (row,) = compare(book.connection, "2020:approved", "2020:adjusted").rows
    assert row.change == wan(-2)


@pytest.mark.parametrize("text", ["20", "2020:soon", "2020:", "last year"])
def test_a_year_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnknownVintage):
        Vintage.parse(text)


def test_a_cut_that_does_not_exist_is_refused_naming_those_that_do(book: Book) -> None:
    with pytest.raises(UnknownCut, match="procurement"):
        compare(book.connection, "2020", "2021", "colour")


SIDES = st.lists(
    st.builds(
        lambda name, cents: Side(name, name, None if cents is None else Money(cents), None, "甲"),
        st.text("甲乙丙丁戊己庚", min_size=1, max_size=3),
        st.none() | st.integers(0, 10**9),
    ),
    max_size=8,
    unique_by=lambda side: side.name,
)


@given(SIDES, SIDES)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_swapping_the_years_negates_every_change(left: list[Side], right: list[Side]) -> None:
    def changes(one: list[Side], other: list[Side]) -> dict[str, Money | None]:
        return {row.key: row.change for row in (change(pair, {}) for pair in pairs(one, other))}  # type: ignore[misc]

    there, back = changes(left, right), changes(right, left)
    assert there.keys() == back.keys()
    for key, changed in there.items():
        assert back[key] == (None if changed is None else -changed)


@given(st.integers(1, 10**4), st.integers(0, 10**4), st.integers(0, 10**10), st.integers(0, 10**10))
def test_quantity_and_price_effects_add_to_the_change_to_the_cent(
    old_count: int, new_count: int, old_cents: int, new_cents: int
) -> None:
    def side(count: int, cents: int) -> Side:
        return Side("x", "x", Money(cents), None, "甲", quantity=Decimal(count), measure="台")

    row = change(Pair((side(old_count, old_cents),), (side(new_count, new_cents),), "name"), {})
    assert row.quantity_effect is not None
    assert row.price_effect is not None
    assert row.quantity_effect + row.price_effect == Money(new_cents - old_cents)


@given(SIDES, SIDES)
def test_everything_of_both_years_stands_in_exactly_one_pair(
    left: list[Side], right: list[Side]
) -> None:
    found = pairs(left, right)
    assert sorted(id(side) for pair in found for side in pair.old) == sorted(map(id, left))
    assert sorted(id(side) for pair in found for side in pair.new) == sorted(map(id, right))


def test_a_class_of_functions_has_its_name_where_no_document_prints_it() -> None:
    leaf = Side("2013801", "行政运行", Money(100), "a.csv", "局")
    named = {side.key: side.name for side in tree([leaf], classes())}
    assert named == {"201": "一般公共服务支出", "20138": "20138", "2013801": "行政运行"}
