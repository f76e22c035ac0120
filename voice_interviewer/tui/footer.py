"""The keys of a screen along its foot, for as long as the program runs."""

from textual._styles_cache import StylesCache
from textual.widgets import Footer as TextualFooter


class Footer(TextualFooter):
    """Textual's footer, which makes its keys anew whenever others mean something, and lets go of the former ones.

    A key watches whether the footer is compact, and who watches is looked through only when that changes, which it
    never does; and the colours of a border are remembered together with all that was painted between them. Left as
    they are, both keep what is gone: some 40 MB in an hour of interview (`tests/soak/soak_endurance.py`).
    """

    async def recompose(self) -> None:
        """Make the keys anew, and have the former ones struck off both lists."""
        await super().recompose()
        if self.is_attached:
            self.mutate_reactive(TextualFooter.compact)
        StylesCache.get_inner_outer.cache_clear()
