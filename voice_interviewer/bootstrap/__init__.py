"""The composition root: wishes and settings in, a ready interview out; the only package that names adapters."""

from voice_interviewer.bootstrap.parts import (
    bare_voice,
    check_packs,
    coverage_judge,
    has_full_text,
    import_page,
    library,
    list_devices,
    model_files,
    pack_library,
    pack_schema,
    rescoring,
    screen_apart,
    session_store,
    settings,
    wiping,
)
from voice_interviewer.bootstrap.prepare import prepare_interview, prepare_scorer, recorded_source
from voice_interviewer.bootstrap.program import program
from voice_interviewer.interview.prepared import Wishes

__all__ = [
    "Wishes",
    "bare_voice",
    "check_packs",
    "coverage_judge",
    "has_full_text",
    "import_page",
    "library",
    "list_devices",
    "model_files",
    "pack_library",
    "pack_schema",
    "prepare_interview",
    "prepare_scorer",
    "program",
    "recorded_source",
    "rescoring",
    "screen_apart",
    "session_store",
    "settings",
    "wiping",
]
