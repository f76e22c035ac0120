"""Everything behind the front ends, made from adapters, storage and the person's home."""

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from voice_interviewer.bootstrap.parts import library, list_devices, pack_library, rescoring
from voice_interviewer.bootstrap.planning import HomePlanner, utc_now
from voice_interviewer.bootstrap.playing import HomePlayer
from voice_interviewer.bootstrap.prepare import prepare_interview
from voice_interviewer.bootstrap.sound import missing_models, pull_models, sound_check
from voice_interviewer.paths import Home
from voice_interviewer.program import ExportFormat, Program

if TYPE_CHECKING:
    from voice_interviewer.core.practice.history import AnswerRecord, Found
    from voice_interviewer.core.questions import Pack
    from voice_interviewer.core.session import Session
    from voice_interviewer.core.session_list import DamagedSession, SessionSummary
    from voice_interviewer.core.work import Work
    from voice_interviewer.settings import Settings
    from voice_interviewer.storage.library import SessionLibrary
    from voice_interviewer.storage.packs import PackLibrary


def program() -> Program:
    """What the screens ask for; costs nothing until it is used."""
    return Program(
        prepare=prepare_interview,
        settings=_Settings(),
        packs=_Packs(),
        library=_Library(),
        player=HomePlayer(),
        planner=HomePlanner(),
        devices=list_devices,
        rescore=_rescore,
        export=_export,
        reports_folder=_reports_folder,
        pull_models=pull_models,
        missing_models=missing_models,
        sound_check=sound_check,
        open_folder=_open_folder,
        now=utc_now,
    )


class _Settings:
    """The settings file in the home."""

    def theme(self) -> str:
        from voice_interviewer.storage.theme import kept_theme

        return kept_theme(Home.find())

    def load(self) -> "Settings":
        from voice_interviewer.bootstrap.parts import settings

        return settings()

    def save(self, settings: "Settings") -> None:
        from voice_interviewer.storage.settings_file import save_settings

        save_settings(Home.find(), settings)


class _Packs:
    """The shelf of packs, put up when the first is asked for."""

    @cached_property
    def _shelf(self) -> "PackLibrary":
        return pack_library()

    def pack(self, pack_id: str) -> "Pack":
        return self._shelf.pack(pack_id)


class _Library:
    """What is kept, by way of its index, opened when it is first asked for."""

    def __init__(self) -> None:
        self._opening = threading.Lock()

    @cached_property
    def _opened(self) -> "SessionLibrary":
        return library()

    @property
    def _kept(self) -> "SessionLibrary":
        with self._opening:
            return self._opened

    def list(self) -> "tuple[SessionSummary | DamagedSession, ...]":
        return self._kept.list()

    def history(self) -> "tuple[AnswerRecord, ...]":
        return self._kept.history()

    def search(self, text: str, limit: int = 200) -> "tuple[Found, ...]":
        return self._kept.search(text, limit)

    def load(self, session_id: str) -> "Session":
        return self._kept.load(session_id)

    def meant(self, named: str) -> str:
        return self._kept.meant(named)

    def find(self, session_id: str) -> Path:
        return self._kept.find(session_id)

    def cut_short(self, session: "Session") -> tuple[Path, ...]:
        return self._kept.cut_short(session)

    def rate(self, session_id: str, number: int, take: int, stars: int) -> None:
        self._kept.rate(session_id, number, take, stars)

    def delete(self, session_ids: Sequence[str]) -> None:
        self._kept.delete(session_ids)


def _rescore(session_ids: Sequence[str]) -> "Work":
    return rescoring(session_ids).work


def _export(session_ids: Sequence[str], as_format: ExportFormat, to: Path, with_sound: bool) -> "Work":
    from voice_interviewer.bootstrap.reports import exporter

    return exporter().work(session_ids, as_format, to, with_sound)


def _reports_folder() -> Path:
    from voice_interviewer.paths import Home

    return Home.find().reports


def _open_folder(folder: Path) -> None:
    from voice_interviewer.adapters.file_manager import open_folder

    open_folder(folder)
