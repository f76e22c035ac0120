"""Which headings of a page are rounds, which lines are questions, and which text answers them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from voice_interviewer.storage.pack_import.candidates import Candidate, Style, candidate, label_of, pieces
from voice_interviewer.storage.pack_import.headings import SectionKind, is_round_title
from voice_interviewer.storage.pack_import.marks import Label, ends_as_question, labelled, without_mark
from voice_interviewer.storage.pack_import.page import Block, BlockKind
from voice_interviewer.storage.pack_import.remarks import is_closing_remark, is_stray
from voice_interviewer.storage.pack_import.roles import Role, heading_roles


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A stretch of the page that is in no part of the pack."""

    line: int
    text: str
    why: str


@dataclass(slots=True)
class PageQuestion:
    """A question of the page, and what is said to it there."""

    text: str
    line: int
    parts: dict[Label, list[Block]] = field(default_factory=dict)

    def answer(self) -> Sequence[Block]:
        """What the page calls the answer, or what follows the question, or, without either, how to answer it."""
        return self.parts.get(Label.ANSWER) or self.parts.get(Label.GUIDANCE) or ()


@dataclass(slots=True)
class PageRound:
    """A heading with the questions right beneath it."""

    title: str
    """Empty where the questions stand under no heading."""
    questions: list[PageQuestion] = field(default_factory=list)


@dataclass(slots=True)
class PageSection:
    """A part of the page that holds no questions to a candidate."""

    kind: SectionKind
    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """What a page holds, in its order."""

    title: str = ""
    """Its one topmost heading; empty where it has none."""
    rounds: list[PageRound] = field(default_factory=list)
    """Those with at least one question."""
    sections: list[PageSection] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    @property
    def questions(self) -> list[PageQuestion]:
        """All questions, round by round."""
        return [question for each in self.rounds for question in each.questions]


def outline(blocks: Sequence[Block]) -> Outline:
    """Sort the blocks of a page; each ends up in a question, in a section, or among what has no place."""
    cut = [piece for block in blocks for piece in pieces(block)]
    walk = _Walk(cut, heading_roles(cut), _best_tiers(cut))
    for index in range(len(cut)):
        walk.take(index)
    walk.found.rounds = [each for each in walk.found.rounds if each.questions]
    walk.found.unplaced.sort(key=lambda each: each.line)
    return walk.found


def _best_tiers(blocks: Sequence[Block]) -> list[int]:
    """For each block the lowest tier of a question between the headings around it that ask nothing; 9 for none."""
    best: list[int] = []
    tiers = [9]
    regions: list[int] = []
    for block in blocks:
        found = candidate(block)
        if block.kind is BlockKind.HEADING and found is None:
            tiers.append(9)
        elif found is not None:
            tiers[-1] = min(tiers[-1], found.style.tier)
        regions.append(len(tiers) - 1)
    best.extend(tiers[region] for region in regions)
    return best


@dataclass(slots=True)
class _Open:
    """The question whose answer is being read."""

    question: PageQuestion
    style: Style
    heading_level: int
    """Of a question that is a heading; otherwise 0."""
    item_level: int
    part: Label = Label.ANSWER


@dataclass(slots=True)
class _Walk:
    """One pass over the blocks."""

    blocks: Sequence[Block]
    roles: Sequence[Role | None]
    best_tiers: Sequence[int]
    found: Outline = field(default_factory=Outline)
    _above: list[tuple[int, PageRound]] = field(default_factory=list)
    """The headings that hold the block at hand, with their levels, the nearest last."""
    _open: _Open | None = None
    _section: tuple[int, PageSection] | None = None
    _last_number: int | None = None
    """Of the last numbered question under this heading."""
    _awaits: Block | None = None
    """A mark without a question: `Question 3` on a line of its own."""

    def take(self, index: int) -> None:
        block = self.blocks[index]
        role = self.roles[index]
        if is_closing_remark(block):
            self._leave_out(block, "it is a closing remark")
            return
        if self._section is not None:
            level, section = self._section
            if block.kind is not BlockKind.HEADING or block.level > level:
                if is_stray(block):
                    self._leave_out(block, "it is no sentence")
                else:
                    section.blocks.append(block)
                return
            self._section = None
        if role is not None:
            self._take_heading(block, role)
        else:
            self._take_text(block, self.best_tiers[index], self._is_before_prose(index))

    def _take_heading(self, block: Block, role: Role) -> None:
        opened = self._open
        if opened is not None:
            label = labelled(without_mark(block.flat).text, stands_out=True)
            inside = 0 < opened.heading_level < block.level
            if label is not None and (inside or not opened.heading_level):
                opened.part = label.label
                return
            if inside:
                self._leave_out(block, "a heading within an answer")
                return
        self._open = None
        self._above = [each for each in self._above if each[0] < block.level]
        asked = candidate(block) if role.asks else None
        if role.asks:
            if asked is not None and not asked.question:
                self._awaits = block
            else:
                text = asked.question if asked else without_mark(block.flat).text
                self._ask(PageQuestion(text, block.line), Style.HEADING, block)
        elif role.section is not None:
            section = PageSection(role.section, without_mark(block.flat).text, block.line)
            self.found.sections.append(section)
            self._section = (block.level, section)
        else:
            if role.is_title:
                self.found.title = block.flat
            here = PageRound(without_mark(block.flat).text)
            self.found.rounds.append(here)
            self._above.append((block.level, here))
            self._last_number = None

    def _is_before_prose(self, index: int) -> bool:
        """Whether the block is a paragraph, and one that neither asks nor has a label comes next."""
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return (
            following is not None
            and self.blocks[index].kind is following.kind is BlockKind.PARAGRAPH
            and candidate(following) is None
            and label_of(following) is None
        )

    def _take_text(self, block: Block, best_tier: int, is_before_prose: bool) -> None:
        opened = self._open
        if opened is not None and (label := label_of(block)) is not None:
            if not label[1]:
                opened.part = label[0]
            else:
                self._answer(Block(block.kind, label[1], block.line, block.level), label[0])
                if label[0] in (Label.ANSWER, Label.GUIDANCE):
                    opened.part = label[0]
            return
        asked = candidate(block)
        if self._awaits is not None and not (asked and asked.question):
            asked = Candidate(block.flat, "", Style.EXPLICIT)
        if asked is not None and (self._awaits is not None or self._may_ask(asked, block, best_tier, is_before_prose)):
            if not asked.question:
                self._open, self._awaits = None, block
                return
            self._awaits = None
            self._ask(PageQuestion(asked.question, block.line), asked.style, block)
            self._last_number = asked.number if asked.number is not None else self._last_number
            if asked.rest:
                self._take_rest(Block(BlockKind.PARAGRAPH, asked.rest, block.line))
        elif opened is not None:
            self._answer(block, opened.part)
        else:
            self._leave_out(block, "it stands under no question")

    def _take_rest(self, block: Block) -> None:
        """What stands in one paragraph with its question."""
        label = label_of(block)
        self._answer(
            Block(block.kind, label[1], block.line) if label and label[1] else block, label[0] if label else None
        )

    def _may_ask(self, asked: Candidate, block: Block, best_tier: int, is_before_prose: bool) -> bool:
        """Whether what looks like a question is one here, and not a part of the answer to another."""
        if asked.style is Style.TITLED and "\n" in block.text and block.kind is BlockKind.PARAGRAPH:
            numbered = self._open is None or self._open.style in (Style.NUMBERED, Style.TITLED)
            if numbered and self._last_number is not None and asked.number == self._last_number + 1:
                return True
        if asked.style is Style.BARE and best_tier == 2 and is_before_prose:
            return self._open is None or bool(self._open.style.tier > 1 and self._open.question.parts)
        if asked.style.tier > max(2, best_tier):
            return False
        opened = self._open
        if asked.style is Style.EXPLICIT:
            return True
        if asked.style is Style.TITLED:
            is_next = asked.number == (self._last_number or 0) + 1
            return is_next and bool(self._above) and is_round_title(self._above[-1][1].title)
        if opened is None:
            return best_tier > 1 or asked.style is not Style.BOLD
        if asked.style.tier > opened.style.tier:
            return False
        if block.kind is BlockKind.ITEM and 0 < opened.item_level < block.level:
            return False
        if asked.style is not Style.NUMBERED:
            return True
        follows = self._last_number is not None and asked.number == self._last_number + 1
        if opened.style is Style.EXPLICIT:
            return follows
        in_row = opened.style is Style.NUMBERED and ends_as_question(asked.question)
        return follows or in_row or block.kind is not BlockKind.ITEM

    def _ask(self, question: PageQuestion, style: Style, block: Block) -> None:
        is_heading = block.kind is BlockKind.HEADING
        item_level = block.level if block.kind is BlockKind.ITEM else 0
        self._open = _Open(question, style, block.level if is_heading else 0, item_level)
        if not self._above:
            self._above.append((0, PageRound("")))
            self.found.rounds.append(self._above[-1][1])
        self._above[-1][1].questions.append(question)

    def _answer(self, block: Block, part: Label | None) -> None:
        assert self._open is not None
        if not block.kind.is_prose:
            self._leave_out(block, f"{block.kind.name.lower()} cannot be spoken")
            return
        part = part or self._open.part
        if part is Label.ASIDE:
            self._leave_out(block, f"it is beside the answer to “{self._open.question.text[:60]}”")
            return
        self._open.question.parts.setdefault(part, []).append(block)

    def _leave_out(self, block: Block, why: str) -> None:
        self.found.unplaced.append(Unplaced(block.line, block.flat, why))
