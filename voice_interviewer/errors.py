"""Every error a person can meet: what happened, and what to do next.

VoiceInterviewerError
├── UsageError            the command line asks for something that does not exist
├── SettingsError         the settings file cannot be used
├── PackError             a question pack cannot be used
├── DeviceError           a microphone or speaker cannot be opened
│   └── DeviceLostError   it was open and went away
├── VoiceError            the interviewer's voice cannot speak
├── ModelError            a model is missing, corrupt or cannot be fetched
├── AudioFileError        a file is not a recording that can be read
├── TranscriptionError    a stretch of sound could not be transcribed
├── StorageError          the home folder or a session cannot be read or written
└── UnforeseenError       the program itself failed
"""

from voice_interviewer.core.steering import on_one_line


class VoiceInterviewerError(Exception):
    """Something the person can act on; shown as two lines, whatever it names, never as a traceback."""

    def __init__(self, what: str, remedy: str) -> None:
        what, remedy = on_one_line(what), on_one_line(remedy)
        super().__init__(f"{what}\n{remedy}")
        self.what = what
        """One line: what happened."""
        self.remedy = remedy
        """One line: what to do."""


class UsageError(VoiceInterviewerError):
    """The command line asks for something that does not exist."""


class SettingsError(VoiceInterviewerError):
    """The settings file cannot be used."""


class PackError(VoiceInterviewerError):
    """A question pack cannot be used."""


class DeviceError(VoiceInterviewerError):
    """A microphone or speaker cannot be opened."""


class DeviceLostError(DeviceError):
    """A device was open and went away."""


class VoiceError(VoiceInterviewerError):
    """The interviewer's voice cannot speak."""


class ModelError(VoiceInterviewerError):
    """A model is missing, corrupt or cannot be fetched."""


class AudioFileError(VoiceInterviewerError):
    """A file is not a recording that can be read."""


class TranscriptionError(VoiceInterviewerError):
    """A stretch of sound could not be transcribed."""


class StorageError(VoiceInterviewerError):
    """The home folder or a session cannot be read or written."""


class UnforeseenError(VoiceInterviewerError):
    """The program itself failed; of the failure only its kind is told, for its text may be what a person said."""

    def __init__(self, failure: BaseException) -> None:
        super().__init__(
            f"The program failed unexpectedly ({type(failure).__name__}).",
            "What was said is kept. Try again; `voice-interviewer doctor --report` writes down what helps to mend it.",
        )
