"""The phrases by which a candidate asks; every list is a judgement, held to questions in tests/core."""

from voice_interviewer.core.cues import phrases
from voice_interviewer.core.tokens import stems

LEAD_INS = phrases("""
could you tell me, can you tell me, would you tell me, tell me about, tell me more, tell me how, could you describe,
can you describe, could you explain, can you explain, could you walk me, can you walk me, could you share, can you
share, could you give me, can you give me, i would like to know, i'd like to know, i would also like to know, i'd
also like to know, i would love to know, i'd love to know, i want to know, i wanted to know, i would like to hear,
i'd like to hear, i'd love to hear, i would love to hear, i would like to understand, i'd like to understand, i
would be interested, i'd be interested, i'm curious, i am curious, i'm also curious, i wonder, i was wondering, i'm
wondering, i was also wondering, i'm interested in, i am interested in, i would like to ask, i'd like to ask, i
wanted to ask, i want to ask, i could also ask, i would also ask, i would ask, can i ask, could i ask, may i ask,
let me ask, my question is, my first question, my second question, my third question, my next question, my last
question, another question, one more question, do you mind telling me, talk about how, talk a bit about
""")
INTERROGATIVES = phrases("""
how do, how does, how did, how is, how are, how was, how would, how will, how much, how many, how often, how long,
how big, how large, how early, how soon, how old, how fast, how mature, how have, how has, how can, how could, how
should, what is, what are, what do, what does, what did, what was, what were, what would, what will, what kind, what
sort, what happens, what happened, what has, what have, what tools, what made, what makes, what percentage, what
share, what part, what about, what can, what could, what should, what keeps, what holds, who is, who are, who owns,
who decides, who does, who do, who looks, who gets, who will, who would, who sets, who runs, who carries, whose,
where do, where does, where is, where are, where would, when do, when does, when did, when is, when was, when
something, when will, why is, why are, why did, why do, why does, which tools, which of, which part, which team,
which models, which metrics, which projects, which is, which are, is there, is the, is it, is this, is your, is
everyone, are there, are you, are the, are engineers, are people, are your, do you, do the, do people, do engineers,
do your, does the, does your, does a, does anybody, does anyone, did you, did the, have you, has the, has there, can
you, can i, can people, could you, would i, would you, would the, will i, will the, will you, should i, am i
""")
CONTRACTED = frozenset(("what's", "who's", "how's", "where's", "when's", "why's"))
"""Interrogatives that are one word with their verb."""

CONCRETE = phrases("""
how many, how much, how often, how long, how big, how large, how old, how fast, how soon, how early, what percentage,
what share, what time, which, who, whose, do you use, do you have, does the team use, does the team have
""")
"""They ask for a figure, a name, or a plain yes or no."""

OPENERS = frozenset(
    stems(
        "and so well okay ok yes yeah yep um uh er hm also then great thanks thank you very much first second third "
        "finally lastly another one next my last question is would be right maybe perhaps cool sure the other thing "
        "more but again no actually let see hmm of course firstly secondly two three questions have i a for me"
    )
)
JOINTS = frozenset(("and", "also", "then", "so", "okay", "ok", "or", "another", "plus", "next", "finally", "lastly"))
INDIRECT = frozenset(
    stems(
        "know tell me us see of about on in for to from understand ask hear explain describe what how who which when "
        "that wonder wondering curious sure because"
    )
)
"""After these an interrogative is part of the question that is under way ("do you know what is ...")."""

UNMISTAKABLE = frozenset(("how", "what", "who", "which", "where", "why", "do", "does"))
"""Interrogatives that hardly ever stand so in a statement ("is the" and "are the" do)."""

PAY = phrases("""
salary, salaries, compensation, pay, payment, paid, bonus, bonuses, equity, stock options, shares, vacation,
holiday, holidays, days off, time off, remote days, remote work, work from home, working from home, home office,
work remotely, perks, benefits, working hours, overtime, parental leave, sick leave, pension, raise, raises
""")
NOT_PAY = phrases("pay attention, pay for itself, pay off, paid off, technical debt, shares of, pay down")
VAGUE_PHRASES = phrases("""
like to work here, like working here, like to work there, about the culture, culture like, about the team, about the
company, atmosphere, work life balance, what do you like about, typical day, team like, company like
""")
PROCEDURE = phrases("next step, next steps, hear from you, hear back, process from here, timeline, decision by")
EMPTY = frozenset(
    stems(
        "know tell ask question questions like curious wonder wondering interested bit little more hear company team "
        "work working here there thing things something anything describe explain share walk give understand day okay "
        "well yes thank thanks please maybe perhaps kind sort um uh er get go come make good"
    )
)
