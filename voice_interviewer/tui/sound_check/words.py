"""What the sound check says at each of its steps."""

from dataclasses import dataclass

from voice_interviewer.interview.sound_check_talk import CheckStep

PLACES = ("Devices", "Hear me", "Your voice", "Result")
"""The check as a person counts it."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in the card at one step."""

    place: int
    """Index into PLACES."""
    title: str
    text: str
    """Empty: what the step itself brings, or what was there before."""
    advice: str


CARDS = {
    CheckStep.CHOOSE: Card(
        0,
        "Microphone and speaker",
        "Say something: the bar should move with your voice.",
        "↑ ↓ and Enter choose another device, Tab changes the list. When the bar moves, press Enter.",
    ),
    CheckStep.SPEAKER: Card(1, "The interviewer speaks", "", "Do you hear this?   y  yes     n  no     a  once more"),
    CheckStep.HEARD: Card(1, "The interviewer spoke", "", "Did you hear this?   y  yes     n  no     a  once more"),
    CheckStep.SAY: Card(
        2,
        "Please read this aloud",
        "",
        "As you usually speak. It ends by itself when you stop, or with Enter; nothing of it is kept.",
    ),
    CheckStep.TRANSCRIBE: Card(2, "Thank you", "", "Writing down what you said…"),
    CheckStep.PLAYBACK: Card(2, "This is you", "", "Now you hear what the interviewer hears. Enter goes on."),
    CheckStep.RESULT: Card(3, "Result", "", "Enter  keep this choice     a  say it once more     d  other devices"),
    CheckStep.STUCK: Card(
        0,
        "That device cannot be used just now",
        "Choose another one, or try again.",
        "r  try again     b  watch the built-in candidate     t  type answers",
    ),
}

NO_MICROPHONE = Card(
    0,
    "There is no microphone",
    "Plug one in and press r. You can also practise without one:",
    "b  watch the built-in candidate hold an interview     t  type your answers     Esc  back",
)
