"""What helps to mend a bug, as one text that names nobody: versions, checks, settings, sizes, the end of the log.

What is in it is chosen, not sifted: nothing is read of any session, question, recording or page. What could carry a
name all the same, the words of checks and log, goes through a Redactor on top.
"""

import os
import platform
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from voice_interviewer import __version__
from voice_interviewer.doctor import Check, Place, in_words
from voice_interviewer.redaction import Redactor

if TYPE_CHECKING:
    from voice_interviewer.core.devices import DeviceDescription
    from voice_interviewer.paths import Home
    from voice_interviewer.settings import Settings

HEADING = """Voice Interviewer: for a bug report
Nothing of what was said or asked is in it, and no name of a person, computer, device, file or folder of yours."""

OPEN_CHECKS = ("Python", "Home folder", "Judge of key points", "Neural voice", "System voice", "Search", "Models")
"""Checks whose words are the program's own; the words of the others quote settings, packs and devices."""

LOG_BYTES = 64_000
LOG_LINES = 60
"""The end of the log that is looked at, and how many of its lines are told."""

_RECORD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ [A-Za-z_][\w.]*): (.*)", re.ASCII)
_KIND = re.compile(r"  (?:after )?[A-Za-z_]\w*(?:Error|Exception|Group|Exit|Interrupt|Iteration|Warning)", re.ASCII)
_FRAME = re.compile(r"    at (?!/)[\w./<> -]+:\d+ in [\w<>]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report is made of."""

    home: "Home"
    checks: Sequence[Check]
    settings: "Settings | None"
    """None where they cannot be used."""
    devices: "Sequence[DeviceDescription]"
    kept: Sequence[Place]
    counts: Sequence[tuple[str, int]]
    """How many there are of something."""
    redactor: Redactor


def bug_report(facts: Facts) -> str:
    """The whole text, ending in a line break."""
    parts = {
        "Versions": _versions(),
        "Checks": _checks(facts),
        "Sound devices": _devices(facts.devices),
        "Settings": _settings(facts.settings),
        "Kept": _kept(facts),
        "The end of the log": _log(facts.home.log, facts.redactor),
    }
    lines = [HEADING]
    for title, told in parts.items():
        lines += ["", title, *(f"  {line}" for line in told)]
    return "\n".join(lines) + "\n"


def _versions() -> Iterator[str]:
    """Of the program, Python, the system and the libraries; of a kernel the numbers, for the rest may name its host."""
    yield f"voice-interviewer {__version__}"
    yield f"{platform.python_implementation()} {platform.python_version()}"
    release = re.match(r"[\d.]*", platform.release())
    processors = f"{os.cpu_count() or '?'} processors"
    yield f"{platform.system()} {release[0] if release else ''} {platform.machine()}, {processors}"
    try:
        required = metadata.requires("voice-interviewer") or []
    except metadata.PackageNotFoundError:
        required = []
    for name in sorted({each[0] for line in required if (each := re.match(r"[A-Za-z0-9._-]+", line))}):
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} is not there"


def _checks(facts: Facts) -> Iterator[str]:
    for check in facts.checks:
        if check.name not in OPEN_CHECKS and not check.name.startswith("Model "):
            name = "Pack of the settings" if check.name.startswith("Pack ") else check.name
            yield f"[{check.state}] {name}"
            continue
        yield f"[{check.state}] {check.name}: {facts.redactor.unquoted(check.finding)}"
        if check.remedy:
            yield f"  -> {facts.redactor.unquoted(check.remedy)}"


def _devices(devices: "Sequence[DeviceDescription]") -> Iterator[str]:
    """How many of which kind; a name may be a person's."""
    yield f"{len(devices)} devices"
    for number, device in enumerate(devices, start=1):
        kind = f"{device.input_channels} in, {device.output_channels} out, {device.default_rate_hz} Hz"
        default = [
            word for word, is_it in (("in", device.is_default_input), ("out", device.is_default_output)) if is_it
        ]
        usual = f", the default {' and '.join(default)}" if default else ""
        resampled = "" if device.takes_16_khz else ", resampled"
        yield f"device {number}: {_host(device.host)}, {kind}{usual}{resampled}"


def _host(host: str) -> str:
    """The sound system, where it is one that is known."""
    known = ("ALSA", "PulseAudio", "JACK", "OSS", "Core Audio", "WASAPI", "WDM-KS", "MME", "DirectSound", "ASIO")
    return next((each for each in known if each.casefold() in host.casefold()), "another system")


def _settings(settings: "Settings | None") -> Iterator[str]:
    """Those with a choice or a number as they are; of a free text only whether it was set."""
    from voice_interviewer.settings import Settings, as_toml, choices, kind

    if settings is None:
        yield "cannot be used"
        return
    usual = Settings()
    for name in Settings.model_fields:
        value = getattr(settings, name)
        is_free = kind(name) == "string" and not choices(name)
        changed = value != getattr(usual, name)
        yield f"{name}: {('set' if changed else 'not set') if is_free else as_toml(value)}"


def _kept(facts: Facts) -> Iterator[str]:
    for name, count in facts.counts:
        yield f"{name}: {count}"
    for place in facts.kept:
        size = "not there" if place.bytes is None else in_words(place.bytes)
        yield f"{place.path.relative_to(facts.home.root).as_posix()}: {size}"


def _log(path: Path, redactor: Redactor) -> Iterator[str]:
    """Lines of the shapes that the log is written in; any other, as older versions left, is counted and left out."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - LOG_BYTES))
            lines = file.read(LOG_BYTES).decode("utf-8", errors="replace").splitlines()[-LOG_LINES:]
    except OSError:
        lines = []
    left_out = 0
    for line in lines:
        if record := _RECORD.fullmatch(line):
            yield f"{record[1]}: {redactor.unquoted(record[2])}"
        elif _KIND.fullmatch(line) or _FRAME.fullmatch(line):
            yield line.rstrip()
        else:
            left_out += 1
    if left_out:
        yield f"({left_out} lines left out)"
    if not lines:
        yield "nothing"
