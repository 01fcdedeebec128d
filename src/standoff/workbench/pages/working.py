"""Long work as a page shows it: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from nicegui import ui

__all__ = ["Working"]


class Working:
    """A strip that tells of long work; it is hidden while there is nothing to tell.

    It has one button, which stops what is going on, and begins anew what was stopped; so whoever
    works by keyboard stays where they are.

    Parameters
    ----------
    stop
        Called, and awaited, when somebody wants it to stop.
    anew
        Called, and awaited, when somebody wants it to begin anew.
    label
        What the button says that begins anew.
    """

    def __init__(
        self, stop: Callable[[], object], anew: Callable[[], object], *, label: str = "Solve"
    ) -> None:
        self._stop, self._anew, self._label = stop, anew, label
        self._going = False
        self._stopping = False
        with ui.element("div").classes("working") as self._strip:
            # Only the first words are read out: the rest changes all the time.
            self._said = ui.label().props("role=status")
            self._doing = ui.label().classes("note doing")
            self._bar = ui.element("progress").props("max=100")
            self._share = ui.label().classes("note share")
            self._button = ui.button("Stop", on_click=self._pressed).props("flat dense no-caps")
        self._strip.set_visibility(False)

    @property
    def going(self) -> bool:
        """Whether it tells of something that goes on."""
        return self._going

    @property
    def left(self) -> bool:
        """Whether nobody can see it any more: the window was closed, or the page drawn anew."""
        return self._strip.is_deleted

    def show(self, said: str, doing: str = "", share: float | None = None) -> None:
        """Tell how far it is.

        Parameters
        ----------
        said
            What is going on as a whole, which changes seldom: ``Solving …``.
        doing
            What is being done just now.
        share
            How much of the whole is done, from 0 to 1; None: that is not known.
        """
        self._going = True
        self._say("Stopping …" if self._stopping else said, "Stop")
        self._doing.set_text(doing)
        self._share.set_text("" if share is None else f"{share:.0%}")
        if share is None:
            self._bar.props.pop("value", None)
        else:
            self._bar.props["value"] = round(100 * share)
        self._bar.props["aria-label"] = said
        self._bar.props["aria-valuetext"] = f"{doing} {self._share.text}".strip()
        self._bar.update()

    def stopped(self, said: str) -> None:
        """Tell that it was stopped (or why it came to nothing), and offer to begin anew."""
        self._going = self._stopping = False
        self._say(said, self._label)

    def hide(self) -> None:
        """Tell nothing: it is done."""
        self._going = self._stopping = False
        self._strip.set_visibility(False)

    def _say(self, said: str, button: str) -> None:
        for each in (self._doing, self._bar, self._share):
            each.set_visibility(self._going)
        self._said.set_text(said)
        self._button.set_text(button)
        self._strip.set_visibility(True)

    def _pressed(self) -> object:
        if not self._going:
            return self._anew()
        self._stopping = True
        self._said.set_text("Stopping …")
        return self._stop()
