"""The phrases by which the parts of a story are told; every list is a judgement, held to answers in tests/core."""

from voice_interviewer.core.assessed import StarPart
from voice_interviewer.core.cues import phrases


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SURE = {
    StarPart.SITUATION: phrases("""
at my last company, at my previous company, at my former company, at my old company, at my current company, at my last
job, in my last job, in my last role, in my previous role, in my previous job, in my last team, on my last team, in my
team, on my team, on a payments team, a few years ago, a couple of years ago, last year, two years ago, a year ago,
three years ago, last summer, last spring, at the time, back then, when i worked, when i was at, i was working on, we
were working on, i worked on, i worked at, i worked for, we worked on, we were building, i was building, i owned a, i
was on a team, i was part of, i was at a, we had a model, we had a system, we had a pipeline, we had this, we had a
hard, there was a, there was this, in one project, on one project, in a project, on a project, in a recent project, a
project where, this was at, this was in, it was at, at a startup, at a bank, at a retailer, at an insurance, our
product manager was, our team was, our company, our customer was, the company was, the client was, in production the
numbers
"""),
    StarPart.TASK: phrases("""
my job was, it was my job, my task was, my task, my role was, i was asked, i got asked, asked me to, asked us to, told
me to, i had to, we had to, i needed to, we needed to, the goal was, our goal was, my goal was, the aim was, i was
responsible, we were responsible, my responsibility, responsible for, it was mine to, mine to, put me on, put us on,
on us to, on me to, my part of the, my share of the, handed me, handed to me, left to me, left it to me, came to me
to, was my call, gave me until, gave us until, gave me two, gave me a, gave us a, gave me one, gave me three, gave me
the, gave us the, wanted an answer, needed someone, needed somebody, was my project, was my job, was my task, was my
part, sort it out, the brief was, the plan was to, the idea was to, it was up to me, it is up to me, was up to me, i
was supposed to, we were supposed to, the challenge was, the task was, the question was whether, wanted me to, wanted
us to, needed me to, i was in charge, put in charge, i was given, we were given, i volunteered to, it fell to me, fell
to me, fell to us, fell on me, landed on me, landed on my desk, it was on me, they asked me, asked me, asked us, asked
if i could, told us to, i was told to, we were told to, it was mine, i was hired to, i was expected to, i was brought
in to, i was tasked, we were tasked, i set out to, we set out to, i took it on, i offered to, my assignment, my part
was, our job was, our task was, i was meant to, the target was, our target was, had to be done, we had until, i had
until, the assignment
"""),
    StarPart.ACTION: phrases("""
i did two things, i did three things, so i started, the first thing i did, what i did was, what we did was, so what i
did, so what we did, let me try, let me first, let us try, let's try, my first step, the next step was, my approach
was, our approach was, the way i went about it
"""),
    StarPart.RESULT: phrases("""
as a result, in the end, the result was, the results were, the outcome was, the outcome, end result, it went from,
went from, recovered to, it recovered, ended up, it turned out well, it paid off, paid off, approved it, was approved,
got approved, signed off, what came of it, the lesson, lessons, lesson learned, i learned, i learnt, i have learned,
what i learned, it taught me, taught me, what stayed with me, what i took from, i took away, my takeaway, looking
back, to this day, ever since, since then, it has been steady, saved us, it saved, saved the company, cost us, rose
to, rose by, rose from, fell by, dropped by, increased by, improved by, reduced by, decreased by, went up by, went
down by, down from, up from, cut by, cut it by, we cut, doubled, halved, came back to, now runs, now run, run in
production for us, runs in production, is still running, still in use, still use it, used it every, worked fine,
worked out, it worked, worked well, it was a success, what i would tell, next time, the moral, what i would do
differently, do differently, after that it was, performed better, was better, everyone was happy, was happy with, were
happy with, went live
"""),
}
"""Each makes a clause one of its part."""

HINTS = {
    StarPart.SITUATION: phrases("""
we had, i had a, the team, our team, a team, a company, our customers, the model was, the system was, was frustrated,
were complaining, it was urgent, every week, it had dropped, had dropped, we noticed, for a sales team, the problem
was
"""),
    StarPart.TASK: phrases("""
the problem was, the deadline, by the end of, hard limit, out of the question, needed, to find out why, to decide, had
to choose, a choice between, two candidates, two options, expected of me
"""),
    StarPart.ACTION: phrases(
        "so i, then i, so we, then we, first i, second i, next i, first we, instead of, together with, i also"
    ),
    StarPart.RESULT: phrases("""
recovered, improved, better, steady, trusted, adoption, agreed, nobody complained, the right decision, so in total,
afterwards, finally, within a month, within two months, within a week, percent, shipped, launched, live
"""),
}
"""Each speaks for its part, too softly to make it alone."""

OPENING = phrases("""
this happened, it happened, happened at, a while ago, a while back, some time ago, some years ago, i interned, my
internship, i led a, i led the, we led, inherited, took over a, my first, my previous, my current, our team, the team
i, before that job, early in my career, in 2012, in 2013, in 2014, in 2015, in 2016, in 2017, in 2018, in 2019, in
2020, in 2021, in 2022, in 2023, in 2024, in 2025, in 2026, we had a, we had an, we had the, i had a, we ran a, we ran
the, i ran a, we owned, we operated, we used to, i used to, i was working, we were working, i was working at, i was
working on, my first job, my second job, last month, last winter, last autumn, last week, months ago, years ago, i
joined, i had just joined, when we, while i was, while we were, during my, at my, at our, at the company, a company,
our shop, our product, our users, at a, at an, for a, in a team
""")
"""Where a story begins, these set it: each is as good as a sure phrase of the situation in the first OPENING_SHARE."""

CLOSING = phrases("""
recovered, is now, are now, was now, were now, it now, they now, loved it, liked it, copied it, use it now, put it
into, was used by, is used by, stabilised, settled, thanked me, thanked us, brought down, brought up, paid back, paid
for itself, became the default, became the standard, rolled out everywhere, came up to, reached, beat the, passed,
improved, went back to, went back up, went back down, is back to, was back to, were back to, were back within, back
within, back under, back above, back below, back to normal, dropped from, dropped to, fell from, fell to, rose from,
went down to, went up to, came down to, came down from, went to zero, climbed to, climbed from, grew from, grew to,
grew by, shrank to, shrank from, shrank by, won back, won us, saved, was shipped, still running, still runs, still
live, is still, are still, years later, months later, weeks later, ever since, since then, has not happened since,
never happened again, not happened again, never came back, approved, adopted, renewed, went through, got promoted, was
gone, were gone, disappeared, stopped, went away, went quiet, took over, now takes, now take, now uses, now use, now
it takes, only takes, were happy, was happy, was pleased, were pleased, was happier, were happier, faster than before,
better than before, halved, doubled, tripled, cut the, cut our, cut it in half, for good
""")
"""Where a story ends, these tell how: each is as good as a sure phrase of the result after CLOSING_SHARE."""

IRREGULAR_PASTS = _words("""
began bet bound bought broke brought built caught chose cut did drew drove dug fed fought found gave grew held hid
kept laid led left lent let lit made met paid put quit ran read rebuilt redid rewrote rode sang sat sent set shot
showed shut sold sought spent split spoke spread spun stole stood struck swapped swept taught threw told took tore
undid went withdrew woke won wound wrote
""")
"""Past forms, not ending in -ed, of what somebody does."""

SCENE = _words("was were had ran kept stood went came got")
"""In a clause at the very beginning in which the speaker does nothing, these show a scene."""

STATES = _words("""
needed wanted seemed liked loved hoped believed expected belonged owned lived stayed noticed received wished worried
feared supposed learned mattered realised realized suffered struggled lacked appeared happened remained worked failed
joined missed indeed
""")
"""Words ending in -ed that tell how things stood or what befell somebody, not what was done."""

PRESENT_ACTS = _words("build compare use reproduce skim follow join keep go say")
"""What somebody does, told in the present."""

BESIDES = _words("""
first then also so just actually simply finally immediately quickly even still next did have had both all myself
basically personally ourselves carefully always eventually soon later like um uh
""")
"""May stand between "I" or "we" and what was done."""

SUBJECTS = frozenset(("i", "we", "ive", "weve"))

SUBORDINATING = _words("after before when once until since than which what as if while where because")
"""Before "I" or "we" they make an act the setting of something else ("after we launched")."""

OPENERS = _words("and then so but also finally next after that afterwards first second")
"""May stand before a verb that goes on with the subject of the clause before."""


def is_act(word: str) -> bool:
    """Whether a plain word (lower case, not stemmed), said after its subject, tells what somebody did."""
    if word in IRREGULAR_PASTS or word in PRESENT_ACTS:
        return True
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and word not in STATES
