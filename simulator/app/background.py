"""Work behind the screen that may take long and need not be finished."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

SWITCH = 0.0005
"""Seconds that a thread may hold up another while somebody may press a key."""


@contextmanager
def answering() -> Iterator[None]:
    """Lets the screen's thread have its turn sooner while another one works. Every turn of the event loop lets go of
    the interpreter, and a key takes several turns until it is seen."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class Background:
    """Runs calls in threads of their own, at most `at_once` of them. The program's end does not wait for them, as it
    would for `asyncio.to_thread`; a call that nobody waits for any more is not begun."""

    def __init__(self, at_once: int) -> None:
        self._free = threading.Semaphore(at_once)

    async def run(self, act: Callable[[], T]) -> T:
        """What `act` returns or raises. Where the wait is cancelled, its result is dropped."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def tell(settle: Callable[[], None]) -> None:
            loop.call_soon_threadsafe(lambda: None if future.done() else settle())

        def work() -> None:
            with self._free:
                if future.cancelled():
                    return
                try:
                    result = act()
                except Exception as error:
                    trouble = error
                    settle = lambda: future.set_exception(trouble)  # noqa: E731
                else:
                    settle = lambda: future.set_result(result)  # noqa: E731
            try:
                tell(settle)
            except RuntimeError:  # the loop is closed: the program has ended meanwhile
                return

        threading.Thread(target=work, daemon=True).start()
        return await future
