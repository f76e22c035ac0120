"""A file that is no model, half of one, or another one, is told as a model error: at loading, else at its first use."""

import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from tests.adapters.model_world import CONFIG, catalog_of
from tests.adapters.onnx_files import FLOAT, INT64, constant_model
from voice_interviewer.adapters import onnx_model
from voice_interviewer.adapters.hearing.silero_vad import FILE, SileroVoiceActivity, silero_path
from voice_interviewer.adapters.hearing.smart_turn import SmartTurnDetector
from voice_interviewer.adapters.judging.coverage_model import TOKENIZER, WEIGHTS, CoverageModel
from voice_interviewer.adapters.models.catalog import InstalledSource
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.bootstrap import parts
from voice_interviewer.core.sound.audio import FRAME_SAMPLES
from voice_interviewer.errors import ModelError

NONE: Mapping[str, tuple[int, ...]] = {}


@dataclass(frozen=True)
class Kind:
    """One of the models and what the program does with it."""

    use: Callable[[Path], object]
    """Loads the file and asks it once."""
    inputs: dict[str, tuple[int | str, ...]]
    outputs: dict[str, tuple[int, ...]]
    elements: int = FLOAT

    def file(self, fill: float = 0.25, changed: Mapping[str, tuple[int, ...]] = NONE) -> bytes:
        """A model with these inputs and outputs; an output's shape may be changed."""
        shapes = self.outputs | dict(changed)
        return constant_model(
            self.inputs, {name: np.full(shape, fill, np.float32) for name, shape in shapes.items()}, self.elements
        )


def hear(path: Path) -> float:
    activity = SileroVoiceActivity(path)
    return [activity.speech_probability(np.zeros(FRAME_SAMPLES, dtype=np.int16)) for _ in range(3)][-1]


def feel(path: Path) -> float:
    return SmartTurnDetector(path).completion_probability(np.zeros(16_000, dtype=np.int16))


def judge(path: Path) -> object:
    return CoverageModel(path.parent).judge_pairs([("bias is underfitting", "Bias is underfitting.")])


CUTS = 50
STATE = (1, 1, 128)
PAIRS = ("pairs", "tokens")
KINDS = {
    "voice activity": Kind(
        hear, {"input": ("n", 576), "h": STATE, "c": STATE}, {"speech_probs": (1,), "hn": STATE, "cn": STATE}
    ),
    "turn": Kind(feel, {"input_features": ("n", 80, 800)}, {"logits": (1, 1)}),
    "judge": Kind(
        judge, dict.fromkeys(("input_ids", "attention_mask", "token_type_ids"), PAIRS), {"logits": (1, 3)}, INT64
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Tokenizer(WordLevel({"[UNK]": 0}, "[UNK]")).save(str(tmp_path / TOKENIZER))
    return tmp_path / WEIGHTS


def refused(kind: Kind, path: Path, content: bytes) -> ModelError:
    """The error that tells of such a file, in two lines."""
    path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        kind.use(path)
    assert str(caught.value).count("\n") == 1
    assert caught.value.remedy.startswith(("Install the program again", "Run `voice-interviewer models pull`"))
    return caught.value


def test_a_model_that_takes_and_gives_what_it_should_is_used(kind: Kind, path: Path) -> None:
    path.write_bytes(kind.file())
    assert kind.use(path) is not None


def test_what_is_no_model_is_refused(kind: Kind, path: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "model.zip", "w") as archive:
        archive.writestr("model.onnx", kind.file())
    for content in (
        *(b"", b"\0", b"<html>Not found</html>", bytes(10_000), random.Random(1).randbytes(10_000), b"\xff" * 64),
        (tmp_path / "model.zip").read_bytes(),
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    ):
        assert "cannot be loaded from" in refused(kind, path, content).what


def test_a_model_cut_off_anywhere_is_refused(kind: Kind, path: Path) -> None:
    whole = kind.file()
    graph_ends = whole.rindex(b"\x42")  # what follows is the version of the operators, without which it may be read
    for cut in range(CUTS):
        refused(kind, path, whole[: graph_ends * cut // CUTS])


@pytest.mark.parametrize("share", [0.001, 0.3, 0.999])
def test_the_voice_activity_model_cut_off_is_refused(path: Path, share: float) -> None:
    whole = silero_path().read_bytes()
    assert "cannot be loaded" in refused(KINDS["voice activity"], path, whole[: int(len(whole) * share)]).what


def test_another_model_in_its_place_is_refused(kind: Kind, path: Path) -> None:
    for other in KINDS.values():
        if other is not kind:
            assert "holds another model" in refused(kind, path, other.file()).what


def test_a_model_that_takes_the_same_names_in_other_shapes_fails_as_a_model(kind: Kind, path: Path) -> None:
    inputs = dict.fromkeys(kind.inputs, (3, 3, 3, 3))
    outputs = {name: np.zeros(shape, np.float32) for name, shape in kind.outputs.items()}
    assert "failed at its work" in refused(kind, path, constant_model(inputs, outputs, kind.elements)).what


@pytest.mark.parametrize("shape", [(), (0,), (2,), (1, 2), (2, 3), (1, 1, 1, 1)])
def test_results_of_another_shape_are_none(kind: Kind, path: Path, shape: tuple[int, ...]) -> None:
    first = next(iter(kind.outputs))
    assert "gave what is no result" in refused(kind, path, kind.file(changed={first: shape})).what


@pytest.mark.parametrize("figure", [np.nan, np.inf, -np.inf])
def test_figures_that_are_none_are_no_results(kind: Kind, path: Path, figure: float) -> None:
    assert "gave what is no result" in refused(kind, path, kind.file(figure)).what


def test_too_little_memory_is_told_as_that(path: Path) -> None:
    class Full:
        def run(self, outputs: object, inputs: object) -> object:
            raise RuntimeError("Failed to allocate memory for requested buffer of size 94633536")

    model = onnx_model.OnnxModel(Full(), "The turn detector", "Run it again.", {})
    with pytest.raises(ModelError) as caught:
        model.run([], {"input": np.zeros(1)})
    assert caught.value.remedy == onnx_model.MORE_MEMORY


def test_a_voice_activity_model_that_was_exchanged_is_not_listened_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "carrier_of_silero"
    (package / FILE).parent.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / FILE).write_bytes(CONFIG[::-1])
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    catalog = catalog_of({FILE.as_posix(): CONFIG}, InstalledSource(package.name), name="silero-vad")
    monkeypatch.setattr(parts, "model_files", lambda: ModelFiles(catalog, tmp_path))
    with pytest.raises(ModelError) as caught:
        parts.voice_activity()
    assert caught.value.what == f"The model silero-vad is damaged: {FILE.as_posix()} has the wrong hash."
    assert caught.value.remedy == f"Install the package {package.name} again: it carries this model."
