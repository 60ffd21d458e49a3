"""The small lists to pick from."""

from __future__ import annotations

CHOOSE = "Choose"
CHOOSE_MEANS = "Take the row"
CANCEL = "Cancel"
PICK_CANCEL = "Take none"
FIND = "type to find"
DOWN = "The next row"
UP = "The row before"
PICK_HELP = "Type a part of a name to leave only the rows that hold it; the arrows choose, Enter takes one."

DONE = "Done"
DONE_MEANS = "Take what is ticked"
TICK = "Tick"
TICK_MEANS = "Tick the row, or not"
TICK_CANCEL = "Leave the ticks as they were"
TICK_HELP = "Tick as many rows as you like with Space or a click; Enter is done."
