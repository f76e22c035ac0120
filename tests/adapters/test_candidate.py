"""Candidates without a microphone give their sound at the pace of one, and the built-in one can be understood."""

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from faster_whisper import WhisperModel

from tests.benchmarks.bench_voice import ANSWERS, misheard_words
from voice_interviewer.adapters import candidate
from voice_interviewer.adapters.candidate import DemoCandidate, RecordedCandidate, demo_speech, speak_into
from voice_interviewer.adapters.sound.paced_capture import TAIL_SECONDS, PacedCapture, SoundFeed
from voice_interviewer.adapters.voices import neural_voice
from voice_interviewer.adapters.voices.neural_voice import shared_engine
from voice_interviewer.core.demo_script import Style, write_script
from voice_interviewer.core.questions import Difficulty, Question
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, level_dbfs, to_samples
from voice_interviewer.errors import AudioFileError, DeviceError, DeviceLostError, VoiceError
from voice_interviewer.paths import Home
from voice_interviewer.ports import AudioSource, Capture

MODEL_ANSWER = (
    "Overfitting means that the model has learned the noise in the training set, so the validation loss goes up "
    "while the training loss keeps falling. I would look at the learning curves first. Then I would add "
    "regularization, such as weight decay or dropout, and stop the training early."
)


def make_question(name: str = "overfitting") -> Question:
    return Question(
        id=name,
        text="What is overfitting?",
        difficulty=Difficulty.CORE,
        expected_seconds=(30.0, 90.0),
        key_points=(),
        hint="Two curves.",
        model_answer=MODEL_ANSWER,
        weak_answer="It is when the model is too big. I would just use more data.",
    )


def hear(capture: Capture) -> Samples:
    """Everything until the source has ended."""
    blocks = []
    while not capture.ended:
        blocks.append(capture.read())
    return np.concatenate(blocks)


def noise(seconds: float) -> Samples:
    return np.random.default_rng(3).integers(-9000, 9000, int(seconds * SAMPLE_RATE)).astype(np.int16)


def write(path: Path, samples: Samples) -> Path:
    soundfile.write(path, samples, SAMPLE_RATE, subtype="PCM_16")
    return path


class Clock:
    """A clock that only moves when somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def paced(feed: SoundFeed, clock: Clock, tail_seconds: float = 1.0) -> PacedCapture:
    return PacedCapture(feed, fast=False, tail_seconds=tail_seconds, clock=clock, sleep=clock.sleep)


def test_at_real_time_sound_comes_as_the_clock_allows() -> None:
    clock, feed, sound = Clock(), SoundFeed(), noise(2.0)
    feed.put(sound)
    feed.finish()
    capture = paced(feed, clock)
    heard = np.zeros(0, dtype=np.int16)
    while not capture.ended:
        heard = np.concatenate((heard, capture.read()))
        assert abs(heard.size / SAMPLE_RATE - (clock.now - 100.0)) < 0.01 or capture.ended
    assert np.array_equal(heard[: sound.size], sound)
    assert heard.size == sound.size + SAMPLE_RATE
    assert max(clock.waits) <= 0.1


def test_a_slow_listener_loses_nothing() -> None:
    clock, feed, sound = Clock(), SoundFeed(), noise(2.0)
    feed.put(sound)
    feed.finish()
    capture = paced(feed, clock)
    clock.now += 1.5
    block = capture.read()
    assert block.size == int(1.5 * SAMPLE_RATE)
    assert np.array_equal(np.concatenate((block, hear(capture)))[: sound.size], sound)
    assert capture.dropped_samples == 0


def test_speech_that_is_not_ready_yet_is_silence_at_real_time() -> None:
    clock, feed = Clock(), SoundFeed()
    capture = paced(feed, clock)
    waiting = np.concatenate([capture.read() for _ in range(10)])
    assert waiting.size == pytest.approx(0.5 * SAMPLE_RATE, abs=20)
    assert not waiting.any()
    assert not capture.ended
    feed.put(np.full(800, 7, dtype=np.int16))
    feed.finish()
    assert np.count_nonzero(hear(capture)) == 800


def test_when_fast_nothing_is_made_up_while_speech_is_not_ready() -> None:
    feed = SoundFeed()
    capture = PacedCapture(feed, fast=True)
    assert capture.read().size == 0
    feed.put(noise(0.25))
    assert [capture.read().size for _ in range(3)] == [1600, 1600, 800]


def test_a_voice_that_fails_is_a_lost_device_after_what_was_said() -> None:
    feed = SoundFeed()
    feed.put(noise(0.1))
    feed.finish(VoiceError("It broke.", "Mend it."))
    capture = PacedCapture(feed, fast=True)
    assert capture.read().size == 1600
    with pytest.raises(DeviceLostError) as caught:
        capture.read()
    assert (caught.value.what, caught.value.remedy) == ("It broke.", "Mend it.")


def test_a_recording_is_heard_whole_and_then_silence(tmp_path: Path) -> None:
    sound = noise(1.23)
    source: AudioSource = RecordedCandidate(write(tmp_path / "answer.wav", sound), fast=True)
    assert source.name == "answer.wav"
    for _ in range(2):  # every answer starts at the beginning
        with source.listen(None) as capture:
            heard = hear(capture)
        assert np.array_equal(heard[: sound.size], sound)
        assert not heard[sound.size :].any()
        assert heard.size == sound.size + TAIL_SECONDS * SAMPLE_RATE


def test_a_recording_to_be_scored_ends_with_its_last_sample(tmp_path: Path) -> None:
    sound = noise(0.55)
    with RecordedCandidate(write(tmp_path / "a.flac", sound), fast=True, tail_seconds=0.0).listen(None) as capture:
        assert np.array_equal(hear(capture), sound)


def test_a_folder_answers_each_question_with_its_own_file(tmp_path: Path) -> None:
    sounds = {"first.wav": noise(0.2), "second.flac": noise(0.3)}
    for name, sound in sounds.items():
        write(tmp_path / name, sound)
    source = RecordedCandidate(tmp_path, fast=True, tail_seconds=0.0)
    for name, sound in sounds.items():
        with source.listen(make_question(name.split(".")[0])) as capture:
            assert np.array_equal(hear(capture), sound)


def test_a_missing_recording_is_named(tmp_path: Path) -> None:
    source = RecordedCandidate(tmp_path, fast=True)
    with pytest.raises(DeviceError) as caught, source.listen(make_question("third")):
        pass
    assert str(tmp_path / "third.wav") in caught.value.what
    with pytest.raises(DeviceError), source.listen(None):
        pass
    with pytest.raises(AudioFileError) as missing:
        RecordedCandidate(tmp_path / "nothing.wav")
    assert "nothing.wav" in missing.value.what


def test_a_file_that_is_no_recording_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("hello")
    with pytest.raises(AudioFileError), RecordedCandidate(tmp_path / "text.wav").listen(None):
        pass


def test_the_built_in_candidate_answers_in_three_styles_and_always_alike() -> None:
    runs = []
    for _ in range(2):
        source = DemoCandidate(fast=True)
        answers: dict[str, Samples] = {}
        for name in ("one", "two", "three", "one"):
            with source.listen(make_question(name)) as capture:
                heard = hear(capture)
            if name in answers:
                assert np.array_equal(answers[name], heard)
            answers[name] = heard
        assert list(source.styles.values()) == [Style.STRONG, Style.THIN, Style.RAMBLING]
        runs.append(answers)
    assert all(np.array_equal(runs[0][name], runs[1][name]) for name in runs[0])
    seconds = {name: heard.size / SAMPLE_RATE - TAIL_SECONDS for name, heard in runs[0].items()}
    assert seconds["two"] < seconds["one"] < seconds["three"]


def test_the_built_in_candidate_sits_in_a_quiet_room_and_thinks_first() -> None:
    with DemoCandidate(fast=True).listen(make_question()) as capture:
        heard = hear(capture)
    assert level_dbfs(heard[: int(0.9 * SAMPLE_RATE)]) == pytest.approx(-60.0, abs=1.0)
    assert level_dbfs(heard[-SAMPLE_RATE:]) == pytest.approx(-60.0, abs=1.0)
    assert -32.0 < level_dbfs(heard[SAMPLE_RATE : 3 * SAMPLE_RATE]) < -20.0


def pitch_hertz(signal: FloatSamples, rate: int) -> float:
    """Median fundamental frequency of the voiced 40 ms windows, by autocorrelation."""
    size = int(0.04 * rate)
    found = []
    for start in range(0, signal.size - size, size):
        window = signal[start : start + size] - signal[start : start + size].mean()
        correlation = np.correlate(window, window, "full")[size - 1 :]
        shortest, longest = rate // 350, rate // 70
        lag = shortest + int(np.argmax(correlation[shortest:longest]))
        if window.std() > 0.02 and correlation[lag] > 0.5 * correlation[0]:
            found.append(rate / lag)
    return float(np.median(found))


def test_the_built_in_candidate_is_at_least_three_semitones_below_the_interviewer() -> None:
    text = "I would look at the learning curves first, and then I would stop the training early."
    interviewer = pitch_hertz(shared_engine().say(text, 1.0), neural_voice.SAMPLE_RATE)
    assert 12 * np.log2(interviewer / pitch_hertz(demo_speech(text), SAMPLE_RATE)) >= 3.0


def test_the_built_in_candidate_only_answers_questions() -> None:
    with pytest.raises(DeviceError), DemoCandidate().listen(None):
        pass


def test_an_answer_that_is_closed_makes_no_further_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    closed = threading.Event()

    def say(text: str) -> FloatSamples:
        said.append(text)
        closed.set()
        return np.zeros(160, dtype=np.float32)

    monkeypatch.setattr(candidate, "demo_speech", say)
    speak_into(SoundFeed(), write_script(make_question(), Style.STRONG), closed)
    assert len(said) == 1


def test_a_voice_that_cannot_speak_ends_the_answer_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def say(_: str) -> FloatSamples:
        raise VoiceError("It broke.", "Mend it.")

    monkeypatch.setattr(candidate, "demo_speech", say)
    with DemoCandidate(fast=True).listen(make_question()) as capture, pytest.raises(DeviceLostError, match="It broke"):
        hear(capture)


def test_leaving_early_leaves_no_thread_behind() -> None:
    with DemoCandidate(fast=True).listen(make_question()) as capture:
        capture.read()
    assert not any(thread.name == "demo-candidate" for thread in threading.enumerate())


@pytest.mark.models
def test_whisper_understands_the_built_in_candidate() -> None:
    wrong, words = misheard_words(ANSWERS[:1])
    assert wrong / words <= 0.08


@pytest.mark.models
def test_whisper_hears_the_built_in_candidate_hesitate() -> None:
    model = WhisperModel(str(Home.find().models / "whisper-base"), device="cpu", compute_type="int8", cpu_threads=1)
    gap = np.zeros(SAMPLE_RATE // 2, dtype=np.float32)
    texts = ("So,", "um,", "I would look at,", "uh,", "the curves.")
    sound = np.concatenate([part for text in texts for part in (demo_speech(text), gap)])
    segments, _ = model.transcribe(sound, language="en", beam_size=5, initial_prompt="Um, uh, hmm, er, ah.")
    heard = "".join(segment.text for segment in segments).lower()
    assert "um" in heard
    assert "uh" in heard


def test_a_level_of_one_is_never_passed() -> None:
    speech = demo_speech("Overfitting! Regularization! Stop!")
    assert np.abs(speech).max() < 1.0
    assert level_dbfs(to_samples(speech)) > -32.0
