"""Copyfitting — 合版、挤排: a story a few lines over or under its room is made to fit, step by step.

In: a way to lay the story out under a `Changes`, and what the paper allows. Out: the least of the allowed steps
at which it fits, each with its figure, or none. It is what a make-up editor does by hand at night, in the
order of what shows least: pull in the last lines of paragraphs, tighten the letters by a hair, take a
headline's space or size, close up crossheads, crop a picture by a line.

Glossary: *need* is how many lines a story is over (above 0) or under (below 0) its room; a *step* changes one
thing; the *ladder* takes steps until nothing is needed, and is all or nothing: a story that can't be made
to fit is set as if nobody had tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from composer.frozen import NamedTuple, frozen
from composer.makeup.area.plan import AreaPlan
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Slot
from composer.measure import HAO, Length, Unit
from composer.papers.models import Copyfit, FitStep

__all__ = ["Changes", "Laid", "Outcome", "fitted", "head_size", "on_scale"]

_LEVELS = 4
"""Tracking is tried in so many equal parts of what is allowed, so that no more is taken than needed."""


@frozen
class Changes:
    """What is changed of a story so that it fits; nothing, to begin with."""

    tracking: int = 0
    """字距 in 1/1000 em."""
    resets: Mapping[int, int] = field(default_factory=dict)
    """Block → lines more or fewer."""
    space: int = 0
    """Lines more or fewer about the headline."""
    sizes: int = 0
    """号 sizes up or down of the main headline."""
    crossheads: Mapping[int, int] = field(default_factory=dict)
    """Block → lines of space more or fewer."""
    pictures: Mapping[str, int] = field(default_factory=dict)
    """Slot → lines of height more or fewer."""

    @property
    def planning(self) -> tuple[int, int, tuple[tuple[str, int], ...]]:
        """What of it changes the areas, not only the text in them."""
        return self.space, self.sizes, tuple(self.pictures.items())


@frozen
class Laid:
    """A story laid out: its areas, its text in them, and how far it reached."""

    plans: Sequence[AreaPlan]
    flow: Flow
    used: int
    """How many of the areas have text."""
    slots: Sequence[Slot]
    filled: Filled
    held: int = 0
    """Rows kept free before the last jump, so that enough text goes on."""

    @property
    def need(self) -> int:
        """Lines over (above 0) or under (below 0); a thread too long by an area needs nothing here."""
        if self.filled.left is not None:
            return self.filled.left.lines
        if self.used < len(self.plans) or not self.plans[-1].frame.slots:
            return 0
        return -min(len(self.slots) - self.filled.used, len(self.plans[-1].frame.slots))

    def measures(self, number: int) -> tuple[int, ...]:
        """The measures that block `number` meets, those alike at the end told once; there is a slot."""
        widths = [placed.slot.width for placed in self.filled.lines if placed.block == number]
        widths = widths or [self.slots[-1].width]
        while len(widths) > 1 and widths[-1] == widths[-2]:
            widths.pop()
        return tuple(widths)


@frozen
class Outcome:
    """What the ladder came to."""

    fit: Changes | None
    """None: it can't be made to fit."""
    stages: tuple[tuple[FitStep, int | str, Changes, int], ...]
    """(step, block or slot, the fit with it, lines that it changed), in the order of working."""
    furthest: Laid
    """The story with all that is allowed done: what is left of it there must be cut."""
    refused: Length | None = None
    """A size that the headline was not enlarged to, because it would have outgrown its rank."""


Lay = Callable[[Changes], Laid]


class _State(NamedTuple):
    fit: Changes
    laid: Laid
    need: int


def fitted(lay: Lay, laid: Laid, allowed: Copyfit, largest: float = float("inf")) -> Outcome:
    """Climb the ladder from a story that is over or under.

    Args:
        lay: lays the story out under a fit.
        laid: as it is without any.
        allowed: the steps and their limits.
        largest: points that the main headline may be made at most.
    """
    return _Ladder(lay, laid, allowed, largest).climb()


def on_scale(size: Length, steps: int) -> Length:
    """`steps` sizes up (or down) on the 号 scale from `size`, which may lie between two of it."""
    if size.unit is not Unit.PT:
        return size
    for _ in range(abs(steps)):
        if steps > 0:
            beyond = [own for own in HAO.values() if own > size.value + 0.01]
            size = Length(min(beyond, default=size.value))
        else:
            beyond = [own for own in HAO.values() if own < size.value - 0.01]
            size = Length(max(beyond, default=size.value))
    return size


def head_size(laid: Laid) -> Length | None:
    """The size that the main headline was given; None where none stands over its text."""
    sizes = [Length(part.size) for part in laid.plans[0].chosen if part.part == "main"]
    return sizes[0] if sizes else None


class _Ladder:
    """One climb; what advances is the state reached."""

    def __init__(self, lay: Lay, laid: Laid, allowed: Copyfit, largest: float) -> None:
        self.largest = largest
        self.refused: Length | None = None
        """A size that the headline was not enlarged to."""
        self.lay, self.first, self.allowed = lay, laid, allowed
        self.sign = -1 if laid.need > 0 else 1
        self.state = _State(Changes(), laid, laid.need)

    def climb(self) -> Outcome:
        """Take steps in order until the story fits."""
        for step in self.allowed.order:
            if self._done():
                break
            self._step(step)
        furthest = self.state.laid
        # under: columns that end level but for the last are full to the foot
        level = len(furthest.plans[-1].frame.columns) if self.sign > 0 else 1
        if not (self._done() or -level < self.state.need <= 0) or self.state.fit == Changes():
            return Outcome(None, (), furthest, self.refused)
        self._prune()
        return Outcome(self.state.fit, tuple(self._stages()), furthest, self.refused)

    def _done(self) -> bool:
        return self.state.need == 0 if self.sign > 0 else self.state.need <= 0

    def _better(self, state: _State, need: int) -> bool:
        """Whether fewer lines are needed; text that was under may not come out over."""
        return need < state.need if self.sign < 0 else state.need < need <= 0

    def _tried(self, state: _State, fit: Changes) -> _State:
        """The state with `fit`, if that is better, else the one there was."""
        laid = self.lay(fit)
        return _State(fit, laid, laid.need) if self._better(state, laid.need) else state

    def _step(self, step: FitStep) -> None:
        allowed, fit = self.allowed, self.state.fit
        match step:
            case "reset":
                self.state = self._reset(self.state)
            case "tracking":
                self._track()
            case "space" if not self._pinned():
                for lines in range(1, round(allowed.space.value) + 1):
                    self._take(replace(fit, space=self.sign * lines))
            case "headline" if not self._pinned():
                for sizes in range(1, allowed.headline + 1):
                    if not self._too_large(sizes):
                        self._take(replace(fit, sizes=self.sign * sizes))
            case "crosshead":
                for lines in range(1, round(allowed.crosshead.value) + 1):
                    self._crossheads(self.sign * lines)
            case "picture":
                self._pictures()

    def _too_large(self, sizes: int) -> bool:
        """Whether the headline would outgrow its rank so many sizes up; the first such size is kept."""
        size = head_size(self.first)
        if self.sign < 0 or size is None or self._done():
            return False
        wanted = on_scale(size, sizes)
        if wanted.value <= self.largest:
            return False
        self.refused = self.refused or wanted
        return True

    def _take(self, fit: Changes) -> None:
        if not self._done():
            self.state = self._tried(self.state, fit)

    def _pinned(self) -> bool:
        """Whether a picture stands at the foot of the first area: it would lose that foot if the
        text above it became shorter or longer."""
        plan = self.first.plans[0]
        foot = plan.text.bottom - plan.frame.advance
        return any(one.rect.bottom > foot for one in plan.obstacles)

    def _reset(self, state: _State) -> _State:
        """Paragraphs a line shorter or longer, those first that cost least; none where the areas have no
        slot, and so no measure to set them at."""
        if not state.laid.slots:
            return state
        flow, sign = state.laid.flow, self.sign
        found = []
        for number, kind in enumerate(flow.kinds):
            if kind.body and number not in state.fit.resets:
                made = flow.reset(number, state.laid.measures(number), sign)
                if made:
                    found.append((made[1], number))
        for _, number in sorted(found):
            done = state.need == 0 if sign > 0 else state.need <= 0
            if done or len(state.fit.resets) >= self.allowed.reset.value:
                break
            resets = {**state.fit.resets, number: sign}
            state = self._tried(state, replace(state.fit, resets=resets))
        return state

    def _track(self) -> None:
        """Letters closer or wider by as little as will do; where paragraphs may be set a line shorter or
        longer, they are then chosen anew, because others can be pulled in. Not in vertical lines, where
        several figures may share a cell."""
        if self.first.flow.setter.style.vertical:
            return
        before, most = self.state, self.allowed.tracking.value * 10
        for level in range(1, _LEVELS + 1):
            tracking = self.sign * round(most * level / _LEVELS)
            if not tracking:
                continue
            fit = replace(before.fit, tracking=tracking, resets={})
            laid = self.lay(fit)
            state = _State(fit, laid, laid.need)
            if self.sign > 0 and state.need > 0:
                continue
            if "reset" in self.allowed.order:
                state = self._reset(state)
            if self._better(self.state, state.need):
                self.state = state
            if self._done():
                return

    def _crossheads(self, lines: int) -> None:
        for number, kind in enumerate(self.first.flow.kinds):
            if kind.spaced:
                crossheads = {**self.state.fit.crossheads, number: lines}
                self._take(replace(self.state.fit, crossheads=crossheads))

    def _pictures(self) -> None:
        names = [name for plan in self.first.plans for name in plan.pictures]
        for lines in range(1, round(self.allowed.picture.value) + 1):
            for name in names:
                pictures = {**self.state.fit.pictures, name: self.sign * lines}
                self._take(replace(self.state.fit, pictures=pictures))

    def _prune(self) -> None:
        """Take back what a later, larger step made needless, if that leaves no worse a foot."""
        if self.sign > 0 or not self.state.need:
            return
        for number in list(self.state.fit.resets)[::-1]:
            fit = self.state.fit
            resets = {at: more for at, more in fit.resets.items() if at != number}
            self._back(replace(fit, resets=resets))
        self._back(replace(self.state.fit, tracking=0))

    def _back(self, fit: Changes) -> None:
        if fit == self.state.fit or not self.state.need:
            return
        laid = self.lay(fit)
        if laid.need <= 0:
            self.state = _State(fit, laid, laid.need)

    def _stages(self) -> Iterator[tuple[FitStep, int | str, Changes, int]]:
        """The fit put together piece by piece, each with the lines that it changed."""
        whole, need = Changes(), self.first.need
        for step, key, fit in _pieces(self.state.fit):
            now = self.lay(fit).need
            yield step, key, fit, abs(need - now)
            whole, need = fit, now
        assert whole == self.state.fit


def _pieces(whole: Changes) -> Iterator[tuple[FitStep, int | str, Changes]]:
    """A fit as a row of fits, each with one change more than that before it."""
    fit = Changes()
    if whole.tracking:
        fit = replace(fit, tracking=whole.tracking)
        yield "tracking", 0, fit
    for number, more in whole.resets.items():
        fit = replace(fit, resets={**fit.resets, number: more})
        yield "reset", number, fit
    if whole.space:
        fit = replace(fit, space=whole.space)
        yield "space", 0, fit
    if whole.sizes:
        fit = replace(fit, sizes=whole.sizes)
        yield "headline", 0, fit
    for number, more in whole.crossheads.items():
        fit = replace(fit, crossheads={**fit.crossheads, number: more})
        yield "crosshead", number, fit
    for name, more in whole.pictures.items():
        fit = replace(fit, pictures={**fit.pictures, name: more})
        yield "picture", name, fit
