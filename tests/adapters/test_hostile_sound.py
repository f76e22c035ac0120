"""Sound files that are odd, damaged or mean harm: their sound, or two lines and no more room than a recording takes."""

import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.adapters.test_sound_files import loudest_hertz, tone, write_aac
from voice_interviewer.adapters.sound import sound_files
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.errors import AudioFileError

SECOND = tone(1.0, SAMPLE_RATE)
HOUR = 3600 * SAMPLE_RATE


def wave_header(rate: int, channels: int, bits: int, data_bytes: int) -> bytes:
    block = channels * bits // 8 & 0xFFFF
    form = struct.pack("<IHHIIHH", 16, 1, channels, rate, rate * block & 0xFFFFFFFF, block, bits)
    size = struct.pack("<I", data_bytes + 36 & 0xFFFFFFFF)
    return b"RIFF" + size + b"WAVEfmt " + form + b"data" + struct.pack("<I", data_bytes)


def refused(path: Path) -> AudioFileError:
    with pytest.raises(AudioFileError) as caught:
        read_recording(path)
    assert len(str(caught.value).splitlines()) == 2
    assert str(path) in caught.value.what
    return caught.value


def loudness(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples / 32768.0))))


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW", "IMA_ADPCM"])
def test_every_width_of_sample(tmp_path: Path, subtype: str) -> None:
    soundfile.write(tmp_path / "a.wav", SECOND, SAMPLE_RATE, subtype=subtype)
    samples = read_recording(tmp_path / "a.wav")
    assert abs(samples.size - SAMPLE_RATE) < 600
    assert abs(loudest_hertz(samples) - 440) < 3


@pytest.mark.parametrize(("rate", "channels"), [(192_000, 1), (192_000, 2), (8_000, 1), (48_000, 12), (16_000, 12)])
def test_every_rate_and_many_channels(tmp_path: Path, rate: int, channels: int) -> None:
    soundfile.write(tmp_path / "a.wav", np.tile(tone(1.0, rate)[:, np.newaxis], (1, channels)), rate)
    samples = read_recording(tmp_path / "a.wav")
    assert abs(samples.size - SAMPLE_RATE) < 100
    assert abs(loudest_hertz(samples) - 440) < 3
    assert abs(loudness(samples) - loudness((32767 * SECOND).astype(np.int16))) < 0.01


@pytest.mark.parametrize("subtype", ["FLOAT", "DOUBLE"])
@pytest.mark.parametrize("rate", [SAMPLE_RATE, 44_100])
def test_a_sample_that_is_no_number_is_silence(tmp_path: Path, subtype: str, rate: int) -> None:
    sound = tone(1.0, rate).astype(np.float64)
    sound[4000:4100] = np.nan
    soundfile.write(tmp_path / "a.wav", np.column_stack([sound, sound]), rate, subtype=subtype)
    samples = read_recording(tmp_path / "a.wav")
    assert np.abs(samples.astype(np.int32)).max() < 0.42 * 32768, "and no full-scale click"
    assert abs(loudest_hertz(samples) - 440) < 3


def test_nothing_but_what_is_no_number_is_digital_silence(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.full(SAMPLE_RATE, np.nan, np.float32), SAMPLE_RATE, subtype="FLOAT")
    assert not read_recording(tmp_path / "a.wav").any()


def test_samples_without_end_are_full_scale_and_cost_no_other(tmp_path: Path) -> None:
    sound = SECOND.copy()
    sound[[100, 200, 300]] = np.inf, -np.inf, 1e30
    soundfile.write(tmp_path / "a.wav", sound, SAMPLE_RATE, subtype="FLOAT")
    samples = read_recording(tmp_path / "a.wav")
    assert (samples[100], samples[200], samples[300]) == (32767, -32768, 32767)
    assert abs(loudness(np.delete(samples, [100, 200, 300])) - 0.283) < 0.01


def test_an_hour_of_silence_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.wav").open("wb") as file:
        file.write(wave_header(SAMPLE_RATE, 1, 16, 2 * HOUR))
        file.truncate(44 + 2 * HOUR)
    samples = read_recording(tmp_path / "a.wav")
    assert samples.size == HOUR
    assert not samples.any()


@pytest.mark.parametrize(("rate", "hours"), [(SAMPLE_RATE, 10), (1, 10), (SAMPLE_RATE, 2.01)])
def test_ten_hours_are_refused_before_any_of_it_is_read(tmp_path: Path, rate: int, hours: float) -> None:
    size = round(2 * rate * 3600 * hours)
    with (tmp_path / "a.wav").open("wb") as file:
        file.write(wave_header(rate, 1, 16, size))
        file.truncate(44 + size)
    tracemalloc.start()
    assert "is longer than 2 hours" in refused(tmp_path / "a.wav").what
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_file_that_hides_its_length_is_read_no_further_than_the_longest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_files, "LONGEST_SECONDS", 60)
    recording = FlacRecording(tmp_path / "a.flac")  # its header knows no length before it is closed
    for _ in range(600):
        recording.write(np.zeros(SAMPLE_RATE, np.int16))
    tracemalloc.start()
    assert "is longer than" in refused(tmp_path / "a.flac").what
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    recording.close()
    assert most < 4 * 60 * 2 * SAMPLE_RATE


@pytest.mark.parametrize(
    ("rate", "channels", "bits"),
    [(0, 1, 16), (16_000, 0, 16), (16_000, 65_535, 8), (16_000, 1, 0), (0xFFFFFFFF, 1, 16), (0x7FFFFFFF, 2, 16)],
)
def test_a_header_that_cannot_be(tmp_path: Path, rate: int, channels: int, bits: int) -> None:
    (tmp_path / "a.wav").write_bytes(wave_header(rate, channels, bits, 20_000) + bytes(20_000))
    refused(tmp_path / "a.wav")


def test_a_header_that_promises_more_than_there_is(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(wave_header(SAMPLE_RATE, 1, 16, 0xFFFFFFF0) + bytes(32_000))
    assert read_recording(tmp_path / "a.wav").size == SAMPLE_RATE


def test_a_renamed_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wav", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "not a word " * 10_000)
    assert "cannot be read as sound" in refused(tmp_path / "a.wav").what


PLAYLISTS = {
    "ffconcat": "ffconcat version 1.0\nfile other.wav\n",
    "HLS": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:2,\nother.wav\n#EXTINF:2,\n{address}\n#EXT-X-ENDLIST\n",
    "SDP": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    "DASH": '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="audio/mp4">'
    '<Representation id="1" bandwidth="1"><BaseURL>{address}</BaseURL></Representation></AdaptationSet></Period></MPD>',
}


@pytest.mark.parametrize("suffix", [".wav", ".m3u8", ".mpd", ".sdp", ".ffconcat", ".mp3"])
@pytest.mark.parametrize("kind", PLAYLISTS)
def test_a_list_of_other_files_and_addresses_is_no_recording(tmp_path: Path, kind: str, suffix: str) -> None:
    soundfile.write(tmp_path / "other.wav", SECOND, SAMPLE_RATE)
    (tmp_path / f"a{suffix}").write_text(PLAYLISTS[kind].format(address="http://127.0.0.1:9/other.wav"))
    assert "cannot be read as sound" in refused(tmp_path / f"a{suffix}").what


@pytest.mark.parametrize("name", ["concat:a.wav|b.wav", "tcp:127.0.0.1:9", "data:,x", "a%02d.wav", "-i", "pipe:0"])
def test_a_name_that_reads_like_an_address_is_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    soundfile.write(tmp_path / "sound.wav", SECOND, SAMPLE_RATE)
    (tmp_path / "sound.wav").rename(tmp_path / name)
    assert read_recording(Path(name)).size == SAMPLE_RATE


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A short recording in every format, by ending."""
    folder = tmp_path_factory.mktemp("whole")
    short = tone(0.3, SAMPLE_RATE)
    for kind in ("wav", "flac", "mp3", "ogg"):
        soundfile.write(folder / f"a.{kind}", short, SAMPLE_RATE)
    write_aac(folder / "a.m4a", short, SAMPLE_RATE)
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), max_size=6)


@pytest.mark.parametrize("kind", [".wav", ".flac", ".mp3", ".ogg", ".m4a"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, kept=st.floats(0, 1))
def test_whatever_becomes_of_a_file_it_is_sound_or_refused(
    whole: dict[str, bytes], tmp_path: Path, kind: str, changes: list[tuple[float, bytes]], kept: float
) -> None:
    content = bytearray(whole[kind])
    for place, new in changes:
        at = int(place * len(content))
        content[at : at + len(new)] = new
    path = tmp_path / f"a{kind}"
    path.write_bytes(content[: round(kept * len(content))])
    try:
        samples = read_recording(path)
    except AudioFileError:
        refused(path)
    else:
        assert samples.dtype == np.int16
        assert 0 < samples.size <= sound_files.LONGEST_SECONDS * SAMPLE_RATE
