"""The phrases by which a speaker asks, assumes, admits or bluffs; every list is a judgement, held to tests."""

from voice_interviewer.core.cues import phrases

CLARIFYING = phrases("""
can i ask, could i ask, may i ask, let me ask, do we know, do you know how, do you know what, do you know whether,
do you know if, what is the scale, what scale are, how many users do, how many users are, how many users will, how
many requests, how much data do, how much traffic, i would ask, i would first ask, i would start by asking, i'd ask,
i'd first ask, i'd start by asking, first i ask, i first ask, so i ask which, so i ask what, i would want to ask, i
ask what, i ask which, i ask how, i ask who, i asked what, i asked which, i asked how, i would need to ask, i want
to know, i would want to know, i'd want to know, i would like to know, i'd like to know, i need to know, i would
need to know, i'd need to know, i would like to understand, i'd like to understand, i want to understand, i would
want to understand, i would find out, i'd find out, find out what, find out which, find out who, let me assume, let
us assume, let's assume, i will assume, i'll assume, i assume, i am assuming, i'm assuming, we can assume, can we
assume, can i assume, shall i assume, should i assume, assuming that, assuming we, my assumption, my assumptions,
state my assumptions, some assumptions, an assumption, let's say we have, i would clarify, i'd clarify, i want to
clarify, let me clarify, to clarify, clarify what, clarify the, clarify first, clarifying question, clarifying
questions, quick question, a few questions, some questions first, one question first, questions before, before i
start, before i design, before i answer, before i propose, before i draw, before i write, before i choose, before i
pick, before we start, before designing, before choosing, are we talking, do you want me, do you mean, you mean by,
what do we mean by, what exactly is, what exactly do, what counts as, what are the constraints, what is our, what
are our, what is the budget, what is the latency, what is the goal, what is the business goal, what are we
optimising, what are we optimizing, what do we optimise, what do we optimize, do we have, do we care, is it okay if
i assume, is there a latency, is there a budget, am i allowed, can the input be, can i use a library, is the input,
could the input, which decision, agree on what, pin down, nail down, requirements first, it depends on what, it
depends on which, it depends on how, it depends on whether, depends on who, settle first, i'd first
want to know, i would first want to know, i'd first want to understand, i would first want to understand, i'm going
to assume, i am going to assume, i'm gonna assume, going to assume, before i jump, before we jump, before jumping in,
before i dive, before we dive, before diving in, let's say it's, let's say it is, let's say there, let's say that
we, how often do we, accuracy of what, precision of what, recall of what, percent of what, faster than what, better
than what, understand who uses, understand who will, know who uses, who is going to use, who's going to use, who's
consuming, who is consuming, who's using this, who's using it, how's it used, how's success measured, how's it
measured, how's this used
""")

OPEN_QUANTITIES = (
    *(
        f"what {verb}{owner} {noun}"
        for verb in ("", "is ")
        for owner in ("the", "our", "your")
        for noun in phrases("""
volume, scale, traffic, size of, latency, budget, goal, objective, tolerance, false positive tolerance, time budget,
latency budget, constraint, deadline, target, success metric, business goal, acceptable
""")
    ),
    *(
        f"how many {noun} {unit}"
        for noun in phrases("""
transactions, requests, queries, users, items, orders, events, calls, documents, payments, searches, examples,
entities, products, rows, images, tickets, classes, labels, people
""")
        for unit in phrases(
            "per, a second, a day, an hour, a month, do we, are we, will we, do you, are there, do they"
        )
    ),
)
"""What a design leaves open and is asked for; "what's the volume" and "what is the volume" alike."""

INVERSIONS = tuple(
    f"{word} {verb} {subject}"
    for word in ("what", "where", "which", "who", "how")
    for verb in ("is", "are", "does", "do", "may", "can", "should", "will")
    for subject in ("it", "we", "they", "you", "there", "our")
)
"""Something asked, perhaps only of oneself: no proof of the habit, but no plunging in either."""

RHETORICAL = phrases("""
why do we have, why do we care, how do we know, how do you know what, how do you know if, what do we have, why would
i ask, i would ask for more, i'd ask for more, i would first ask for more, i would ask for a bigger, i would ask for
better, ask for more
""")

ADMISSION = phrases("""
i have not used, i haven't used, i have not worked, i haven't worked, i have never used, i've never used, i never
used, i have never worked, i've never worked, i have not actually used, i haven't actually used, i have not
personally, i haven't personally, i've not used, i've not worked, i have no experience, i don't have experience, i
do not have experience, i don't have much experience, i don't have any experience, i don't have hands on, i do not
have hands on, i have no hands on, i have little experience, i do not know, i don't know, i honestly don't know, i
don't really know, i'm not sure, i am not sure, i'm not entirely sure, i am not entirely sure, i'm not completely
sure, i'm not certain, i am not certain, i'm not familiar, i am not familiar, i'm not too familiar, i'm less
familiar, i am less familiar, i'm not an expert, i am not an expert, i would have to look, i'd have to look, i would
need to look, i'd need to look, i'd have to check, i would have to check, i'd need to check, i would look that up, i
would look it up, i'd look it up, i'd look that up, i cannot say for sure, i can't say for sure, i have not tried, i
haven't tried, i have not done that, i haven't done that, i have not done this, i haven't done this, i have not
built one, i haven't built one, i have not deployed, i haven't deployed, i have not trained, i haven't trained, i
have not looked at, i haven't looked at, i have not implemented, i haven't implemented, i only know it from, i have
only read, i've only read, i only read, i only know the, i do not remember, i don't remember, i don't recall, i do
not recall, outside my experience, i have not come across, i haven't come across, i have not had to, i haven't had
to, i have not run, i haven't run, i could be wrong, i may be wrong, i might be wrong, haven't touched,
have not touched, never touched
""")

NEVER_HAVE = phrases("""
i have never, i've never, i have not, i haven't, i've not, i have not yet, i never
""")
"""With a participle of HANDLED soon after, they admit a gap in what one has done."""

AND_NEVER = phrases("but never, though never, although never, yet never, but haven't, but not actually")
"""The same, with the speaker named before ("I've read the paper but never trained with it")."""

OF_MYSELF = phrases("i, i've, i'm")

DONE = frozenset(
    phrases("""
built, done, run, written, seen, dealt, gone, made, put, set, read, worked, used, trained, touched, deployed, tried,
implemented, tuned, served, shipped, played, coded, operated, managed, maintained, configured, experimented, applied,
looked, studied, met, encountered, explored, handled, designed, heard, taught, fine, hosted, owned, scaled, debugged,
benchmarked, evaluated, measured, migrated, launched, integrated, wired, led
""")
)
"""What one does with a tool or a method, as plain words."""

NO_GAP = phrases("""
without, problem, problems, trouble, issue, issues, fail, failed, failure, fails, break, breaks, complaint, wrong,
once, time, reason, doubt, regret
""")
"""Soon after, they make it a boast or something else ("I have never shipped without a test")."""

KNOWN_SOMEWHERE = phrases("""
what i know, what i do know, what i understand, my understanding, as i understand, as far as i know, from what i,
the idea is, i know that, the way i think about it, how i think about it, i've read, i have read, i know better, i
have used, i've used, we used, i used, i've worked with, i have worked with, we served, i would expect, i'd expect
""")
"""What one does know may stand anywhere in the answer."""

AND_WHAT_IS_KNOWN = phrases("""
but, i would learn, i'd learn, i would try, i'd try, similar, i believe, i think, here is, however
""")
"""Beside an admission they go on with what is known."""

FLATLY = phrases("""
obviously, definitely, of course, certainly, clearly, everybody knows, everyone knows, without a doubt, no doubt,
absolutely, for sure, trust me, a hundred percent, one hundred percent, guaranteed, undoubtedly, it is a fact,
simply a fact, no question
""")
