"""The format of a pack's guide, as the file is written; checked here, then turned into the core's own guide.

The descriptions say what to write; they are shown wherever a key is missing or wrong.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from voice_interviewer.core.guide import Guide, Paragraph, Section, Source
from voice_interviewer.storage.pack_format import Identifier, Part, Text

Number = Annotated[int, Field(ge=1, le=1000)]


class ParagraphPart(Part):
    """One thought of a section."""

    heading: Text | None = Field(default=None, description="a few words above it: a step, a mistake, a question")
    text: Text = Field(description="the paragraph, written to be read")
    cites: Annotated[list[Number], Field(min_length=1, max_length=20)] | None = Field(
        default=None, description="the numbers of the sources it rests on, like [1, 4]"
    )

    def to_core(self) -> Paragraph:
        """The paragraph as the core knows it."""
        return Paragraph(self.heading or "", self.text, tuple(self.cites or ()))


class SectionPart(Part):
    """One page of the guide."""

    id: Identifier = Field(description="a short name of the section, unique in the guide")
    title: Text = Field(description="a few words for the list of sections")
    paragraphs: Annotated[list[ParagraphPart], Field(min_length=1, max_length=100)] = Field(
        description="what it says, a thought each"
    )

    def to_core(self) -> Section:
        """The section as the core knows it."""
        return Section(self.id, self.title, tuple(each.to_core() for each in self.paragraphs))


class SourcePart(Part):
    """Where something in the guide comes from."""

    number: Number = Field(description="the number that paragraphs cite it by")
    text: Text = Field(description="author, title and year, as one would look it up")

    def to_core(self) -> Source:
        """The source as the core knows it."""
        return Source(self.number, self.text)


class GuidePart(Part):
    """The file guide.yaml."""

    title: Text = Field(description="the guide's name on the screen")
    sections: Annotated[list[SectionPart], Field(min_length=1, max_length=40)] = Field(
        description="the pages of the guide in the order they are read"
    )
    sources: Annotated[list[SourcePart], Field(min_length=1, max_length=100)] | None = Field(
        default=None, description="where the figures come from"
    )

    def to_core(self) -> Guide:
        """The guide as the core knows it."""
        return Guide(
            self.title,
            tuple(each.to_core() for each in self.sections),
            tuple(each.to_core() for each in self.sources or ()),
        )


PARTS: Mapping[str, type[Part]] = {"sections": SectionPart, "paragraphs": ParagraphPart, "sources": SourcePart}
"""What the entries of a list under this key are."""
