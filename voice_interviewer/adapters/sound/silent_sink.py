"""A speaker that says nothing, for `--voice none` and for machines without a speaker."""

from collections.abc import Iterable, Iterator

from voice_interviewer.core.sound.audio import FloatSamples


class SilentSink:
    """Plays nothing and takes no time; the blocks are not even made."""

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        """Yield nothing, without touching the blocks."""
        return iter(())
