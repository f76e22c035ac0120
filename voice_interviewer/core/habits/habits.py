"""Which of the habits that a question gives an occasion for an answer shows, and by which words."""

from collections.abc import Callable, Sequence

from voice_interviewer.core.assessed import HabitState
from voice_interviewer.core.coverage.echo import echo_end
from voice_interviewer.core.cues import Cue, SpokenWords, Standing
from voice_interviewer.core.delivery.fillers import count_words, counted_words
from voice_interviewer.core.habits import answer_cues as say
from voice_interviewer.core.habits import talk_cues as talk
from voice_interviewer.core.habits.answer import HabitAnswer, HabitFinding, cannot_tell
from voice_interviewer.core.questions import Habit, Question
from voice_interviewer.core.tokens import PhraseFinder, pieces, stems

__all__ = ["HabitFinding", "find_habits"]

MINIMUM_WORDS = 25
"""Shorter answers tell nothing about a habit: some ten seconds of speech."""

MISTAKE_WORDS = 60
"""An answer must be this long before something left out of it counts: a fifth of it is spent on the opening."""

LONG_MISTAKE_WORDS = 80
"""The same where the habit has its place late in an answer, or where only its absence shows the mistake."""

HEAVY_COMPONENTS = 4
"""So many heavyweight parts in one answer, none of them argued for, are a stack."""

MODEL_MENTIONS = 4
"""Words on models and training that make an answer one about models."""

ARCHITECTURE_TO_DATA = 9
"""Nine tenths on the architecture and one on the data is the mistake that interviewers name."""

MINIMUM_MENTIONS = 6
"""Fewer words on data and architecture together say nothing about their shares."""

FAIR_DATA_MENTIONS = 3
FAIR_DATA_SHARE = 0.2
"""Of the words on data and architecture together."""

EARLY_SHARE = 0.5
"""A question that is raised later than half way through the answer opens nothing any more."""

SHORTEST_QUESTION = 4
"""Words; shorter ones are tags ("right?", "you know what?")."""

CLARIFIED = "You asked or stated what was left open before you built on it."

_RHETORICAL_OPENINGS = frozenset(stems(text) for text in ("how do", "how would", "how did", "how can", "what if"))
_PROPOSAL_REACH = 10
_EFFECT_REACH = 8
_FLAT_REACH = 8
_PASSED_OVER_REACH = 6
_KNOWN_REACH = 25
_PLUNGE_TOKENS = 15
_SELF_REACH = 8
_DONE_REACH = 4
_BOAST_REACH = 6


def find_habits(
    question: Question, tokens: Sequence[str], contradicted: Sequence[tuple[int, int]] = ()
) -> tuple[HabitFinding, ...]:
    """One finding for each habit that the question lists, in its order; tokens are the answer's words as spoken.

    `contradicted` are the token ranges in which a key point was contradicted, as the judge found them. A habit counts
    as shown by a phrase that the speaker stands by (see `cues`), and as missed only in an answer long enough for it
    (MISTAKE_WORDS, LONG_MISTAKE_WORDS) in which it is not touched in any way; all between cannot be told. The phrases
    and the limits are judgements of this program, not measurements.
    """
    if not question.habits:
        return ()
    words = count_words(tokens)
    if words < MINIMUM_WORDS:
        reason = f"Too little was said to tell: {words} {'word' if words == 1 else 'words'}."
        return tuple(HabitFinding(habit, HabitState.CANNOT_TELL, None, reason) for habit in question.habits)
    asked = stems(question.text)
    runs = frozenset(asked[a:b] for a in range(len(asked)) for b in range(a + 1, min(a + 5, len(asked)) + 1))
    spoken = SpokenWords(tokens)
    answer = HabitAnswer(spoken, words, echo_end(question.text, tokens), runs, tuple(contradicted))
    return tuple(_RULES[habit](answer) for habit in question.habits)


def _baseline(answer: HabitAnswer) -> HabitFinding:
    habit = Habit.BASELINE
    mentioned = answer.mentioned(say.BASELINE, own=True)
    for cue in mentioned:
        passed_over = cue.phrase in say.MODEL_BASELINES and answer.spoken.near(cue, say.PASSED_OVER, _PASSED_OVER_REACH)
        if cue.standing is Standing.SAID and not passed_over:
            return answer.shown(habit, cue, "You named something simple to beat before anything complicated.")
    if answer.words >= MISTAKE_WORDS and all(cue.standing is Standing.DENIED for cue in mentioned):
        for cue in answer.said(say.COMPLEX, own=True):
            if _proposed(answer, cue):
                reason = "You went for a complex solution and named no simple baseline that it has to beat."
                return answer.mistake(habit, answer.spoken.quote(cue.first, cue.end), reason)
        heavy = tuple(_heavy_parts(answer).values())
        if answer.words >= LONG_MISTAKE_WORDS and len(heavy) >= HEAVY_COMPONENTS:
            reason = f"You named {len(heavy)} heavy parts and no simple baseline that they have to beat."
            return answer.mistake(habit, answer.densest(heavy), reason)
    return cannot_tell(habit, "Neither a baseline nor a complex solution without one was heard.")


def _proposed(answer: HabitAnswer, cue: Cue) -> bool:
    """Whether the speaker puts it forward, a few words before, in the same sentence."""
    start, _ = answer.spoken.sentence(cue.first)
    low = max(start, cue.first - _PROPOSAL_REACH)
    return any(low <= each.first and each.end <= cue.end for each in answer.said(say.PROPOSING))


def _business_result(answer: HabitAnswer) -> HabitFinding:
    habit = Habit.BUSINESS_RESULT
    named = {cue.first for cue in answer.mentioned(say.BUSINESS_NAMES)}
    sure = [cue for cue in answer.said(say.BUSINESS) if cue.first not in named]
    counted = [cue for cue in answer.mentioned(say.BUSINESS_WORDS) if cue.first not in named]
    people = answer.mentioned(say.BUSINESS_PERHAPS)
    tied = [cue for cue in counted if _has_amount(answer.spoken, cue)]
    tied += [cue for cue in people if answer.spoken.near(cue, say.BUSINESS_EFFECT, _EFFECT_REACH)]
    shown = sure or [cue for cue in tied if cue.standing is Standing.SAID]
    if shown:
        return answer.shown(habit, shown[0], "You said what it meant for the business.")
    perhaps = people or answer.mentioned(say.BUSINESS_WORDS) or answer.mentioned(say.BUSINESS)
    metrics = answer.said(say.TECHNICAL_METRICS)
    quoted = [cue for cue in metrics if answer.spoken.near(cue, say.FIGURE, _EFFECT_REACH)]
    if answer.words >= MISTAKE_WORDS and quoted and not perhaps:
        cue = quoted[0]
        reason = "You gave a technical metric and never said what it changed for the business."
        return answer.mistake(habit, answer.spoken.quote(cue.first, cue.end), reason)
    return cannot_tell(habit, "Neither a business result nor a metric without one was heard.")


def _has_amount(spoken: SpokenWords, cue: Cue) -> bool:
    """Whether it is told beside a business word what became of it."""
    if spoken.near(cue, say.BUSINESS_AMOUNT, _EFFECT_REACH):
        return True
    return spoken.near(cue, say.SHARE, _EFFECT_REACH) and not spoken.near(cue, say.TECHNICAL_METRICS, _EFFECT_REACH)


def _production(answer: HabitAnswer) -> HabitFinding:
    habit = Habit.PRODUCTION
    training = {cue.first for cue in answer.mentioned(say.TRAINING_WATCH)}
    mentioned = [cue for cue in answer.mentioned(say.PRODUCTION) if cue.first not in training]
    own = [cue for cue in mentioned if cue.standing is Standing.SAID and stems(cue.phrase) not in answer.given_away]
    if own:
        return answer.shown(habit, own[0], "You thought of what happens once it runs.")
    models = answer.mentioned(say.MODELLING)
    silent = not mentioned and not answer.mentioned(say.PRODUCTION_PERHAPS)
    if answer.words >= LONG_MISTAKE_WORDS and silent and len(models) >= MODEL_MENTIONS:
        reason = "You spoke of the model alone: nothing on latency, monitoring, retraining or failure."
        return answer.mistake(habit, answer.densest(models), reason)
    return cannot_tell(habit, "Nothing clear was heard on running it, and not enough to call that a gap.")


def _simplicity(answer: HabitAnswer) -> HabitFinding:
    habit = Habit.SIMPLICITY
    simple = answer.said(say.SIMPLER, own=True) or answer.said(say.SIMPLE_TRIALS, own=True)
    if simple:
        return answer.shown(habit, simple[0], "You chose or defended the simpler way.")
    heavy = _heavy_parts(answer)
    if len(heavy) >= HEAVY_COMPONENTS and not answer.mentioned(say.JUSTIFYING):
        reason = f"You stacked {len(heavy)} heavy parts ({', '.join(heavy)}) and argued for none of them."
        return answer.mistake(habit, answer.densest(tuple(heavy.values())), reason)
    return cannot_tell(habit, "Neither a choice for the simpler way nor a stack of heavy parts was heard.")


def _heavy_parts(answer: HabitAnswer) -> dict[str, Cue]:
    """The first mention of each heavy component that the speaker stands by."""
    found = ((component, answer.said(phrases, own=True)) for component, phrases in say.HEAVYWEIGHT.items())
    return {component: cues[0] for component, cues in found if cues}


def _clarifying(answer: HabitAnswer) -> HabitFinding:
    habit = Habit.CLARIFYING
    rhetorical = answer.mentioned(talk.RHETORICAL)
    mentioned = sorted((*answer.mentioned(talk.CLARIFYING), *answer.mentioned(talk.OPEN_QUANTITIES)), key=_place)
    asked = [
        cue
        for cue in mentioned
        if cue.standing is Standing.SAID
        and not any(cue.first < other.end and other.first < cue.end for other in rhetorical)
    ]
    if asked:
        return answer.shown(habit, asked[0], CLARIFIED)
    raised = [sentence for sentence in answer.spoken.sentences() if _asks(answer, sentence)]
    if raised:
        return HabitFinding(habit, HabitState.SHOWN, answer.spoken.quote(raised[0][0], raised[0][0] + 1), CLARIFIED)
    if answer.words >= LONG_MISTAKE_WORDS and not mentioned and not answer.mentioned(talk.INVERSIONS):
        counted = [index for index in counted_words(answer.spoken.tokens) if index >= answer.echo]
        first = counted[0]
        _, sentence_end = answer.spoken.sentence(first)
        end = min(sentence_end, first + _PLUNGE_TOKENS)
        reason = "You plunged in: no question back and no assumption stated, though the question leaves much open."
        return answer.mistake(habit, (first, end), reason)
    return cannot_tell(habit, "No question back and no assumption was heard, and too little to call that a gap.")


def _asks(answer: HabitAnswer, sentence: tuple[int, int]) -> bool:
    """Whether a sentence that the transcriber wrote as a question raises something, early enough to build on."""
    first, end = sentence
    tokens = answer.spoken.tokens[first:end]
    if first < answer.echo or first > EARLY_SHARE * len(answer.spoken.tokens) or not tokens[-1].endswith("?"):
        return False
    said = stems(" ".join(tokens))
    return len(said) >= SHORTEST_QUESTION and said[:1] != ("why",) and said[:2] not in _RHETORICAL_OPENINGS


def _data_first(answer: HabitAnswer) -> HabitFinding:
    habit = Habit.DATA_FIRST
    data = answer.mentioned(say.DATA)
    architecture = answer.mentioned(say.ARCHITECTURE)
    both = len(data) + len(architecture)
    counts = f"{len(data)} words on data, {len(architecture)} on architecture"
    if both >= MINIMUM_MENTIONS and len(architecture) >= ARCHITECTURE_TO_DATA * len(data):
        reason = f"Nearly all of it went to the architecture: {counts}."
        return answer.mistake(habit, answer.densest(architecture), reason)
    if len(data) >= FAIR_DATA_MENTIONS and len(data) >= FAIR_DATA_SHARE * both:
        return HabitFinding(habit, HabitState.SHOWN, answer.densest(data), f"Data had its share: {counts}.")
    return cannot_tell(habit, f"Too little on either to compare: {counts}.")


def _honesty(answer: HabitAnswer) -> HabitFinding:
    habit = Habit.HONESTY
    admitted = sorted((*answer.said(talk.ADMISSION), *_never_done(answer)), key=_place)
    somewhere = answer.said(talk.KNOWN_SOMEWHERE)
    for cue in admitted:
        if _is_supposed(answer, cue):
            continue
        known = bool(somewhere) or any(
            cue.end <= each.first < cue.end + _KNOWN_REACH for each in answer.said(talk.AND_WHAT_IS_KNOWN)
        )
        credit = (
            "You said what you do not know and went on with what you do: that earns credit."
            if known
            else "You said what you do not know, which earns credit; what you do know about it earns more."
        )
        return answer.shown(habit, cue, credit)
    flat = answer.said(talk.FLATLY)
    for first, end in () if admitted else answer.contradicted:
        close = [cue for cue in flat if cue.first < end + _FLAT_REACH and first - _FLAT_REACH < cue.end]
        if close:
            begin = max(0, min(first, close[0].first))
            reason = f"“{close[0].phrase}” stands beside something that is wrong; not being sure would have cost less."
            return answer.mistake(habit, answer.spoken.quote(begin, max(end, close[0].end)), reason)
    return cannot_tell(habit, "Neither an admission nor a bluff was heard.")


def _never_done(answer: HabitAnswer) -> tuple[Cue, ...]:
    """Where the speaker says what they have never done with their own hands: "I've never built one"."""
    spoken = answer.spoken
    never = [*answer.said(talk.NEVER_HAVE)]
    for cue in answer.mentioned(talk.AND_NEVER):
        start, _ = spoken.sentence(cue.first)
        if any(max(start, cue.first - _SELF_REACH) <= own.first < cue.first for own in spoken.find(talk.OF_MYSELF)):
            never.append(cue)
    return tuple(cue for cue in never if _is_gap(spoken, cue))


def _is_gap(spoken: SpokenWords, cue: Cue) -> bool:
    """Whether "I have never" goes on with something one does, and is no boast."""
    _, stop = spoken.sentence(cue.first)
    done = spoken.tokens[cue.end : min(stop, cue.end + _DONE_REACH)]
    boasts = (other for other in spoken.find(talk.NO_GAP) if cue.end <= other.first < min(stop, cue.end + _BOAST_REACH))
    return any(not talk.DONE.isdisjoint(pieces(token)) for token in done) and not any(boasts)


def _place(cue: Cue) -> int:
    return cue.first


def _is_supposed(answer: HabitAnswer, cue: Cue) -> bool:
    """Whether it is only a case ("if I do not know, ...")."""
    before = answer.spoken.tokens[max(0, cue.first - 1) : cue.first]
    return bool(PhraseFinder(("if", "when", "whether", "unless", "whenever")).find(stems(" ".join(before))))


_RULES: dict[Habit, Callable[[HabitAnswer], HabitFinding]] = {
    Habit.BASELINE: _baseline,
    Habit.BUSINESS_RESULT: _business_result,
    Habit.PRODUCTION: _production,
    Habit.SIMPLICITY: _simplicity,
    Habit.CLARIFYING: _clarifying,
    Habit.DATA_FIRST: _data_first,
    Habit.HONESTY: _honesty,
}
