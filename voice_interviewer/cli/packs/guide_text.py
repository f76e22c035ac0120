"""A pack's guide as text for a terminal or a file."""

from typing import TYPE_CHECKING

from voice_interviewer.cli.packs.wrapping import underlined, wrapped

if TYPE_CHECKING:
    from voice_interviewer.core.guide import Guide


def guide_text(guide: "Guide") -> str:
    """Section by section, with the sources at the end."""
    parts = underlined(guide.title, "=")
    for section in guide.sections:
        parts += ["", *underlined(section.title, "-")]
        for paragraph in section.paragraphs:
            cited = f" [{', '.join(str(number) for number in paragraph.sources)}]" if paragraph.sources else ""
            parts.append("")
            if paragraph.heading:
                parts.append(wrapped(paragraph.heading))
            parts.append(wrapped(paragraph.text + cited, "  " if paragraph.heading else ""))
    if guide.sources:
        parts += ["", *underlined("Sources", "-"), ""]
        parts += [wrapped(source.text, "     ", f"{f'[{source.number}]':<5}") for source in guide.sources]
    return "\n".join(parts)
