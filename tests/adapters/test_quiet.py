"""What native code prints stays off the screen, and what Python prints stays on it."""

import subprocess
import sys
from pathlib import Path


def printed(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_descriptor_2_is_quiet_for_a_moment_even_nested() -> None:
    told = printed(
        "import os\n"
        "from voice_interviewer.adapters.sound.quiet import quiet_stderr\n"
        "os.write(2, b'before ')\n"
        "with quiet_stderr():\n"
        "    with quiet_stderr():\n"
        "        os.write(2, b'inner ')\n"
        "    os.write(2, b'outer ')\n"
        "os.write(2, b'after')\n"
    )
    assert told == "before after"


def test_what_hangs_in_silence_is_told_and_its_late_end_breaks_no_other_silence() -> None:
    told = printed(
        "import os\n"
        "from voice_interviewer.adapters.sound.quiet import break_silence, quiet_stderr\n"
        "hanging = quiet_stderr()\n"
        "hanging.__enter__()\n"
        "os.write(2, b'driver ')\n"
        "break_silence()\n"
        "os.write(2, b'it hangs ')\n"
        "with quiet_stderr():\n"
        "    hanging.__exit__(None, None, None)\n"
        "    os.write(2, b'another ')\n"
        "os.write(2, b'after')\n"
    )
    assert told == "it hangs after"


def test_the_screen_is_apart_from_descriptor_2() -> None:
    told = printed(
        "import os, sys\n"
        "from voice_interviewer.adapters.sound.quiet import quiet_stderr, screen_apart\n"
        "with screen_apart():\n"
        "    os.write(2, b'native ')\n"
        "    sys.__stderr__.write('screen ')\n"
        "    with quiet_stderr():\n"
        "        print('python', end=' ', file=sys.stderr)\n"
        "os.write(2, b'after')\n"
    )
    assert told == "screen python after"


def test_a_closed_descriptor_2_is_no_error() -> None:
    assert (
        printed(
            "import os\n"
            "from voice_interviewer.adapters.sound.quiet import quiet_stderr, screen_apart\n"
            "os.close(2)\n"
            "with screen_apart(), quiet_stderr():\n"
            "    pass\n"
        )
        == ""
    )
