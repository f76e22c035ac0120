"""What a person may set once and for all, read from `settings.toml` in the home folder."""

import difflib
import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from voice_interviewer.core.delivery.wishes import LONGEST_PHRASE_WORDS, PACE_BAND_WPM, WATCHED, DeliveryWishes
from voice_interviewer.errors import SettingsError
from voice_interviewer.paths import HOME_VARIABLE, Home


class Settings(BaseModel):
    """Every setting with its default; each is documented by the text under it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)

    voice: Literal["neural", "system", "none"] = "neural"
    """Who reads the questions aloud: the neural voice, the system's own voice, or nobody (text only)."""
    voice_speed: float = Field(default=1.0, ge=0.5, le=2.0)
    """How fast the interviewer speaks: 1.0 is the voice's own speed, 0.5 half of it, 2.0 twice."""
    microphone: str = ""
    """Name of the microphone, or a part of it that no other has, as `devices` shows it; empty: the system's default."""
    speaker: str = ""
    """Name of the speaker, or a part of it that no other has, as `devices` shows it; empty: the system's default."""
    patience: Literal["short", "normal", "long", "key"] = "normal"
    """How long a silence may last before it ends your answer; with `key` only the key ends it."""
    transcriber: Literal["whisper-base", "whisper-tiny.en", "whisper-small.en"] = "whisper-base"
    """The model that writes your words down: base is the usual one, tiny.en is faster, small.en is more exact."""
    mode: Literal["practice", "live"] = "practice"
    """Practice shows the result after each answer, live keeps all results until the end."""
    follow_ups: int = Field(default=1, ge=0, le=3)
    """How many of the points that an answer missed are asked about afterwards; 0 for a quick drill."""
    interview_date: str = Field(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    """The day of your interview, as 2026-12-24, for the countdown; empty: none is known."""
    theme: Literal["dark", "light"] = "dark"
    """The colours of the screen."""
    sound_checked: bool = False
    """Whether the sound check was gone through or put aside; until then the program begins with it."""
    pack: str = Field(default="machine-learning-engineer", min_length=1)
    """The question pack that is used where none is named, as `packs list` shows it."""
    discourse_fillers: str = ", ".join(WATCHED)
    """Fillers beside um and uh, with commas between: these count by their use, your own wherever they stand."""
    slowest_wpm: int = Field(default=round(PACE_BAND_WPM[0]), ge=40, le=200)
    """The slowest pace, in words a minute, about which nothing is said."""
    fastest_wpm: int = Field(default=round(PACE_BAND_WPM[1]), ge=120, le=400)
    """The fastest pace, in words a minute, about which nothing is said."""

    @field_validator("interview_date")
    @classmethod
    def _is_a_day(cls, text: str) -> str:
        if text:
            date.fromisoformat(text)
        return text

    @field_validator("discourse_fillers")
    @classmethod
    def _are_phrases(cls, text: str) -> str:
        if any(len(phrase.split()) > LONGEST_PHRASE_WORDS for phrase in text.split(",")):
            raise ValueError("a phrase is too long")
        return text

    @field_validator("fastest_wpm")
    @classmethod
    def _is_above_the_slowest(cls, fastest: int, info: ValidationInfo) -> int:
        if fastest <= info.data.get("slowest_wpm", 0):
            raise ValueError("the band is empty")
        return fastest

    @property
    def delivery(self) -> DeliveryWishes:
        """What is set about the measures of delivery."""
        phrases = tuple(" ".join(phrase.split()) for phrase in self.discourse_fillers.split(",") if phrase.strip())
        return DeliveryWishes(phrases, (float(self.slowest_wpm), float(self.fastest_wpm)))

    @classmethod
    def load(cls, home: Home) -> "Settings":
        """The settings in the home folder; all defaults where there is no file. Raises SettingsError."""
        path = home.settings
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        except NotADirectoryError as error:
            raise SettingsError(
                f"The home {home.root} is not a folder.", f"Move that file, or set {HOME_VARIABLE} to a folder."
            ) from error
        except UnicodeDecodeError as error:
            raise SettingsError(
                f"{path}: byte {error.start + 1} is not UTF-8 text.",
                "Save it as UTF-8, or delete it for the defaults.",
            ) from None
        except OSError as error:
            raise SettingsError(
                f"{path} cannot be read: {error.strerror or error}.",
                "Make it a text file that you may read, or delete it for the defaults.",
            ) from error
        return cls.parse(text, path)

    @classmethod
    def parse(cls, text: str, path: Path) -> "Settings":
        """The settings in a TOML text; `path` is named in errors. Raises SettingsError."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _syntax_error(str(error), text, path) from None
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise _first_fault(error, f"{path}", text) from None

    def changed(self, name: str, value: object) -> "Settings":
        """The same with one setting changed; a text is read as the setting's own kind. Raises SettingsError."""
        if isinstance(value, str):
            value = _read(name, value)
        try:
            return type(self).model_validate(self.model_dump() | {name: value})
        except ValidationError as error:
            raise _first_fault(error) from None


def choices(name: str) -> tuple[str, ...]:
    """The values that a setting can only have; empty where it is free."""
    return tuple(_schema(name).get("enum", ()))


def kind(name: str) -> str:
    """What a setting is, as JSON Schema calls it: `string`, `number`, `integer`, `boolean`."""
    return str(_schema(name)["type"])


def meaning(name: str) -> str:
    """What stands under a setting."""
    return Settings.model_fields[name].description or ""


def as_toml(value: object) -> str:
    """A value as the settings file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _read(name: str, text: str) -> object:
    """A text as the kind of its setting; one that is none stays a text, and is refused as such."""
    try:
        match _schema(name).get("type") if name in Settings.model_fields else None:
            case "boolean":
                return {"true": True, "yes": True, "false": False, "no": False}.get(text.strip().lower(), text)
            case "integer":
                return int(text)
            case "number":
                return float(text)
    except ValueError:
        return text
    return text


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = Settings.model_json_schema()["properties"][name]
    return schema


def _syntax_error(message: str, text: str, path: Path) -> SettingsError:
    position = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    problem = message[: position.start()] if position else message.removesuffix(" (at end of document)")
    number = int(position[1]) if position else max(1, len(text.splitlines()))
    return SettingsError(
        f"{path}, line {number}: this is not TOML: {problem[:1].lower()}{problem[1:]}.",
        'Write each setting on a line of its own, texts in quotes, like voice = "neural".',
    )


def _first_fault(error: ValidationError, path: str = "", text: str = "") -> SettingsError:
    fault = error.errors(include_url=False)[0]
    name = str(fault["loc"][0])
    place = f"{path}, line {line}: " if (line := _line_of(name, text)) else f"{path}: " if path else ""
    if fault["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, n=1)
        there = f"there are {', '.join(Settings.model_fields)}"
        newer = "Delete it, or update voice-interviewer if a newer one wrote it"
        mend = f"Write {near[0]} instead." if near else f"{newer}; {there}."
        return SettingsError(f"{place}{_sentence('there is no setting', place)} “{name}”.", mend)
    return SettingsError(f"{place}{name} cannot be {as_toml(fault['input'])}.", _what_to_write(name))


def _sentence(words: str, place: str) -> str:
    """With a capital where nothing stands before."""
    return words if place else words[:1].upper() + words[1:]


def _what_to_write(name: str) -> str:
    """The values a setting takes, with its default as an example."""
    schema = _schema(name)
    default = f"{name} = {as_toml(schema['default'])}"
    if "enum" in schema:
        return f"Write one of {', '.join(as_toml(value) for value in schema['enum'])}, as in {default}."
    if schema["type"] == "boolean":
        return f"Write true or false, as in {default}."
    if name == "discourse_fillers":
        return f"Write phrases of up to {LONGEST_PHRASE_WORDS} words with commas between, as in {default}."
    if name == "interview_date":
        return 'Write a day that there is, as in interview_date = "2026-12-24", or "" for none.'
    if schema["type"] in ("number", "integer"):
        kind = "a number" if schema["type"] == "number" else "a whole number"
        above = ", above slowest_wpm" if name == "fastest_wpm" else ""
        return f"Write {kind} from {schema['minimum']} to {schema['maximum']}{above}, as in {default}."
    return f"Write a text in quotes, as in {default}."


def _line_of(name: str, text: str) -> int | None:
    """The line, from 1, on which a top-level key or table of that name begins."""
    key = rf"""["']?{re.escape(name)}["']?"""
    pattern = re.compile(rf"^\s*(?:{key}\s*[.=]|\[\[?\s*{key}\s*[.\]])")
    return next((number for number, line in enumerate(text.splitlines(), start=1) if pattern.match(line)), None)
