"""Packs become questions, and are found in our folder and in the person's home."""

import errno
import os
import time
from pathlib import Path
from typing import Never

import pytest

from tests.storage.pack_samples import BASICS, PACK, blocking
from voice_interviewer.core.questions import Difficulty
from voice_interviewer.errors import PackError, StorageError, UsageError
from voice_interviewer.storage.packs import PackLibrary, check_packs, load_pack


def test_a_good_pack_becomes_questions(pack: Path) -> None:
    assert blocking(pack) == []
    loaded = load_pack(pack)
    assert (loaded.id, loaded.title, [each.id for each in loaded.rounds]) == ("cook", "Cook", ["basics"])
    assert loaded.rounds[0].introduction == "Let us begin."
    (question,) = loaded.questions
    assert question.difficulty is Difficulty.WARM_UP
    assert question.expected_seconds == (20.0, 60.0)
    time, water = question.key_points
    assert time.terms == (("six minutes", "360"), ("soft", "runny"))
    assert (time.weight, water.weight) == (2.0, 1.0)
    assert time.contradictions == ("A soft egg takes twenty minutes.",)
    assert water.contradictions == ()
    assert water.follow_up == "What do you do when the time is up?"


@pytest.mark.parametrize("instead", ["", "        terms: []\n"])
def test_key_points_need_no_terms(pack: Path, instead: str) -> None:
    (pack / "basics.yaml").write_text(BASICS.replace("        terms: [[cold water, ice]]\n", instead))
    assert blocking(pack) == []
    time, water = load_pack(pack).questions[0].key_points
    assert (len(time.terms), water.terms) == (2, ())


def test_yes_and_no_are_words(pack: Path) -> None:
    (pack / "basics.yaml").write_text(BASICS.replace("[soft, runny]", "[yes, no]"))
    assert load_pack(pack).questions[0].key_points[0].terms[1] == ("yes", "no")


def test_the_persons_pack_takes_the_place_of_ours(pack: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "home" / "cook"
    theirs.mkdir(parents=True)
    (theirs / "pack.yaml").write_text(PACK.replace("title: Cook", "title: My cook"))
    (theirs / "basics.yaml").write_text(BASICS)
    assert PackLibrary((pack.parent,)).pack("cook").title == "Cook"
    library = PackLibrary((pack.parent, theirs.parent, tmp_path / "missing"))
    assert library.pack("cook").title == "My cook"
    assert library.pack_folders()["cook"] == theirs


def test_a_pack_that_was_changed_is_read_anew(pack: Path) -> None:
    library = PackLibrary((pack.parent,))
    for days_ago, title in ((3, "Cook"), (2, "Chef"), (1, "Boil")):
        (pack / "pack.yaml").write_text(PACK.replace("title: Cook", f"title: {title}"))
        for file in pack.iterdir():
            at = time.time() - days_ago * 86_400
            os.utime(file, (at, at))
        first, again = library.pack("cook"), library.pack("cook")
        assert first.title == title
        assert again is first
    (pack / "pack.yaml").write_text(PACK)  # just now
    assert library.pack("cook").title == "Cook"


def test_one_broken_pack_does_not_stop_another(pack: Path) -> None:
    broken = pack.parent / "broken"
    broken.mkdir()
    (broken / "pack.yaml").write_text("title: [")
    library = PackLibrary((pack.parent,))
    assert library.pack("cook").title == "Cook"
    with pytest.raises(PackError, match="broken"):
        library.pack("broken")


def test_an_unknown_pack_names_the_near_one_or_all(pack: Path) -> None:
    library = PackLibrary((pack.parent,))
    with pytest.raises(UsageError, match="Did you mean cook"):
        library.pack("cock")
    with pytest.raises(UsageError, match="The packs here: cook"):
        library.pack("astronaut")
    with pytest.raises(UsageError):
        library.pack("../cook")


def test_check_takes_a_pack_a_file_in_it_and_a_folder_of_packs(pack: Path, tmp_path: Path) -> None:
    (pack / "basics.yaml").write_text(BASICS.replace("weight: 2", "weight: 0"))
    for path in (pack, pack / "basics.yaml", pack.parent):
        assert [fault.line for fault in check_packs([path])] == [19]
    assert len(check_packs([pack, pack])) == 1
    with pytest.raises(UsageError, match="There is no pack at"):
        check_packs([tmp_path / "nowhere"])


def test_without_advice_only_what_keeps_a_pack_from_being_used_is_told(pack: Path) -> None:
    assert check_packs([pack])
    assert check_packs([pack], advice=False) == ()
    (pack / "basics.yaml").write_text(BASICS.replace("weight: 2", "weight: 0"))
    assert [fault.line for fault in check_packs([pack], advice=False)] == [19]


def test_a_folder_of_packs_that_may_not_be_read(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> Never:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(StorageError, match="cannot be read: Permission denied"):
        PackLibrary((pack.parent,)).pack_folders()
