"""What a preview shows, and where it stands after each save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.conversation.rules import Position
from simulator.previewing.look import Choice, Look, condition, earned
from simulator.previewing.preview import Preview
from simulator.previewing.version import Version, counts, version_of
from simulator.scenario.model import SILENCE, Condition
from simulator.scenario.source import Source
from simulator.wording import preview as words
from tests.conftest import SAMPLES
from tests.stories import stories

CAKE = (SAMPLES / "wrong-cake.yaml").read_text("utf-8")
THEN = datetime(2026, 3, 2, 16, 4, 12, tzinfo=UTC)

Save = Callable[..., Version]


@pytest.fixture
def preview() -> Preview:
    return Preview()


@pytest.fixture
def save(preview: Preview, rubric: Rubric) -> Save:
    """Saves the sample with words replaced, each of which has to be there, and lets the preview take it."""

    def saved(*changes: tuple[str, str]) -> Version:
        text = CAKE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        version = version_of(check(Source("cake.yaml", text.encode()), rubric), rubric, THEN)
        preview.take(version)
        return version

    return saved


def seen(preview: Preview) -> Look:
    found = preview.look()
    assert found is not None
    return found


def choice(preview: Preview, reply: str) -> Choice:
    return next(choice for choice in seen(preview).choices if choice.reply == reply)


def place(preview: Preview) -> tuple[str, int, tuple[str, ...]]:
    found = seen(preview)
    return found.position.scene, found.position.mood, found.memory


WORDS = ("Forty candles, forty people", "Forty candles and forty people")
BROKEN = ("start: counter", "start: nowhere")
UNREADABLE = ("scenes:\n", "scenes: [\n")
STEADY = ("      mood: -1\n", "      mood: 0\n")
NO_LINE = ("      - say: Thank you. What can you do about it?\n", "")


def test_it_begins_at_the_start_with_every_reply_in_the_order_of_the_file(preview: Preview, save: Save) -> None:
    save()
    assert place(preview) == ("counter", 5, ())
    found = seen(preview)
    assert found.customer == "Tessa Boyle"
    assert found.heard == ("Forty candles, forty people, and a cake that said Nigel.",)
    assert [c.reply for c in found.choices] == ["nigel", "receipt", "ask-ade", SILENCE]
    assert [c.number for c in found.choices] == [1, 2, 3, 4]
    assert choice(preview, SILENCE).after == 30


def test_a_reply_tells_all_it_does_here(preview: Preview, save: Save) -> None:
    version = save()
    nigel = choice(preview, "nigel")
    assert (nigel.mood_before, nigel.mood_after) == (5, 7)
    assert nigel.sets == ("owned-up",)
    assert (nigel.leads, nigel.outcome, nigel.walks_out) == ("what-now", "", False)
    assert nigel.regret == 0
    assert earned(nigel) == ["+3.5 listening", "+3 ownership"]
    assert nigel.why == "She came to say it, and you had heard it already."
    receipt = choice(preview, "receipt")
    assert version.bounds is not None
    assert receipt.regret == version.bounds.regret(Position("counter", 5, 0), "receipt")
    assert receipt.mark is version.bounds.rubric.mark(receipt.regret or 0)
    assert receipt.regret


def test_a_reply_that_is_not_on_offer_says_when_it_would_be(preview: Preview, save: Save) -> None:
    save()
    preview.follow("receipt")
    voucher = choice(preview, "voucher")
    assert voucher.barred == "only with owned-up remembered"
    assert voucher.regret is None
    assert not preview.follow("voucher")
    assert preview.said == "`voucher` is not on offer here."
    assert place(preview) == ("what-now", 3, ())


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Condition(), ""),
        (Condition.model_construct(mood_at_least=4), "only at mood 4 or more"),
        (Condition.model_construct(mood_at_most=4), "only at mood 4 or less"),
        (Condition.model_construct(mood_at_least=4, mood_at_most=6), "only at mood 4 to 6"),
        (Condition.model_construct(mood_at_least=4, mood_at_most=4), "only at mood 4"),
        (Condition.model_construct(remembers=("a", "b")), "only with a and b remembered"),
        (
            Condition.model_construct(mood_at_least=2, lacks=("a", "b")),
            "only at mood 2 or more, without a or b remembered",
        ),
    ],
)
def test_a_condition_is_told_in_words(when: Condition, words: str) -> None:
    assert condition(when) == words


def test_silence_can_be_followed_and_its_word_is_heard(preview: Preview, save: Save) -> None:
    save()
    preview.follow(SILENCE)
    assert place(preview) == ("counter", 4, ())
    assert seen(preview).heard == ("Well? Say something.",)


def test_steps_go_back_one_by_one_and_home_at_once(preview: Preview, save: Save) -> None:
    save()
    preview.follow("ask-ade")
    preview.follow("nigel")
    assert preview.back() == "nigel"
    assert seen(preview).replies == ("ask-ade",)
    preview.follow("nigel")
    preview.follow("tonight")
    assert seen(preview).outcome == "resolved"
    assert seen(preview).lesson == "A time and a name on the box beat a voucher."
    preview.home()
    assert place(preview) == ("counter", 5, ())
    assert preview.back() is None
    assert preview.said == "There is no step back from here; Home goes to the start."


def test_a_jump_goes_by_the_fewest_replies_whatever_they_set(preview: Preview, save: Save) -> None:
    save()
    preview.jump("what-now", 7)
    assert place(preview) == ("what-now", 7, ("owned-up",))
    assert seen(preview).replies == ("nigel",)
    assert sorted(preview.moods("what-now")) == [1, 2, 3, 4, 5, 6, 7]
    assert preview.moods("what-now")[7] == 1
    assert preview.has_moods("what-now")
    assert not preview.has_moods("six-o-clock")
    preview.jump("six-o-clock", 0)
    assert seen(preview).outcome == "resolved"
    assert len(seen(preview).replies) == 2


def test_a_position_that_no_conversation_reaches_is_shown_without_costs(preview: Preview, save: Save) -> None:
    save()
    preview.jump("what-now", 10)
    assert seen(preview).remark == "No conversation gets here."
    assert {c.regret for c in seen(preview).choices} == {None}
    assert choice(preview, "tonight").leads == "six-o-clock"
    assert preview.follow("tonight")
    assert preview.back() == "tonight"
    assert place(preview) == ("what-now", 10, ())


def test_mood_and_memory_change_in_the_same_scene(preview: Preview, save: Save) -> None:
    save()
    preview.follow("nigel")
    preview.nudge(+1)
    assert place(preview) == ("what-now", 8, ("owned-up",))
    assert seen(preview).remark == "No conversation gets here."
    preview.nudge(-1)
    assert seen(preview).remark == ""
    preview.remember(())
    assert place(preview) == ("what-now", 7, ())
    assert seen(preview).remark == "No conversation gets here; with owned-up remembered one does."
    for _ in range(12):
        preview.nudge(+1)
    assert place(preview)[1] == 10


def test_after_a_save_it_stands_where_it_stood(preview: Preview, save: Save) -> None:
    save()
    preview.follow("nigel")
    save(("Thank you. What can you do about it?", "Right. What now?"))
    assert place(preview) == ("what-now", 7, ("owned-up",))
    assert seen(preview).heard == ("Right. What now?",)
    assert seen(preview).replies == ("nigel",)
    assert preview.said == ""


def test_a_scene_that_is_gone_leads_back_to_the_start_and_says_so(preview: Preview, save: Save) -> None:
    save()
    preview.follow("nigel")
    save(("what-now", "and-now"))
    assert place(preview) == ("counter", 5, ())
    assert preview.said == "The scene `what-now` is gone; back at the start."
    preview.follow("nigel")
    preview.follow("manager")
    save(("head-office", "headquarters"), ("what-now", "and-now"))
    assert preview.said == "The ending `head-office` is gone; back at the start."


def test_a_mood_that_is_reached_no_more_gives_way_to_the_same_replies(preview: Preview, save: Save) -> None:
    save()
    preview.follow("nigel")
    save(("mood: +2", "mood: +4"), STEADY)
    assert place(preview) == ("what-now", 9, ("owned-up",))
    assert preview.said == (
        "No conversation reaches `what-now` at mood 7 with owned-up remembered any more; "
        "the same replies lead to mood 9."
    )


def test_a_mood_that_is_reached_no_more_gives_way_to_the_nearest(preview: Preview, save: Save) -> None:
    save()
    preview.follow("nigel")
    save(
        ("      nigel:\n", "      party:\n"),
        ("mood: +2", "mood: +4"),
        STEADY,
        ("best: {replies: [nigel", "best: {replies: [party"),
    )
    assert place(preview) == ("what-now", 9, ("owned-up",))
    assert preview.said == (
        "No conversation reaches `what-now` at mood 7 with owned-up remembered any more; nearest is 9."
    )


def test_renamed_replies_change_nothing_but_the_way_back(preview: Preview, save: Save) -> None:
    save()
    preview.follow("nigel")
    save(("      nigel:\n", "      party:\n"), ("best: {replies: [nigel", "best: {replies: [party"))
    assert place(preview) == ("what-now", 7, ("owned-up",))
    assert preview.said == ""
    assert seen(preview).replies == ("party",)
    assert preview.back() == "party"
    assert place(preview) == ("counter", 5, ())


def test_a_memory_word_that_is_gone_is_told(preview: Preview, save: Save) -> None:
    save()
    preview.jump("what-now", 3)
    preview.remember(["owned-up"])
    save(("owned-up", "said-it"))
    assert place(preview) == ("what-now", 3, ())
    assert preview.said == "`owned-up` is neither remembered nor asked for any more."
    assert words.forgotten(["a", "b"]) == "`a`, `b` are neither remembered nor asked for any more."


def test_at_the_start_it_stays_at_the_start(preview: Preview, save: Save) -> None:
    save()
    save(("mood: 5}", "mood: 6}"))
    assert place(preview) == ("counter", 6, ())
    assert preview.said == ""


def test_a_place_looked_at_freely_is_kept(preview: Preview, save: Save) -> None:
    save()
    preview.jump("what-now", 10)
    save(WORDS)
    assert place(preview) == ("what-now", 10, ())
    assert preview.said == ""


@pytest.mark.parametrize("slip", [BROKEN, UNREADABLE, NO_LINE], ids=["a target", "the text", "the story"])
def test_while_the_file_has_errors_the_last_good_version_stays(
    preview: Preview, save: Save, slip: tuple[str, str]
) -> None:
    good = save()
    preview.follow("nigel")
    broken = save(slip)
    assert preview.shown is good
    assert preview.stale
    assert place(preview) == ("what-now", 7, ("owned-up",))
    assert preview.newest is broken
    assert "error" in counts(broken.findings)
    preview.follow("tonight")
    preview.back()
    mended = save(WORDS)
    assert preview.shown is mended
    assert not preview.stale
    assert place(preview) == ("what-now", 7, ("owned-up",))


def test_a_file_that_never_was_sound_shows_nothing_but_its_findings(preview: Preview, save: Save) -> None:
    broken = save(UNREADABLE)
    assert preview.look() is None
    assert broken.findings
    save()
    assert place(preview) == ("counter", 5, ())


def test_a_finding_is_pursued_into_the_version_that_has_it(preview: Preview, save: Save) -> None:
    save()
    broken = save(NO_LINE)
    finding = next(f for f in broken.findings if f.code == "no-line-holds")
    assert finding.example == ("nigel",)
    assert preview.pursue(finding)
    assert preview.shown is broken
    assert place(preview) == ("what-now", 7, ("owned-up",))
    assert seen(preview).heard == ()
    assert {c.regret for c in seen(preview).choices} == {None}
    save(NO_LINE, WORDS)
    assert preview.shown is preview.newest, "it stays in the version with the error while that is being mended"
    assert place(preview) == ("what-now", 7, ("owned-up",))
    save(UNREADABLE)
    assert preview.shown is preview.good
    save()
    assert place(preview) == ("what-now", 7, ("owned-up",))


def test_a_finding_about_the_text_alone_leads_nowhere(preview: Preview, save: Save) -> None:
    save()
    broken = save(BROKEN)
    assert not preview.pursue(broken.findings[0])
    assert preview.shown is preview.good


def test_a_walkthrough_that_stops_is_pursued_as_far_as_it_plays(preview: Preview, save: Save) -> None:
    broken = save(("worst: {replies: [receipt, manager]", "worst: {replies: [receipt, voucher]"))
    assert preview.pursue(broken.findings[0])
    assert place(preview) == ("what-now", 3, ())
    assert preview.said == "`voucher` is not on offer here."
    assert choice(preview, "tonight").regret == 0, "it has bounds, so it has costs"


@given(story=stories(), again=stories(), data=st.data())
def test_wherever_it_stands_a_save_never_leaves_it_nowhere(
    rubric: Rubric, story: bytes, again: bytes, data: st.DataObject
) -> None:
    preview = Preview()
    preview.take(version_of(check(Source("a.yaml", story), rubric), rubric, THEN))
    for _ in range(data.draw(st.integers(0, 4))):
        if (found := preview.look()) is None or not found.choices:
            break
        preview.follow(data.draw(st.sampled_from(found.choices)).reply)
    if preview.shown is not None:
        preview.nudge(data.draw(st.integers(-2, 2)))
        preview.look()
    preview.take(version_of(check(Source("a.yaml", again), rubric), rubric, THEN))
    for finding in () if preview.newest is None else preview.newest.findings:
        preview.pursue(finding)
        preview.look()
    shown = preview.shown
    if shown is not None:
        assert preview.place is not None
        assert preview.look() is not None
        rules = shown.rules
        assert rules is not None
        scenario = rules.scenario
        assert preview.place.position.scene in {**scenario.scenes, **scenario.endings}
        if preview.place.steps:
            assert len(seen(preview).replies) == len(preview.place.steps)
