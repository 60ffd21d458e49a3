from __future__ import annotations

import pytest

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.conversation.conversation import Conversation, NotNow, Phase
from simulator.conversation.rules import NotOnOffer
from simulator.conversation.turns import Mode, Settings, shuffled
from simulator.scenario.model import SILENCE
from tests.clock import SteppedClock


def conversation(bounds: Bounds, clock: SteppedClock, **chosen: object) -> Conversation:
    settings = Settings(**{"timed": True, **chosen})  # type: ignore[arg-type]
    return Conversation(bounds.graph.rules, settings, bounds.rubric.pace, clock)


def test_a_conversation_goes_from_briefing_to_debrief(cake_bounds: Bounds, clock: SteppedClock) -> None:
    talk = conversation(cake_bounds, clock)
    phases = [talk.state]
    for step in (
        talk.begin,
        lambda: talk.reply("nigel"),
        talk.hear,
        lambda: talk.reply("tonight"),
        talk.hear,
        talk.look_back,
    ):
        step()
        phases.append(talk.state)
    assert phases == [
        Phase.BRIEFING,
        Phase.WAITING,
        Phase.ANSWERING,
        Phase.WAITING,
        Phase.ANSWERING,
        Phase.ENDED,
        Phase.DEBRIEF,
    ]
    assert talk.news == ("Six, then. He likes the corner piece.",)


@pytest.mark.parametrize("illegal", ["voucher", "no-such-reply", ""])
def test_an_illegal_reply_is_refused_and_changes_nothing(
    cake_bounds: Bounds, clock: SteppedClock, illegal: str
) -> None:
    talk = conversation(cake_bounds, clock)
    talk.begin()
    before = (talk.state, talk.position, list(talk.turns), talk.news, talk.allowance)
    with pytest.raises(NotOnOffer):
        talk.reply(illegal)
    assert (talk.state, talk.position, list(talk.turns), talk.news, talk.allowance) == before


def test_nothing_is_said_out_of_turn(cake_bounds: Bounds, clock: SteppedClock) -> None:
    talk = conversation(cake_bounds, clock)
    for act in (lambda: talk.reply("nigel"), talk.hear, talk.pause, talk.carry_on, talk.look_back):
        with pytest.raises(NotNow):
            act()
    talk.begin()
    with pytest.raises(NotNow):
        talk.begin()
    talk.reply("nigel")
    with pytest.raises(NotNow):
        talk.reply("nigel")
    assert talk.state is Phase.ANSWERING
    assert len(talk.turns) == 1


def test_an_assessment_cannot_be_paused(cake_bounds: Bounds, clock: SteppedClock) -> None:
    talk = conversation(cake_bounds, clock, mode=Mode.ASSESS)
    talk.begin()
    with pytest.raises(NotNow):
        talk.pause()
    assert talk.state is Phase.WAITING


def test_time_runs_only_while_the_replies_are_seen(cake_bounds: Bounds, clock: SteppedClock) -> None:
    talk = conversation(cake_bounds, clock)
    talk.begin()
    clock.step(100)
    talk.stopwatch.start()
    clock.step(7)
    talk.pause()
    clock.step(100)
    talk.carry_on()
    talk.stopwatch.start()
    clock.step(2)
    assert talk.reply("nigel").seconds == 9
    talk.hear()
    assert talk.stopwatch.seconds == 0


def test_an_untimed_turn_has_no_seconds_and_no_silence(cake_bounds: Bounds, clock: SteppedClock) -> None:
    talk = conversation(cake_bounds, clock, timed=False)
    talk.begin()
    assert talk.silence_after is None
    assert talk.reply("nigel").seconds is None


def test_extra_time_stretches_allowance_and_silence(cake_bounds: Bounds, clock: SteppedClock) -> None:
    plain, longer = conversation(cake_bounds, clock), conversation(cake_bounds, clock, factor=1.5)
    plain.begin()
    longer.begin()
    assert longer.allowance == pytest.approx(1.5 * plain.allowance)
    assert (plain.silence_after, longer.silence_after) == (30, 45)


def test_the_allowance_counts_what_is_new_and_the_replies(
    cake_bounds: Bounds, clock: SteppedClock, rubric: Rubric
) -> None:
    talk = conversation(cake_bounds, clock)
    talk.begin()
    scene = cake_bounds.graph.rules.scenario.scenes["counter"]
    words = len(talk.news[0].split()) + sum(len(reply.say.split()) for reply in scene.replies.values())
    assert talk.allowance == rubric.pace.allowance(words)


def test_opening_the_file_adds_its_reading_time_once(cake_bounds: Bounds, clock: SteppedClock) -> None:
    talk = conversation(cake_bounds, clock)
    talk.begin()
    before = talk.allowance
    talk.open_file()
    once = talk.allowance
    talk.open_file()
    words = sum(len(line.split()) for line in cake_bounds.graph.rules.scenario.file)
    assert talk.allowance == once == pytest.approx(before + words / 238 * 60)
    talk.reply("ask-ade")
    talk.hear()
    assert talk.allowance == pytest.approx(before)


def test_a_silence_is_a_turn_in_which_nothing_is_said(cake_bounds: Bounds, clock: SteppedClock) -> None:
    talk = conversation(cake_bounds, clock)
    talk.begin()
    turn = talk.reply(SILENCE)
    assert (turn.reply, turn.said) == ("silence", "")
    assert talk.hear() == ("Well? Say something.",)
    assert talk.position.mood == 4


def test_the_order_of_replies_is_shuffled_and_comes_back_with_its_seed(
    cake_bounds: Bounds, clock: SteppedClock
) -> None:
    orders = {conversation(cake_bounds, clock, seed=seed).offered for seed in range(30)}
    assert len(orders) == 6
    assert shuffled(["a", "b", "c", "d"], 7, 2) == shuffled(["a", "b", "c", "d"], 7, 2)


def test_an_attempt_taken_up_stands_where_it_stopped(cake_bounds: Bounds, clock: SteppedClock) -> None:
    first = conversation(cake_bounds, clock, seed=5)
    first.begin()
    first.reply("nigel")
    first.hear()
    second = conversation(cake_bounds, clock, seed=5)
    second.take_up(first.turns, interrupted=True)
    assert (second.position, second.news, second.offered) == (first.position, first.news, first.offered)
    assert second.reply("tonight").interrupted
