"""What a candidate reads beforehand: sections of paragraphs, and the sources they rest on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where something in the guide comes from."""

    number: int
    """From 1, unique in the guide; paragraphs cite it."""
    text: str
    """Author, title and year, as one would look it up."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thought of a section."""

    heading: str
    """A mistake, a question, a step in a few words; empty where the text stands by itself."""
    text: str
    sources: tuple[int, ...]
    """Numbers of the sources that the text rests on, in the order they are cited."""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the guide."""

    id: str
    """Unique within the guide, kebab-case."""
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A pack's advice on the whole interview, to be read before it."""

    title: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
