"""How the next interviews are held: chosen on the home screen, for as long as the program is open."""

from dataclasses import dataclass, replace

from voice_interviewer.interview.prepared import Wishes


@dataclass(slots=True)
class How:
    """What the person has chosen so far; the settings decide the rest."""

    mode: str | None = None
    """`practice` or `live`; None as the settings say."""
    typed: bool = False
    """Answers are typed instead of said."""
    silent: bool = False
    """Questions are shown, not spoken, whatever voice the settings name."""

    def applied(self, wishes: Wishes) -> Wishes:
        """The wishes with what they leave open."""
        return replace(
            wishes,
            mode=wishes.mode or self.mode,
            typed=wishes.typed or self.typed,
            voice=wishes.voice or ("none" if self.silent else None),
        )
