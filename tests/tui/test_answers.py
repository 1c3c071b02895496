"""What was answered is kept for one state of the database, and not for ever many scopes."""

from __future__ import annotations

import gc
import threading

from tracker.tui.answers.collecting import undisturbed
from tracker.tui.answers.held import MOST_SCOPES, Answers


def test_what_is_known_of_a_scope_holds_while_nobody_writes() -> None:
    answers = Answers()
    answers.of("before", 2020).answers["payments"] = "rows"
    assert answers.of("before", 2020).answers == {"payments": "rows"}
    assert answers.of("after", 2020).answers == {}


def test_of_many_scopes_the_ones_looked_at_last_are_kept() -> None:
    answers = Answers()
    for year in range(MOST_SCOPES + 1):
        answers.of("now", year).answers["payments"] = year
    assert answers.of("now", 0).answers == {}
    assert answers.of("now", MOST_SCOPES).answers == {"payments": MOST_SCOPES}


def test_asked_anew_nothing_is_known() -> None:
    answers = Answers()
    answers.of("now", 2020).reading["budgets"] = {}
    answers.forget()
    assert answers.of("now", 2020).reading == {}


def test_the_collector_is_off_until_the_last_of_several_questions_is_answered() -> None:
    begun, done = threading.Event(), threading.Event()

    def other() -> None:
        with undisturbed():
            begun.set()
            done.wait(10)

    thread = threading.Thread(target=other)
    with undisturbed():
        thread.start()
        assert begun.wait(10)
    assert not gc.isenabled()
    done.set()
    thread.join()
    assert gc.isenabled()
