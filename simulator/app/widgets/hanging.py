"""A text with something in front of its first line, or of every line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """`lead` in front of the first line of `body`, and of the others as much room, or, to `repeat` it, `lead` again."""

    def __init__(self, lead: Content, body: Content, *, repeat: bool = False) -> None:
        self._lead = lead
        self._body = body
        self._repeat = repeat

    @property
    def _indent(self) -> int:
        return self._lead.cell_length

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._indent + self._body.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return self._indent + self._body.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._body.get_height(rules, max(1, width - self._indent))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        body = self._body.render_strips(max(1, width - self._indent), height, style, options)
        lead = self._lead.render_strips(self._indent, 1, style, options)[:1]
        blank = lead[0] if self._repeat else Strip.blank(self._indent, style.rich_style)
        return [Strip.join([first, line]) for first, line in zip(lead + [blank] * len(body), body, strict=False)]


class Stack(Visual):
    """Visuals one below the other, as one."""

    def __init__(self, parts: Sequence[Visual]) -> None:
        self._parts = parts

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max((part.get_optimal_width(rules, container_width) for part in self._parts), default=0)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return max((part.get_minimal_width(rules) for part in self._parts), default=1)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(part.get_height(rules, width) for part in self._parts)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        strips = [strip for part in self._parts for strip in part.render_strips(width, None, style, options)]
        return strips if height is None else strips[:height]
