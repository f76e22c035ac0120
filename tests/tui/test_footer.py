"""The footer is made anew all day long, and keeps nothing of what it was."""

import gc
import weakref

from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets._footer import FooterKey

from tests.tui.kit import text_on
from voice_interviewer.tui.footer import Footer

TIMES = 5


class Two(App[None]):
    """Keys that mean something in turn."""

    BINDINGS = [Binding("a", "first", "First"), Binding("b", "second", "Second")]  # noqa: RUF012
    first = True

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in ("first", "second") or (action == "first") is self.first


async def test_keys_that_are_gone_are_let_go() -> None:
    app = Two()
    drawn: list[weakref.ref[FooterKey]] = []
    painted: list[weakref.ref[StylesCache]] = []
    async with app.run_test() as pilot:
        for turn in range(TIMES):
            app.first = turn % 2 == 0
            app.screen.refresh_bindings()
            await pilot.pause()
            await pilot.pause()
            assert ("First" if app.first else "Second") in text_on(app).splitlines()[-1]
            drawn += [weakref.ref(key) for key in app.screen.query(FooterKey)]
            painted += [weakref.ref(key._styles_cache) for key in app.screen.query(FooterKey)]
        gc.collect()
        kept = {key for each in drawn if (key := each()) is not None}
        assert len(drawn) >= TIMES
        assert kept == set(app.screen.query(FooterKey))
        assert {each() for each in painted} - {None} == {key._styles_cache for key in kept}
