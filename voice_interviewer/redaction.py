"""Takes names of the person, the machine, its devices and its folders out of a text that is to be shown to others."""

import re
from collections.abc import Iterable
from pathlib import Path

_QUOTED = r"(?<!\w)'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”|\u2018[^\u2019\n]*\u2019"
_NO_PATH = r"\s'\"”\u2019:;,()"
_PATH = rf"(?<![\w<>.~-])(?:[A-Za-z]:)?(?:[/\\][^{_NO_PATH}]*)+|(?<!\w)~[^{_NO_PATH}]*"


class Redactor:
    """Puts `<home>`, `<user>`, `<host>`, `<device>` and `<path>` where such a thing is named.

    Names count as whole words, whatever their case, so that somebody called `an` leaves the rest readable; all is
    replaced in one pass, so that no name can be made of what was put in.
    """

    def __init__(
        self,
        *,
        home: Path,
        user_folder: Path,
        users: Iterable[str] = (),
        hosts: Iterable[str] = (),
        devices: Iterable[str] = (),
    ) -> None:
        folders = {str(form): "<home>" for form in (home, home.resolve())}
        folders |= {str(form): "<user's folder>" for form in (user_folder, user_folder.resolve())}
        names = dict.fromkeys(devices, "<device>")
        names |= {name: "<host>" for host in hosts for name in (host, host.partition(".")[0])}
        names |= dict.fromkeys(users, "<user>")
        self._instead = {
            _folded(text): placeholder
            for text, placeholder in (folders | names).items()
            if _folded(text) and text != Path(text).anchor
        }
        known = "|".join(_as_pattern(text) for text in sorted(self._instead, key=len, reverse=True))
        self._pattern = re.compile(f"(?P<known>{known or '(?!)'})|{_PATH}", re.IGNORECASE)
        self._quoted = re.compile(_QUOTED)

    def line(self, text: str) -> str:
        """The text on one line, of characters that can be seen, without these names and without any other path."""
        return self._pattern.sub(self._placeholder, _folded(text))

    def unquoted(self, text: str) -> str:
        """The same without whatever stands in quotation marks: nobody knows what that is."""
        return self.line(self._quoted.sub("“…”", _folded(text)))

    def _placeholder(self, match: "re.Match[str]") -> str:
        if match["known"] is None:
            return "<path>"
        found = match["known"].casefold()
        return next((put for text, put in self._instead.items() if text.casefold() == found), "<name>")


def _folded(text: str) -> str:
    """Blanks as single ones, and `?` for what cannot be seen."""
    return " ".join("".join(each if each.isprintable() else "?" for each in text.replace("\n", " ")).split())


def _as_pattern(text: str) -> str:
    before = r"(?<!\w)" if re.match(r"\w", text) else ""
    after = r"(?!\w)" if re.search(r"\w$", text) else ""
    return f"{before}{re.escape(text)}{after}"
