"""A numbered text whose further lines stand below its first word, not below its number."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """`lead` in front of the first line of `body`, as much room in front of the others."""

    def __init__(self, lead: Content, body: Content) -> None:
        self._lead = lead
        self._body = body

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
        blank = Content(" " * self._indent).render_strips(self._indent, 1, style, options)[0]
        return [Strip.join([first, line]) for first, line in zip(lead + [blank] * len(body), body, strict=False)]
