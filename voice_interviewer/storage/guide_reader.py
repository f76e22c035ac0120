"""The file guide.yaml of a pack: read, and its citations held to its sources."""

from pathlib import Path

from voice_interviewer.core.guide import Guide
from voice_interviewer.storage.guide_format import GuidePart
from voice_interviewer.storage.pack_faults import Fault
from voice_interviewer.storage.pack_files import check_unique, entries, read_part
from voice_interviewer.storage.yaml_tree import Tree

GUIDE_FILE = "guide.yaml"


def read_guide(file: Path, faults: list[Fault]) -> Guide | None:
    """The guide, or None together with at least one more fault."""
    before = len(faults)
    part, tree = read_part(file, GuidePart, "the guide", faults)
    if tree is not None:
        _check(file, tree, faults)
    return part.to_core() if part is not None and len(faults) == before else None


def _check(file: Path, tree: Tree, faults: list[Fault]) -> None:
    sources = entries(tree, "sources")
    check_unique("section", file, entries(tree, "sections"), {}, faults)
    check_unique("source", file, sources, {}, faults, key="number")
    known = {named.value for source in sources if (named := source.at(("number",)))}
    listed = ", ".join(str(each) for each in sorted(known, key=str)) or "none"
    for section in entries(tree, "sections"):
        for paragraph in entries(section, "paragraphs"):
            for cited in entries(paragraph, "cites"):
                if isinstance(cited.value, int) and cited.value not in known:
                    mend = f"add it to sources, or cite another; there: {listed}"
                    faults.append(Fault(file, cited.line, f"there is no source {cited.value}", mend))
