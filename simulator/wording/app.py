"""What the app says between its screens: the record store, what is being waited for, and what was left."""

from __future__ import annotations

WAITING = "Waiting for the record store …"
OPENING = "Opening the attempt …"
OPENING_COMPLAINT = "Opening the complaint …"
READING_BACK = "Reading the attempt back …"
NOTHING_KEPT = "From here on nothing is kept."
LEAVE = "Leave"
QUIT = "Quit"

KEPT = "What you said is kept. Resume it from the library."
NOTHING_TO_RESUME = "There is nothing to resume. Choose a complaint."
NOTHING_TO_RESUME_HERE = "There is nothing to resume, so this starts anew."
UNFINISHED = "An earlier attempt at this is unfinished; it waits in the library."

LIBRARY = "Library"
LIBRARY_COMMAND = "Leave this and choose another complaint"
