"""Any recording comes out as 16 kHz mono; a FLAC recording survives a crash and a full disk."""

import os
import shutil
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from voice_interviewer.adapters.sound.sound_files import RESERVE_BYTES, FlacRecording, read_recording
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.errors import AudioFileError, StorageError


def tone(seconds: float, rate: int, hertz: float = 440.0) -> npt.NDArray[np.float32]:
    return (0.4 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def noise(count: int) -> Samples:
    return np.random.default_rng(7).normal(0, 3000, count).astype(np.int16)


def loudest_hertz(samples: Samples) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * SAMPLE_RATE / samples.size)


def write_aac(path: Path, signal: npt.NDArray[np.float32], rate: int) -> None:
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=rate)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(signal[np.newaxis, :], format="fltp", layout="mono")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3", "ogg", "m4a"])
@pytest.mark.parametrize("rate", [16_000, 44_100])
def test_every_format_comes_out_at_16_khz_mono(tmp_path: Path, kind: str, rate: int) -> None:
    path = tmp_path / f"answer.{kind}"
    signal = tone(2.0, rate)
    if kind == "m4a":
        write_aac(path, signal, rate)
    else:
        soundfile.write(path, np.column_stack([signal, signal]), rate)
    samples = read_recording(path)
    assert samples.dtype == np.int16
    assert samples.ndim == 1
    assert abs(samples.size / SAMPLE_RATE - 2.0) < 0.15
    assert abs(loudest_hertz(samples) - 440) < 3
    assert 0.25 < np.sqrt(np.mean(np.square(samples / 32768.0))) < 0.31


def test_lossless_16_khz_sound_is_unchanged(tmp_path: Path) -> None:
    written = noise(40_000)
    soundfile.write(tmp_path / "a.wav", written, SAMPLE_RATE)
    np.testing.assert_array_equal(read_recording(tmp_path / "a.wav"), written)


def bad_files(folder: Path) -> dict[str, tuple[Path, str]]:
    (folder / "empty.wav").touch()
    (folder / "notes.wav").write_text("These are notes.\n" * 500)
    FlacRecording(folder / "unspoken.flac").close()
    soundfile.write(folder / "whole.wav", noise(8000), SAMPLE_RATE)
    (folder / "header.wav").write_bytes((folder / "whole.wav").read_bytes()[:44])
    write_aac(folder / "whole.m4a", tone(2, 16_000), 16_000)
    (folder / "cut.m4a").write_bytes((folder / "whole.m4a").read_bytes()[:-900])
    os.mkfifo(folder / "pipe.wav")
    return {
        "missing": (folder / "nothing.wav", "no file"),
        "folder": (folder, "is a folder"),
        "empty": (folder / "empty.wav", "is empty"),
        "text": (folder / "notes.wav", "cannot be read as sound"),
        "nothing written": (folder / "unspoken.flac", "is empty"),
        "header only": (folder / "header.wav", "sound"),
        "index cut off": (folder / "cut.m4a", "cannot be read as sound"),
        "pipe": (folder / "pipe.wav", "pipe"),
    }


@pytest.mark.parametrize(
    "case", ["missing", "folder", "empty", "text", "nothing written", "header only", "index cut off", "pipe"]
)
def test_what_is_no_recording_is_said_in_two_lines(tmp_path: Path, case: str) -> None:
    path, expected = bad_files(tmp_path)[case]
    with pytest.raises(AudioFileError) as caught:
        read_recording(path)
    assert expected in caught.value.what
    assert str(path) in caught.value.what
    assert caught.value.remedy
    assert len(str(caught.value).splitlines()) == 2


def test_pictures_without_sound_are_refused(tmp_path: Path) -> None:
    import av

    with av.open(str(tmp_path / "film.mp4"), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 32, 32, "yuv420p"
        for _ in range(5):
            picture = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), dtype=np.uint8), format="rgb24")
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    with pytest.raises(AudioFileError, match="holds no sound"):
        read_recording(tmp_path / "film.mp4")


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3", "ogg"])
def test_a_file_that_breaks_off_gives_what_there_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"answer.{kind}"
    soundfile.write(path, noise(80_000), SAMPLE_RATE)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    assert 2.0 < read_recording(path).size / SAMPLE_RATE < 4.0


def test_a_damaged_stretch_does_not_cost_what_follows(tmp_path: Path) -> None:
    path = tmp_path / "answer.flac"
    soundfile.write(path, noise(160_000), SAMPLE_RATE)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(200)
    path.write_bytes(content)
    assert read_recording(path).size > 140_000


def test_a_recording_reads_back_as_it_was_written(tmp_path: Path) -> None:
    written = noise(50_001)
    recording = FlacRecording(tmp_path / "answer-01.flac")
    for start in range(0, written.size, 1111):
        recording.write(written[start : start + 1111])
    recording.close()
    recording.close()
    np.testing.assert_array_equal(read_recording(tmp_path / "answer-01.flac"), written)
    assert soundfile.info(tmp_path / "answer-01.flac").frames == written.size


def test_only_its_owner_may_read_a_recording_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        FlacRecording(tmp_path / "open.flac").close()
        os.umask(0o277)
        FlacRecording(tmp_path / "closed.flac").close()
    finally:
        os.umask(before)
    for name in ("open.flac", "closed.flac"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_recording_never_overwrites_one(tmp_path: Path) -> None:
    (tmp_path / "answer.flac").write_text("kept")
    with pytest.raises(StorageError, match="exists"):
        FlacRecording(tmp_path / "answer.flac")
    assert (tmp_path / "answer.flac").read_text() == "kept"


def test_a_missing_folder_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="No such file"):
        FlacRecording(tmp_path / "gone" / "answer.flac")


def run(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        check=False,
    )


def test_what_was_spoken_before_a_kill_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "answer.flac"
    result = run(
        """
        import os, signal, sys
        from pathlib import Path
        import numpy as np
        from voice_interviewer.adapters.sound.sound_files import FlacRecording
        recording = FlacRecording(Path(sys.argv[1]))
        sound = np.random.default_rng(7).normal(0, 3000, 160_000).astype(np.int16)
        for start in range(0, sound.size, 1600):
            recording.write(sound[start:start + 1600])
        os.kill(os.getpid(), signal.SIGKILL)
        """,
        path,
    )
    assert result.returncode == -9, result.stderr
    samples = read_recording(path)
    assert 160_000 - samples.size <= 0.1 * SAMPLE_RATE
    np.testing.assert_array_equal(samples, noise(160_000)[: samples.size])
    by_another_program, _ = soundfile.read(path, dtype="int16")  # trusts the length in the header
    np.testing.assert_array_equal(by_another_program, samples)


def test_a_full_disk_is_a_storage_error_and_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "answer.flac"
    result = run(
        """
        import resource, sys
        from pathlib import Path
        import numpy as np
        from voice_interviewer.adapters.sound.sound_files import FlacRecording
        from voice_interviewer.errors import StorageError
        recording = FlacRecording(Path(sys.argv[1]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        sound = np.random.default_rng(7).normal(0, 3000, 400_000).astype(np.int16)
        errors = []
        for start in range(0, sound.size, 1600):
            try:
                recording.write(sound[start:start + 1600])
            except StorageError as error:
                errors.append(error)
        recording.close()
        recording.close()
        print(len(errors), errors[0].what, errors[0].remedy)
        """,
        path,
    )
    assert result.returncode == 0, result.stderr
    assert "File too large" in result.stdout
    assert "VOICE_INTERVIEWER_HOME" in result.stdout
    samples = read_recording(path)
    assert samples.size > 150_000
    np.testing.assert_array_equal(samples[:150_000], noise(400_000)[:150_000])


def test_the_disk_counts_as_full_while_there_is_room_for_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = FlacRecording(tmp_path / "answer.flac", 5_000_000)
    usage = shutil.disk_usage(tmp_path)._replace(free=RESERVE_BYTES + 5_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    recording.write(noise(SAMPLE_RATE))
    usage = usage._replace(free=usage.free - 1)
    with pytest.raises(StorageError, match="No space left on device") as caught:
        recording.write(noise(SAMPLE_RATE))
    assert caught.value.remedy.startswith("Free some space")
    recording.close()
    assert soundfile.info(tmp_path / "answer.flac").frames == SAMPLE_RATE
