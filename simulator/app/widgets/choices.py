"""What a preview shows at a position: the customer, and every reply with all it does."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.app.colours import MARK_COLOURS
from simulator.app.foreign import foreign, foreign_line
from simulator.app.widgets.hanging import Hanging
from simulator.previewing.look import Choice, Look, behaviours, earned
from simulator.wording import preview as words
from simulator.wording.common import LESSON, WHY, mood_move


class Choices(OptionList):
    """What the customer says, then the replies in the order of the file."""

    def show(self, look: Look, reply: str | None = None, *, scroll: bool = True) -> None:
        """Shows a position, with a reply highlighted; `scroll` to where the customer speaks."""
        kept = self.scroll_offset.y
        heads = [Option(visual, disabled=True) for visual in _heads(look)]
        self.set_options([*heads, *(Option(_row(choice), id=choice.reply) for choice in look.choices)])
        replies = [choice.reply for choice in look.choices]
        if replies:
            self.highlighted = len(heads) + (replies.index(reply) if reply in replies else _first(look))
        self.call_after_refresh(self.scroll_to, y=0 if scroll else kept, animate=False)

    def _on_show(self, event: events.Show) -> None:
        """Coming into view, it stays where it is, and is not scrolled to the highlighted reply."""
        super()._on_show(event)
        event.prevent_default()

    @property
    def highlighted_reply(self) -> str | None:
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id


def _first(look: Look) -> int:
    return next((index for index, choice in enumerate(look.choices) if not choice.barred), 0)


def _heads(look: Look) -> list[Content | Hanging]:
    """What the customer says, what was remembered, and the way here."""
    name = foreign_line(look.customer, "bold $text-accent")
    said = [foreign(line) for line in look.heard] or [Content.styled(words.NO_LINE_HOLDS, "italic $text-error")]
    heads: list[Content | Hanging] = []
    heads.append(Hanging(Content.styled("▌ ", "$accent"), Content("\n").join([name, *said]), repeat=True))
    facts = [words.remembered(look.memory)] if look.memory else []
    facts += [words.way_here(look.replies)] if look.replies else []
    if facts:
        heads.append(Hanging(Content("  "), foreign(" · ".join(facts), "dim")))
    if look.lesson:
        heads.append(Content.assemble("\n", (f"{LESSON}  ", "bold"), foreign(look.lesson)))
    return [*heads, Content()]


def _row(choice: Choice) -> Hanging:
    key = f"{choice.number} " if choice.number <= 9 else "  "
    title = Content.assemble(foreign_line(choice.reply, "bold"), "  ", _standing(choice))
    parts = [title]
    if choice.words:
        speaker = Content.styled(f"{words.CUSTOMER} ", "dim") if choice.after is not None else Content()
        parts.append(speaker + foreign(choice.words))
    parts.append(Content.styled(_moves(choice), "dim"))
    parts.append(_worth(choice))
    if choice.why:
        parts.append(Content.assemble((f"{WHY}  ", "bold"), foreign(choice.why)))
    body = Content("\n").join([*parts, Content()])
    return Hanging(Content.styled(key, "bold $text-accent"), body.stylize_before("dim") if choice.barred else body)


def _standing(choice: Choice) -> Content:
    """Whether it is on offer, what it costs, and whether it is among the best."""
    if choice.barred:
        return foreign(choice.barred, "italic")
    after = "" if choice.after is None else words.after(choice.after)
    if choice.mark is None:
        return Content.styled(after, "dim")
    marked = words.marked(choice.mark, choice.regret)
    return Content.assemble((marked, MARK_COLOURS[choice.mark]), (f"  {after}" if after else "", "dim"))


def _moves(choice: Choice) -> str:
    """What it does to mood and memory, and where it leads."""
    parts = [mood_move(choice.mood_before, choice.mood_after)]
    if choice.sets:
        parts.append(words.now_remembered(choice.sets))
    if not choice.leads:
        parts.append(words.LEADS_NOWHERE)
    else:
        parts.append(words.leads(choice.leads, choice.outcome, walks_out=choice.walks_out))
    return " · ".join(parts)


def _worth(choice: Choice) -> Content:
    """Its points, and the behaviours they are for."""
    shown = behaviours(choice)
    if not shown:
        return Content.styled(words.SHOWS_NOTHING, "dim")
    worth = [(points, "$text-success" if points[0] == "+" else "$text-error") for points in earned(choice)]
    listed = Content.styled(", ", "dim").join([Content.styled(*item) for item in worth])
    return Content.assemble(listed if worth else Content.styled(words.NO_POINTS, "dim"), "  ", foreign_line(shown))
