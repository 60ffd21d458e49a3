"""Where a trainee stands, held against a slow count of the same attempts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric import Mark, Rubric, Skill
from simulator.conversation.turns import Mode
from simulator.progress import Finished
from simulator.progress.standing import Score, Standing, standing
from simulator.wording.progress import streak_line
from tests.progress.kept import NOON, finished

NAMES = ("names-the-feeling", "hides-behind-policy", "acts-now")


def stand(items: list[Finished], rubric: Rubric, current: dict[str, tuple[str, str]] | None = None) -> Standing:
    return standing(items, rubric.behaviours, current or {}, NOON, UTC)


@st.composite
def histories(draw: st.DrawFn) -> list[Finished]:
    items = []
    for number in range(draw(st.integers(0, 12))):
        chances = {name: draw(st.integers(1, 4)) for name in NAMES if draw(st.booleans())}
        items.append(
            finished(
                draw(st.sampled_from(["late-flowers", "lost-bag"])),
                NOON - timedelta(hours=30 * (12 - number)),
                overall=draw(st.none() | st.integers(0, 100).map(float)),
                chances=chances,
                shown={name: draw(st.integers(0, most)) for name, most in chances.items()},
                marks=draw(st.lists(st.sampled_from(list(Mark)), min_size=1, max_size=3)),
                text=draw(st.sampled_from(["one", "two"])),
                touchpoint=draw(st.sampled_from([None, "delivery"])),
                mode=draw(st.sampled_from([Mode.PRACTICE, Mode.ASSESS])),
                replay_of=draw(st.sampled_from([None, None, "another"])),
            )
        )
    return items


@given(items=histories())
def test_every_number_is_that_of_a_slow_count(items: list[Finished], rubric: Rubric) -> None:
    current = {"lost-bag": ("two", "rubric"), "late-flowers": ("one", "rubric")}
    found = stand(items, rubric, current)
    counted = [item for item in items if item.attempt.replay_of is None]
    assert (found.attempts, found.second_tries) == (len(counted), len(items) - len(counted))
    assert found.assessed == len([i for i in counted if i.attempt.settings.mode is Mode.ASSESS])
    for line in found.lines:
        key = "overall" if line.skill is None else line.skill.value
        wanted = [getattr(i.scores, key) for i in counted if getattr(i.scores, key) is not None]
        assert [score.value for score in line.scores] == wanted
        assert (line.best.value if line.best else None) == (max(wanted) if wanted else None)
    for doing in found.doings:
        name = doing.behaviour.name
        assert doing.chances == sum(i.chances.get(name, 0) for i in counted)
        assert doing.shown == sum(i.shown.get(name, 0) for i in counted)
    for played in found.scenarios:
        mine = [i for i in counted if i.attempt.scenario == played.scenario and i.edition == played.edition]
        assert played.attempts == len(mine) > 0
        assert played.current == (current[played.scenario] == played.edition)
        scores = [i.scores.overall for i in mine if i.scores.overall is not None]
        assert [score.value for score in played.overall.scores] == scores
    assert sum(played.attempts for played in found.scenarios) == len(counted)
    for touchpoint in found.touchpoints:
        here = [i for i in counted if i.touchpoint == touchpoint.name]
        kept = []
        for item in here:
            others = [i.edition for i in counted if i.attempt.scenario == item.attempt.scenario]
            wanted_edition = current[item.attempt.scenario]
            if item.edition == (wanted_edition if wanted_edition in others else others[-1]):
                kept.append(item)
        assert (touchpoint.attempts, touchpoint.left_out) == (len(kept), len(here) - len(kept))
        values = [i.scores.listening for i in kept if i.scores.listening is not None]
        mean = touchpoint.means[Skill.LISTENING]
        assert mean == (sum(values) / len(values) if values else None)


def test_two_versions_of_a_scenario_are_never_averaged_together(rubric: Rubric) -> None:
    items = [
        finished(text="old", overall=10.0, started=NOON - timedelta(days=3)),
        finished(text="new", overall=80.0, started=NOON - timedelta(days=2), version=2),
        finished(text="old", overall=20.0, started=NOON - timedelta(days=1)),
    ]
    found = stand(items, rubric, {"late-flowers": ("new", "rubric")})
    assert [(p.version, p.current, p.attempts) for p in found.scenarios] == [(2, True, 1), (1, False, 2)]
    (touchpoint,) = found.touchpoints
    assert (touchpoint.means[Skill.LISTENING], touchpoint.attempts, touchpoint.left_out) == (80, 1, 2)
    older = stand(items, rubric)
    assert [(p.version, p.current) for p in older.scenarios] == [(1, False), (2, False)], "the one played last first"
    assert older.touchpoints[0].means[Skill.LISTENING] == 15


def test_a_score_says_that_it_was_reached_in_an_assessment(rubric: Rubric) -> None:
    items = [finished(overall=90.0, mode=Mode.ASSESS), finished(overall=70.0, started=NOON + timedelta(hours=1))]
    line = stand(items, rubric).scenarios[0].overall
    assert (line.scores[-1], line.best) == (Score(70, False), Score(90, True))


def test_what_needs_most_work_stands_first_among_what_helps_and_among_what_costs(rubric: Rubric) -> None:
    chances = {"names-the-feeling": 4, "acts-now": 4, "stalls": 4, "deflects": 4}
    shown = {"names-the-feeling": 3, "acts-now": 1, "stalls": 1, "deflects": 3}
    doings = [d for d in stand([finished(chances=chances, shown=shown)], rubric).doings if d.chances]
    assert [(d.behaviour.name, d.adds) for d in doings] == [
        ("acts-now", True), ("names-the-feeling", True), ("deflects", False), ("stalls", False),
    ]  # fmt: skip


def days(*ago: int) -> list[Finished]:
    return [finished(started=NOON - timedelta(days=day)) for day in sorted(ago, reverse=True)]


def test_days_in_a_row_end_today_or_yesterday(rubric: Rubric) -> None:
    for ago, wanted in [
        ((), (0, 0)),
        ((0,), (1, 1)),
        ((1, 2), (2, 2)),
        ((0, 1, 2, 4, 5, 6, 7), (3, 4)),
        ((2, 3), (0, 2)),
        ((0, 0, 0), (1, 1)),
    ]:
        streaks = stand(days(*ago), rubric).streaks
        assert (streaks.days, streaks.longest_days) == wanted, ago


def test_a_day_begins_at_the_trainees_own_midnight(rubric: Rubric) -> None:
    late = datetime(2026, 2, 28, 23, 30, tzinfo=UTC)
    items = [finished(started=late, ended=late + timedelta(minutes=5)), finished(started=NOON)]
    there = [
        standing(items, rubric.behaviours, {}, NOON, timezone(timedelta(hours=hours))).streaks.days for hours in (0, 3)
    ]
    assert there == [2, 1]


def test_a_conversation_past_midnight_counts_for_both_days(rubric: Rubric) -> None:
    late = datetime(2026, 2, 28, 23, 58, tzinfo=UTC)
    assert stand([finished(started=late, ended=late + timedelta(minutes=5))], rubric).streaks.days == 2


def test_a_second_try_counts_for_the_day_and_for_no_blunder(rubric: Rubric) -> None:
    marks = [(Mark.BLUNDER,), (Mark.GOOD,), (Mark.BEST,), (Mark.BLUNDER,)]
    items = [finished(started=NOON - timedelta(hours=9 - n), marks=m) for n, m in enumerate(marks[:3])]
    again = finished(started=NOON, marks=marks[3], replay_of=items[-1].attempt.id)
    streaks = stand([*items, again], rubric).streaks
    assert (streaks.clean, streaks.longest_clean) == (2, 2)
    only = stand([finished(replay_of="another")], rubric)
    assert (only.streaks.days, only.attempts, only.second_tries) == (1, 0, 1)


def test_the_sentence_on_keeping_at_it_is_true_and_kind(rubric: Rubric) -> None:
    def said(*items: Finished) -> str:
        return streak_line(stand(list(items), rubric))

    def on(ago: int, mark: Mark = Mark.GOOD) -> Finished:
        return finished(started=NOON - timedelta(days=ago), marks=(mark,))

    assert said(on(0, Mark.BLUNDER)) == "You have begun to practise."
    assert said(on(0)) == "You have begun to practise, and the last attempt held no blunder."
    assert (
        said(on(9), on(8), on(7), on(1), on(0))
        == "You practised 2 days in a row (3 at most), and the last 5 attempts held no blunder."
    )
    assert (
        said(on(9), on(8), on(4, Mark.BLUNDER))
        == "Your longest run of practice is 2 days, and your longest run without a blunder is 2 attempts."
    )
