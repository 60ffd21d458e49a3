"""A history holds what the debrief says, judged once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from scoring.rubric import Rubric
from simulator.checking import Checked, check
from simulator.conversation.turns import Mode
from simulator.playback import Playback
from simulator.progress import History, reached
from simulator.records.attempt import Attempt, Kept
from simulator.records.store import Records
from simulator.scenario.source import Source
from tests.benchmarks.many import scenario
from tests.progress.kept import NOON, keep
from tests.stories import SlowRules

BEST, WORST = ("nigel", "tonight"), ("receipt", "manager")


class CountingRecords(Records):
    """A store that counts the attempts of which it was asked the turns."""

    read = 0

    def all_kept(self, attempts: Sequence[Attempt]) -> Iterator[Kept]:
        self.read += len(attempts)
        return super().all_kept(attempts)


def random_replies(checked: Checked, random: Random) -> list[str]:
    slow, replies = SlowRules(checked.loaded.scenario), []  # type: ignore[arg-type]
    state = slow.start
    while not slow.ended(state):
        replies.append(random.choice(slow.options(state)))
        to = slow.play(state, replies[-1])
        assert to is not None
        state = to
    return replies


def counted_slowly(checked: Checked, replies: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Chances and what was shown of them, counted from the scenario's own words by the rules as they are written."""
    slow = SlowRules(checked.loaded.scenario)  # type: ignore[arg-type]
    chances, shown = Counter[str](), Counter[str]()
    state = slow.start
    for reply in replies:
        scene = slow.scenario.scenes[state.scene]
        on_offer = {n for name in slow.options(state) if name != "silence" for n in scene.replies[name].shows}
        said = scene.silence if reply == "silence" else scene.replies[reply]
        assert said is not None
        for name in on_offer:
            chances[name] += 1
            shown[name] += reply != "silence" and name in said.shows
        to = slow.play(state, reply)
        assert to is not None
        state = to
    return chances, +shown


@pytest.mark.parametrize("seed", range(5))
def test_a_history_holds_what_the_debrief_says_and_what_a_slow_count_finds(
    seed: int, rubric: Rubric, rubric_text: Source, records: Records
) -> None:
    checked = check(Source("x.yaml", scenario(seed, 12).encode()), rubric)
    random, played = Random(seed), []
    for number in range(20):
        replies = random_replies(checked, random)
        keep(records, checked, rubric_text, replies, NOON + timedelta(hours=number))
        played.append(replies)
    playback = Playback(records)
    found = History(playback).finished(records.attempts())
    assert len(found) == 20
    for item, replies in zip(found, played, strict=True):
        judged = playback.judged(records.kept(item.attempt))
        assert judged.ending is not None
        assert item.scores == judged.scores
        assert item.outcome == judged.ending.outcome
        assert item.marks == tuple(turn.mark for turn in judged.turns)
        assert (item.chances, item.shown) == counted_slowly(checked, replies)


def test_an_attempt_is_judged_once(cake: Checked, rubric_text: Source, store_path: Path) -> None:
    records = CountingRecords(str(store_path))
    history = History(Playback(records))
    keep(records, cake, rubric_text, BEST)
    first = history.finished(records.attempts())
    assert history.finished(records.attempts()) == first
    keep(records, cake, rubric_text, WORST, NOON + timedelta(hours=1))
    assert len(history.finished(records.attempts())) == 2
    assert records.read == 2


def test_what_nobody_played_to_the_end_and_what_was_scripted_is_left_out(
    cake: Checked, rubric_text: Source, records: Records
) -> None:
    keep(records, cake, rubric_text, ("receipt",), ended=None)
    keep(records, cake, rubric_text, ("receipt",))  # ended by the store's word, not by the story's
    keep(records, cake, rubric_text, BEST, mode=Mode.SCRIPTED)
    done = keep(records, cake, rubric_text, BEST, mode=Mode.ASSESS)
    assert [item.attempt for item in History(Playback(records)).finished(records.attempts())] == [done]


def test_an_attempt_that_cannot_be_read_hides_no_other(
    cake: Checked, rubric: Rubric, rubric_text: Source, records: Records
) -> None:
    good = keep(records, cake, rubric_text, BEST)
    broken = check(Source("x.yaml", cake.loaded.source.data + b"\nnot: yaml: at all"), rubric)
    records.begin(
        Attempt(
            **{**vars(good), "id": "broken", "scenario_hash": broken.loaded.source.hash},
        ),
        broken.loaded.source.data,
        rubric_text.data,
    )
    odd = keep(records, cake, rubric_text, BEST, NOON + timedelta(hours=1))
    with records._writing() as connection:
        connection.exec_driver_sql(f"UPDATE turns SET reply = 'gone' WHERE attempt = '{odd.id}'")
    assert [item.attempt for item in History(Playback(records)).finished(records.attempts())] == [good]


def test_what_should_change_is_known_when_it_was_said_later(
    cake: Checked, rubric_text: Source, records: Records
) -> None:
    done = keep(records, cake, rubric_text, BEST)
    history = History(Playback(records))
    history.finished(records.attempts())
    records.note_change(done.id, "A label on each box.")
    assert history.finished(records.attempts())[0].attempt.to_change == "A label on each box."


def test_the_librarys_rows_come_from_the_same_history(cake: Checked, rubric_text: Source, store_path: Path) -> None:
    records = CountingRecords(str(store_path))
    for number, replies in enumerate((WORST, BEST)):
        keep(records, cake, rubric_text, replies, NOON + timedelta(hours=number))
    left = keep(records, cake, rubric_text, ("receipt",), ended=None)
    playback = Playback(records)
    history = History(playback)
    history.finished(records.attempts())
    place = reached(playback, records.attempts(), history)["wrong-cake"]
    assert records.read == 2
    assert place.unfinished == [left]
    assert [item.scores.overall for item in place.finished] == [0, 100]
    assert place.best(1) == 100
