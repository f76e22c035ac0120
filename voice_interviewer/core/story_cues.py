"""The phrases by which the parts of a story are told; every list is a judgement, held to answers in tests/core."""

from voice_interviewer.core.assessed import StarPart
from voice_interviewer.core.cues import phrases
from voice_interviewer.core.tokens import stems

SURE = {
    StarPart.SITUATION: phrases("""
at my last company, at my previous company, at my former company, at my old company, at my current company, at my
last job, in my last job, in my last role, in my previous role, in my previous job, in my last team, on my last
team, in my team, on my team, on a payments team, a few years ago, a couple of years ago, last year, two years ago,
a year ago, three years ago, last summer, last spring, at the time, back then, when i worked, when i was at, i was
working on, we were working on, i worked on, i worked at, i worked for, we worked on, we were building, i was
building, i owned a, i was on a team, i was part of, i was at a, we had a model, we had a system, we had a pipeline,
we had this, we had a hard, there was a, there was this, in one project, on one project, in a project, on a project,
in a recent project, a project where, this was at, this was in, it was at, at a startup, at a bank, at a retailer,
at an insurance, our product manager was, our team was, our company, our customer was, the company was, the client
was, in production the numbers
"""),
    StarPart.TASK: phrases("""
my job was, it was my job, my task was, my task, my role was, i was asked, i got asked, asked me to, asked us to,
told me to, i had to, we had to, i needed to, we needed to, the goal was, our goal was, my goal was, the aim was, i
was responsible, we were responsible, my responsibility, responsible for, it was mine to, mine to, it was up to me,
it is up to me, was up to me, i was supposed to, we were supposed to, the challenge was, the task was, the question
was whether, wanted me to, wanted us to, needed me to, i was in charge, put in charge, i was given, we were given, i
volunteered to, i was meant to, the target was, our target was, had to be done, we had until, i had until, the
assignment
"""),
    StarPart.ACTION: phrases("""
i did two things, i did three things, so i started, the first thing i did, what i did was, what we did was, so what
i did, so what we did, my first step, the next step was, my approach was, our approach was, the way i went about it
"""),
    StarPart.RESULT: phrases("""
as a result, in the end, the result was, the results were, the outcome was, the outcome, end result, it went from,
went from, recovered to, it recovered, ended up, it turned out well, it paid off, paid off, approved it, was
approved, got approved, signed off, what came of it, the lesson, lessons, lesson learned, i learned, i learnt, i
have learned, what i learned, it taught me, taught me, what stayed with me, what i took from, i took away, my
takeaway, looking back, to this day, ever since, since then, it has been steady, saved us, it saved, saved the
company, cost us, rose to, rose by, rose from, fell by, dropped by, increased by, improved by, reduced by, decreased
by, went up by, went down by, down from, up from, cut by, cut it by, we cut, doubled, halved, came back to, now
runs, now run, run in production for us, runs in production, is still running, still in use, still use it, used it
every, worked fine, worked out, it worked, worked well, it was a success, what i would tell, next time, the moral,
what i would do differently, do differently, after that it was, performed better, was better, everyone was happy,
was happy with, were happy with, went live
"""),
}
"""Each makes a clause one of its part."""

HINTS = {
    StarPart.SITUATION: phrases("""
we had, i had a, the team, our team, a team, a company, our customers, the model was, the system was, was
frustrated, were complaining, it was urgent, every week, it had dropped, had dropped, we noticed, for a sales team,
the problem was
"""),
    StarPart.TASK: phrases("""
the problem was, the deadline, by the end of, hard limit, out of the question, needed, to find out why, to decide,
had to choose, a choice between, two candidates, two options, expected of me
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

ACTING = frozenset(
    stems(
        "built build proposed propose decided suggested wrote set trained compared compare looked checked traced "
        "fixed added ran run measured replaced started start talked explained told asked moved used use tried "
        "distilled split took read plotted plot found recommended shipped agreed retrained made put left gave "
        "collected cleaned introduced created designed implemented tested investigated analysed analyzed called "
        "sat showed went go changed removed switched convinced organised organized spoke dug brought rolled "
        "deployed launched chose kept keep pushed escalated documented reproduce skim follow join drew draw "
        "simplified automated refactored rewrote profiled debugged interviewed paired presented prepared "
        "negotiated said did swapped cut dropped labelled sampled logged instrumented reverted bootstrapped "
        "quantised pruned cached"
    )
)
"""What somebody does, after "I" or "we" and perhaps one of BESIDES."""

BESIDES = frozenset(
    stems("first then also so just actually simply finally immediately quickly even still next did have had")
)

SUBJECTS = frozenset(("i", "we", "ive"))
