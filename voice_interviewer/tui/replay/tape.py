"""What a screen needs to let a take be heard again: its recordings, their sounds, and the moments in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Union

from voice_interviewer.core.moments import Moment, moments_of, recordings_of
from voice_interviewer.core.recordings import recording_in
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.errors import PackError, UsageError, VoiceInterviewerError

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Question
    from voice_interviewer.core.sound.audio import Samples
    from voice_interviewer.program import Library, PackShelf, Player

Sound: TypeAlias = Union["Samples", VoiceInterviewerError, None]
"""A recording's sound (16 kHz, shape (n,)), why it cannot be heard, or None: there is none, or it is not read yet."""


@dataclass(frozen=True, slots=True)
class Tape:
    """One take of a question: the recording of the answer and those of its follow-ups, each a part."""

    session: Session
    parts: tuple[Answer, ...]
    sounds: tuple[Sound, ...]
    """As many as parts."""
    moments: tuple[Moment, ...]
    """Of all parts, in their order."""

    @classmethod
    def unread(cls, session: Session, answer: Answer) -> "Tape":
        """The take that this answer belongs to, its sounds not read yet."""
        parts = recordings_of(session, answer)
        return cls(session, parts, (None,) * len(parts), _moments(parts, None))

    def read(self, player: "Player", library: "Library", packs: "PackShelf") -> "Tape":
        """The same with its sounds, and with key points called by their statements; blocks. Raises StorageError."""
        sounds = sounds_of(player, library, self.session, self.parts)
        question = asked_question(packs, self.session, self.parts[0])
        return Tape(self.session, self.parts, sounds, _moments(self.parts, question))

    def samples(self, part: int) -> "Samples | None":
        """A part's sound, where there is any."""
        return samples_of(self.sounds[part])

    def seconds(self, part: int) -> float:
        """Length of a part's recording."""
        samples = self.samples(part)
        return self.parts[part].seconds if samples is None else samples.size / SAMPLE_RATE

    def moments_in(self, part: int) -> tuple[Moment, ...]:
        """Those that lie in a part's recording."""
        return tuple(moment for moment in self.moments if moment.follow_up == self.parts[part].follow_up)

    def part_of(self, moment: Moment) -> int | None:
        """The part in whose recording a moment lies; None where the take has no such part."""
        parts = (index for index, part in enumerate(self.parts) if part.follow_up == moment.follow_up)
        return next(parts, None)


def _moments(parts: Sequence[Answer], question: "Question | None") -> tuple[Moment, ...]:
    every = dict.fromkeys(moment for part in parts for moment in moments_of(part, question))
    return tuple(sorted(every, key=lambda each: (each.follow_up or 0, each.start, each.end)))


def samples_of(sound: Sound) -> "Samples | None":
    """The samples, where it can be heard."""
    return None if sound is None or isinstance(sound, VoiceInterviewerError) else sound


def sounds_of(player: "Player", library: "Library", session: Session, answers: Sequence[Answer]) -> tuple[Sound, ...]:
    """The sound of each of these answers of a session; blocks while the files are read. Raises StorageError."""
    folder = library.find(session.id)
    sounds: list[Sound] = []
    for answer in answers:
        try:
            sounds.append(player.load(recording_in(folder, answer)) if answer.recording else None)
        except VoiceInterviewerError as error:
            sounds.append(error)
    return tuple(sounds)


def asked_question(packs: "PackShelf", session: Session, answer: Answer) -> "Question | None":
    """The question as its pack words it now; None where the pack or the question is gone."""
    try:
        questions = packs.pack(session.pack_id).questions
    except (PackError, UsageError):
        return None
    return next((question for question in questions if question.id == answer.question_id), None)
