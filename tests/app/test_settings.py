"""What a person prefers: chosen on the settings screen, kept in a file, and in force everywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static

from simulator.app import keys
from simulator.app.app import EmpathyApp
from simulator.app.screens.asking import AskScreen
from simulator.app.screens.base import BaseScreen
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.debrief import DebriefScreen
from simulator.app.screens.filtering import FilterScreen
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.keys import KeysScreen, PressScreen
from simulator.app.screens.library import LibraryScreen
from simulator.app.screens.look_back import LookBackScreen
from simulator.app.screens.map import MapScreen
from simulator.app.screens.modals import FileScreen, NameScreen, PauseScreen, TroubleScreen
from simulator.app.screens.picking import PickScreen, Row, TickScreen
from simulator.app.screens.preview import PreviewScreen
from simulator.app.screens.progress import ProgressScreen
from simulator.app.screens.settings import SettingsScreen
from simulator.app.screens.to_change import ToChangeScreen
from simulator.app.screens.welcome import WelcomeScreen
from simulator.app.widgets.time_bar import TimeBar
from simulator.browsing import Card, Catalogue, Wanted
from simulator.checking import Checked
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.launch import Launch
from simulator.preferences import Motion, Preferences
from simulator.preferences_file import PreferencesFile
from simulator.records.store import Records
from simulator.scenario.library import heading_of
from simulator.scripted import play_replies
from simulator.sitting import new_sitting
from tests.app.driving import Driver, app_of, begun, on_screen, say, talk_of, until, words_of
from tests.clock import SteppedClock
from tests.conftest import SAMPLES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


@pytest.fixture
def shelf(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of the sample alone."""
    folder = home / "shelf"
    folder.mkdir(parents=True)
    shutil.copy(SAMPLES / "wrong-cake.yaml", folder)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [folder])
    return folder


def started(
    launch: Launch, file: Path, clock: SteppedClock, checked: Checked | None = None, **asked: Any
) -> EmpathyApp:
    """The app as `empathy` starts it; `asked` is what the command line says."""
    kept = PreferencesFile(file)
    trainee = asked.pop("trainee", None) or kept.preferences.name
    return EmpathyApp(replace(launch, trainee=trainee, kept=kept, **asked), checked, clock=clock)


def kept(file: Path) -> Preferences:
    return PreferencesFile(file).preferences


async def settings(pilot: Driver) -> SettingsScreen:
    """From the library to the settings."""
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen) and "A cake" in words_of(pilot.app.screen))
    await pilot.press("s")
    await on_screen(pilot, SettingsScreen)
    await until(pilot, lambda: "Motion" in words_of(pilot.app.screen))
    assert isinstance(pilot.app.screen, SettingsScreen)
    return pilot.app.screen


async def keys_of(pilot: Driver) -> OptionList:
    """From the library to the keys."""
    await settings(pilot)
    await pilot.press("end", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen) and "Everywhere" in words_of(pilot.app.screen))
    return pilot.app.screen.query_one(OptionList)


async def choose(pilot: Driver, binding: str) -> None:
    """Highlights the row of a binding, by the keyboard."""
    rows = pilot.app.screen.query_one(OptionList)
    while rows.get_option_at_index(rows.highlighted or 0).id != binding:
        await pilot.press("down")


# --- the settings screen


async def test_each_change_holds_at_once_and_is_kept(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.write_text("name: Sam\n")
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        await pilot.press("down", "right")  # feedback
        assert app.preferences.feedback.value == "off"
        await pilot.press("left", "left")
        assert app.preferences.feedback.value == "word"
        await pilot.press("down", "enter", "down", "enter", "right", "down", "enter")
        await pilot.press("down", "right")
        assert app.theme == "textual-light"
        await pilot.press("down", "right")
        assert app.animation_level == "none"
        await until(pilot, lambda: "✓ kept" in words_of(app.screen))
    assert kept(file) == Preferences(
        name="Sam",
        feedback=Feedback.WORD,
        timed=True,
        extra_time=1.5,
        show_time=False,
        theme="textual-light",
        motion=Motion.REDUCED,
    )
    again = started(launch, file, clock)
    async with again.run_test(size=(80, 24)):
        assert again.theme == "textual-light"
        assert again.animation_level == "none"


async def test_a_click_changes_a_row_too(launch: Launch, shelf: Path, file: Path, clock: SteppedClock) -> None:
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settings(pilot)
        line = next(y for y, row in enumerate(words_of(screen).split("\n")) if "Time shown" in row)
        await pilot.click(offset=(20, line))
        await until(pilot, lambda: not app.preferences.show_time)
        await pilot.press("escape")
        await on_screen(pilot, LibraryScreen)


async def test_keys_struck_in_a_burst_are_taken_in_their_order(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        for key in ("down", "right", "down", "down", "right", "home", "enter"):
            app.post_message(events.Key(key, None))
        await on_screen(pilot, NameScreen)
        assert app.preferences == Preferences(feedback=Feedback.OFF, extra_time=1.25)
        for letter in "Samuel":
            app.post_message(events.Key(letter, letter))
        app.post_message(events.Key("enter", "\r"))
        await on_screen(pilot, SettingsScreen)
        assert app.trainee == "Samuel"


async def test_a_theme_chosen_by_key_or_palette_is_kept(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+t")
        await until(pilot, lambda: kept(file).theme == "textual-light")
        app.theme = "nord"
        await until(pilot, lambda: kept(file).theme == "nord")


async def test_a_time_written_by_hand_is_changed_from_where_it_is(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.write_text("extra_time: 1.7\n")
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settings(pilot)
        assert "× 1.7" in words_of(screen)
        await pilot.press("down", "down", "down", "left")
        assert app.preferences.extra_time == 1.5


async def test_an_attempt_starts_from_the_preferences_and_the_command_line_wins(
    launch: Launch, file: Path, cake: Checked, clock: SteppedClock
) -> None:
    file.write_text("feedback: word\ntimed: no\nextra_time: 2\n")
    async with started(launch, file, clock, cake).run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BriefingScreen)
        shown = words_of(pilot.app.screen)
        assert "you read one word about it" in shown
        assert "Nothing is timed" in shown
        await pilot.press("f", "x")
        talk = await begun(pilot)
        used = talk.sitting.attempt.settings
        assert (used.feedback, used.timed, used.factor) == (Feedback.OFF, True, 3)
    assert kept(file) == Preferences(feedback=Feedback.WORD, timed=False, extra_time=2)
    asked = started(launch, file, clock, cake, feedback=Feedback.FULL, timed=True, factor=1.25)
    async with asked.run_test(size=(80, 24)) as pilot:
        used = (await begun(pilot)).sitting.attempt.settings
        assert (used.feedback, used.timed, used.factor) == (Feedback.FULL, True, 1.25)


async def test_the_time_may_run_unseen(launch: Launch, file: Path, cake: Checked, clock: SteppedClock) -> None:
    file.write_text("show_time: no\n")
    async with started(launch, file, clock, cake).run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        await until(pilot, lambda: talk.query_one(TimeBar).left is not None)
        await pilot.pause()
        assert "s left" not in words_of(talk)
        await pilot.press("t")
        await until(pilot, lambda: "s left" in words_of(talk))


async def test_an_assessment_says_what_it_leaves_out(
    launch: Launch, file: Path, cake: Checked, clock: SteppedClock
) -> None:
    file.touch()
    async with started(launch, file, clock, cake, mode=Mode.ASSESS).run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BriefingScreen)
        shown = " ".join(words_of(pilot.app.screen).replace("▌", " ").split())
        assert "no feedback, no hint, no looking back, no pause and no second try" in shown
        assert "f Feedback" not in shown


# --- a file at fault


async def test_a_faulty_file_is_told_and_the_rest_of_it_holds(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    text = (
        "name: Sam\nfeedback: loud\ntheme: pink\nkeys:\n  library.nmae: f5\n  library.quit: zzz\n  talk.file: enter\n"
        "  briefing.timed: x\n  library.name: m\n"
    )
    file.write_text(text)
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(app._notifications) > 0)
        told = "\n".join(str(notice.message) for notice in app._notifications)
        assert "line 2: `feedback` is off, word or full" in told
        assert "there is no theme “pink”" in told
        assert "line 5: nothing has the name “library.nmae”. Did you mean `library.name`?" in told
        assert "line 6: “zzz” is no key" in told
        assert "line 7: enter keeps its meaning everywhere" in told
        assert "line 8: x is taken there: stretch every time" in told
        assert told.count("line ") == 5
        assert app.trainee == "Sam"
        await until(pilot, lambda: "m Name" in words_of(app.screen))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: (file.parent / "settings.old.yaml").exists())
    assert (file.parent / "settings.old.yaml").read_text() == text


# --- keys


async def test_a_new_key_works_and_stands_in_footer_and_help(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys_of(pilot)
        await choose(pilot, "library.name")
        await pilot.press("enter")
        await on_screen(pilot, PressScreen)
        await pilot.press("m")
        await until(pilot, lambda: "● changed" in words_of(app.screen))
        assert kept(file).keys == {"library.name": "m"}
        await pilot.press("escape", "escape")
        await on_screen(pilot, LibraryScreen)
        await until(pilot, lambda: "m Name" in words_of(app.screen))
        assert "no name (m)" in words_of(app.screen)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("question_mark")
        await on_screen(pilot, HelpScreen)
        assert "m  The name your attempts" in words_of(app.screen)
        await pilot.press("escape", "m")
        await on_screen(pilot, NameScreen)
    again = started(launch, file, clock)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "m Name" in words_of(again.screen))


@pytest.mark.parametrize(
    ("pressed", "told"),
    [
        ("s", "s is taken here already, for “Your name, feedback, times, looks and keys”"),
        ("question_mark", "? is taken here already, for “What the keys do”"),
        ("ctrl+t", "^t is taken here already, for “Light or dark”"),
        ("enter", "Enter keeps its meaning everywhere"),
        ("tab", "tab keeps its meaning everywhere"),
        ("up", "↑ keeps its meaning everywhere"),
    ],
)
async def test_a_key_that_cannot_be_had_is_refused_in_a_sentence(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock, pressed: str, told: str
) -> None:
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys_of(pilot)
        await choose(pilot, "library.name")
        await pilot.press("enter")
        await on_screen(pilot, PressScreen)
        await pilot.press(pressed)
        await pilot.pause()
        assert told in str(app.screen.query_one("#trouble", Static).content)
        await pilot.press("escape")
        await on_screen(pilot, KeysScreen)
        assert not app.preferences.keys


async def test_one_key_or_all_of_them_are_put_back(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.write_text("keys:\n  library.name: m\n  library.quit: n\n  talk.file: g\n")
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys_of(pilot)
        await choose(pilot, "library.name")
        await pilot.press("u")
        await pilot.pause()
        assert len(app.preferences.keys) == 3, "n is the key of something else now"
        await choose(pilot, "library.quit")
        await pilot.press("u")
        await pilot.pause()
        assert set(app.preferences.keys) == {"library.name", "talk.file"}
        await pilot.press("a")
        await on_screen(pilot, AskScreen)
        assert "All 2 changes of yours will be lost" in words_of(app.screen)
        await pilot.press("enter")  # the answer that changes nothing has the focus
        await on_screen(pilot, KeysScreen)
        assert len(app.preferences.keys) == 2
        await pilot.press("a")
        await on_screen(pilot, AskScreen)
        await pilot.press("y")
        await until(pilot, lambda: not app.preferences.keys)
    assert kept(file).keys == {}


async def test_nobody_locks_themselves_out(launch: Launch, file: Path, cake: Checked, clock: SteppedClock) -> None:
    file.write_text(
        "keys:\n  briefing.begin: b\n  briefing.back: z\n  help: e\n  talk.leave: z\n  ask.no: z\n  help.close: z\n"
    )
    app = started(launch, file, clock, cake)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BriefingScreen)
        await until(pilot, lambda: "e Help" in words_of(app.screen))
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, BriefingScreen), "q is z now"
        for help_key in ("e", "f1"):
            await pilot.press(help_key)
            await on_screen(pilot, HelpScreen)
            await pilot.press("escape")
            await on_screen(pilot, BriefingScreen)
        app.set_focus(None)
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        await pilot.press("escape")
        await on_screen(pilot, LibraryScreen)


async def test_a_letter_is_typed_whatever_it_is_bound_to(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.write_text("keys:\n  name.done: d\n  name.cancel: c\n  app.light: l\n  help: e\n")
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "e Help" in words_of(app.screen))
        await pilot.press("n")
        await on_screen(pilot, NameScreen)
        await pilot.press(*"dcel")
        assert app.screen.query_one(Input).value == "dcel"
        await pilot.press("enter")
        await on_screen(pilot, LibraryScreen)
        assert app.trainee == "dcel"


# --- the name


async def test_a_name_is_kept_and_one_for_this_run_is_not(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    file.touch()
    async with started(launch, file, clock).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "no name" in words_of(pilot.app.screen))
        await pilot.press("n")
        await on_screen(pilot, NameScreen)
        await pilot.press(*"Sam", "enter")
        await until(pilot, lambda: kept(file).name == "Sam")
    async with started(launch, file, clock, trainee="Joan").run_test(size=(80, 24)) as pilot:
        assert app_of(pilot).trainee == "Joan"
        await pilot.pause()
    async with started(launch, file, clock).run_test(size=(80, 24)) as pilot:
        assert app_of(pilot).trainee == "Sam"


def _played(records: Records, launch: Launch, cake: Checked, name: str | None) -> None:
    sitting = play_replies(replace(launch, trainee=name), cake, ["nigel", "tonight"])
    attempt = replace(sitting.attempt, settings=Settings())
    scenario, rubric = sitting.texts
    records.begin(attempt, scenario.data, rubric.data, sitting.conversation.turns)


@pytest.mark.parametrize(("answer", "names"), [("y", ["Sam", "Sam", "Joan"]), ("escape", [None, None, "Joan"])])
async def test_attempts_without_a_name_are_claimed_when_one_is_set_first_and_no_others(
    launch: Launch,
    shelf: Path,
    file: Path,
    cake: Checked,
    clock: SteppedClock,
    records: Records,
    answer: str,
    names: list[str | None],
) -> None:
    for name in (None, None, "Joan"):
        _played(records, launch, cake, name)
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: words_of(app.screen).count("100  ✓ resolved") == 2)
        await pilot.press("n")
        await on_screen(pilot, NameScreen)
        await pilot.press(*"Sam", "enter")
        await on_screen(pilot, AskScreen)
        assert "Are the 2 attempts without a name yours?" in words_of(app.screen)
        await pilot.press(answer)
        await on_screen(pilot, LibraryScreen)
        mine = names.count("Sam")
        await until(pilot, lambda: words_of(app.screen).count("100  ✓ resolved") == mine)
    order = {"Sam": 0, None: 0, "Joan": 1}
    found = [attempt.trainee for attempt in records.attempts()]
    assert sorted(found, key=lambda name: order[name]) == names


async def test_without_a_name_nobody_elses_attempts_show(
    launch: Launch, shelf: Path, file: Path, cake: Checked, clock: SteppedClock, records: Records
) -> None:
    _played(records, launch, cake, "Joan")
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "what was kept under it is here" in words_of(app.screen))
        assert "✓ resolved" not in words_of(app.screen)


# --- the first start, and where there is nothing


async def test_a_newcomer_is_in_a_conversation_after_a_name_and_two_keys(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    text = (shelf / "wrong-cake.yaml").read_text()
    harder = text.replace("scenario: wrong-cake", "scenario: a-harder-one").replace("starter", "stretch")
    (shelf / "a-harder-one.yaml").write_text(harder.replace("A cake for somebody else", "The harder one"))
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, WelcomeScreen)
        await pilot.press(*"Zoë", "enter")
        await on_screen(pilot, BriefingScreen)
        assert "A cake for somebody else" in words_of(app.screen)
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        assert talk_of(pilot).sitting.attempt.trainee == "Zoë"
    assert kept(file).name == "Zoë"


async def test_the_welcome_does_not_come_a_second_time(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    async with started(launch, file, clock).run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, WelcomeScreen)
        await pilot.press("escape")
        await on_screen(pilot, LibraryScreen)
        await until(pilot, file.exists)
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "None yet" in words_of(app.screen))
        await pilot.pause(0.2)
        assert isinstance(app.screen, LibraryScreen)


async def test_whoever_has_played_is_not_welcomed(
    launch: Launch, shelf: Path, file: Path, cake: Checked, clock: SteppedClock, records: Records
) -> None:
    _played(records, launch, cake, None)
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "✓ resolved" in words_of(app.screen))
        await pilot.pause(0.2)
        assert isinstance(app.screen, LibraryScreen)


async def test_the_welcome_by_mouse(launch: Launch, shelf: Path, file: Path, clock: SteppedClock) -> None:
    async with started(launch, file, clock).run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, WelcomeScreen)
        await pilot.click("#begin")
        await on_screen(pilot, BriefingScreen)


async def test_an_empty_library_says_how_to_fill_it(
    launch: Launch, shelf: Path, file: Path, clock: SteppedClock
) -> None:
    (shelf / "wrong-cake.yaml").unlink()
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "There is no complaint to practise yet" in words_of(app.screen))
        assert "empathy new late-parcel" in " ".join(words_of(app.screen).split())


# --- what is asked before it is done


async def test_leaving_an_assessment_asks_and_the_clock_goes_on_if_not(
    launch: Launch, file: Path, cake: Checked, clock: SteppedClock
) -> None:
    file.touch()
    app = started(launch, file, clock, cake, mode=Mode.ASSESS)
    async with app.run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        await say(pilot, "nigel")
        await until(pilot, lambda: talk.conversation.stopwatch.running)
        await pilot.press("q")
        await on_screen(pilot, AskScreen)
        assert "Leave the assessment?" in words_of(app.screen)
        assert not talk.conversation.stopwatch.running
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        await until(pilot, lambda: talk.conversation.stopwatch.running)
        await pilot.press("q")
        await on_screen(pilot, AskScreen)
        await pilot.press("y")
        await on_screen(pilot, LibraryScreen)


async def test_leaving_what_is_not_recorded_asks(
    launch: Launch, file: Path, cake: Checked, clock: SteppedClock
) -> None:
    file.touch()
    app = started(launch, file, clock, cake)
    async with app.run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        talk.sitting.go_unrecorded()
        await say(pilot, "nigel")
        await pilot.press("q")
        await on_screen(pilot, AskScreen)
        assert "Nothing of this conversation is kept" in words_of(app.screen)
        await pilot.press("y")
        await on_screen(pilot, LibraryScreen)


# --- every screen


def _opened(
    app: EmpathyApp, launch: Launch, cake: Checked, clock: SteppedClock
) -> dict[str, Callable[[], Screen[Any]]]:
    """How each screen is made; a new screen has to be added here."""
    assert cake.bounds is not None
    assert cake.loaded.scenario is not None
    card = Card(cake.loaded.source, heading_of(cake.loaded.scenario))

    def sitting(*replies: str) -> Any:
        made = new_sitting(cake, launch.rubric_source, Settings(), clock, None)
        made.begin()
        for reply in replies:
            made.reply(reply)
            made.keep()
            made.hear()
        return made

    def debrief() -> Screen[Any]:
        played = sitting("nigel", "tonight")
        return DebriefScreen(played.attempt, played.judged(), played.bounds, kept=True)

    screens: list[Callable[[], Screen[Any]]] = [
        LibraryScreen,
        lambda: BriefingScreen(cake, Settings()),
        lambda: ConversationScreen(sitting()),
        debrief,
        lambda: MapScreen(cake),
        lambda: PreviewScreen(SAMPLES / "wrong-cake.yaml", launch.rubric, clock),
        SettingsScreen,
        KeysScreen,
        WelcomeScreen,
        lambda: FileScreen(("A line.",)),
        PauseScreen,
        lambda: LookBackScreen(sitting("nigel")),
        lambda: ToChangeScreen("Names on the boxes."),
        ProgressScreen,
        lambda: NameScreen("Sam"),
        lambda: TroubleScreen("The store is locked."),
        lambda: PickScreen("Which?", [Row("a", "one", ""), Row("b", "two", "")], "a"),
        lambda: TickScreen("Which?", ["one", "two"], ["one"]),
        lambda: FilterScreen(Catalogue([card]), Wanted()),
        lambda: AskScreen("Sure?", "It will be gone.", "Yes", "No"),
        lambda: PressScreen(keys.all_keys()["talk.file"], {}),
    ]
    return {type(make()).__name__: make for make in screens}


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_screen_answers_f1_and_a_question_mark_with_help_and_has_a_way_out_by_keyboard(
    launch: Launch, shelf: Path, file: Path, cake: Checked, clock: SteppedClock, size: tuple[int, int]
) -> None:
    file.touch()
    app = started(launch, file, clock)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "A cake" in words_of(app.screen))
        makers = _opened(app, launch, cake, clock)
        known = {screen.__name__ for screen in keys._screens()} - {"HelpScreen"}
        abstract = {"BaseScreen", "BaseModal", "Closable"}
        assert set(makers) == known - abstract, "a screen that this test does not know how to open"
        for name, make in makers.items():
            screen = make()
            await app.push_screen(screen)
            await pilot.pause()
            assert screen.query(Footer), f"{name} shows no keys"
            typing = isinstance(app.focused, Input)
            for key in ("f1",) if typing else ("f1", "question_mark"):
                if (name, key) == ("PressScreen", "question_mark"):
                    continue  # it takes any key that types
                await pilot.press(key)
                await until(pilot, lambda: isinstance(app.screen, HelpScreen), 5)
                shown = app.screen
                assert isinstance(shown, HelpScreen)
                assert shown._topic, f"the help of {name} says nothing"
                await pilot.press(key)
                await until(pilot, lambda screen=screen: app.screen is screen, 5)  # type: ignore[misc]
            if name in ("LibraryScreen", "PreviewScreen"):
                assert any(binding.binding.action == "app.quit" for binding in screen.active_bindings.values()), name
                await app.pop_screen()
            else:
                await pilot.press("escape")
                await until(pilot, lambda screen=screen: app.screen is not screen, 5)  # type: ignore[misc]
            while len(app.screen_stack) > 2:
                await app.pop_screen()


def test_every_key_has_a_name_and_says_what_it_does() -> None:
    for screen in [EmpathyApp, *keys._screens()]:
        for binding in vars(screen).get("BINDINGS", ()):
            if binding.system:
                continue  # Ctrl+C
            assert binding.id, (screen, binding)
            assert binding.tooltip or binding.description, (screen, binding)


def test_no_screen_has_a_key_twice_as_it_comes() -> None:
    clashes = [(name, met) for name in keys.all_keys() if (met := keys.clash(name, {})) is not None]
    assert clashes == []


def test_full_screens_are_base_screens() -> None:
    """So that all of them have help, breakpoints and a word when the terminal is too small."""
    assert all(
        issubclass(screen, BaseScreen) or screen.is_modal
        for screen in keys._screens()
        if screen.__name__ != "BaseScreen"
    )
