"""Everything behind the front ends, made from adapters, storage and the person's home."""

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
    from voice_interviewer.core.questions import Pack
    from voice_interviewer.core.work import Work
    from voice_interviewer.program import Library
    from voice_interviewer.settings import Settings
    from voice_interviewer.storage.packs import PackLibrary


def program() -> Program:
    """What the screens ask for; costs nothing until it is used."""
    return Program(
        prepare=prepare_interview,
        settings=_Settings(),
        packs=_Packs(),
        library=_library(),
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


def _library() -> "Library":
    return library()


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
