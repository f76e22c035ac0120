"""Stories from many subjects, with and without punctuation: the parts told are found, the parts left out are named."""

import pytest

from tests.core.test_habits import bare
from voice_interviewer.core.assessed import StarPart
from voice_interviewer.core.story.story import find_story

S, T, A, R = StarPart

WHOLE = {
    "warehouse": (
        "I was working at a logistics firm, on routes for delivery vans. Drivers ignored a lot of our routes. "
        "They asked me to find out why, before the busy season. I rode along with two drivers for a day, and I "
        "wrote down every stop they swapped. Then I fed their parking habits into the cost function. Ignored "
        "routes dropped from thirty percent to eight."
    ),
    "school": (
        "Last year our company sold a reading tutor to schools. The speech model misheard small children. I "
        "needed to get the errors down without new recordings. I stretched the pitch of the adult speech, mixed "
        "in classroom noise and retrained the acoustic model. The word error rate fell from forty to twenty two."
    ),
    "farm": (
        "We had a disease detector for tomatoes at a small startup. In the field it flagged every wet leaf. It "
        "fell to us to repair it before the harvest. We drove out to three farms and took pictures in the rain. "
        "We labelled them over a weekend and added them to the training set. False alarms were back under five "
        "percent, and the growers renewed for two years."
    ),
    "bank": (
        "When I was at a bank, nobody could reproduce our credit model. My boss told me to make it repeatable. I "
        "pinned the data, seeded the sampling and put the whole thing into one container. Two colleagues reran it "
        "from scratch. Since then an audit takes three days and not three weeks."
    ),
    "music": (
        "I joined a music service where the playlists repeated the same songs. I was tasked with making them less "
        "boring. First I asked twenty listeners what annoyed them, then I penalised songs played in the last "
        "week, and finally I ran a test on one market. Skips went down to nineteen percent and the change was "
        "adopted everywhere."
    ),
    "energy": (
        "At the time we ran a load forecast for a power company, and it was far off on holidays. My "
        "responsibility was the calendar features. I collected the school holidays of every region, encoded the "
        "days around them, and checked each one against the old errors. The holiday error halved, and it is still "
        "running four winters later."
    ),
    "team": (
        "We were building a chatbot at a phone company, and two teams argued about who owned the data. We had to "
        "agree before the launch. We invited both leads, drew the whole flow on a board, and wrote one contract "
        "for each table. We also moved the checks into the shared pipeline. Since then there were no more than "
        "two arguments a year, and we saved about forty hours of meetings a month."
    ),
    "photos": (
        "um so in my last job there was this photo search and it was like really slow on old phones and I was "
        "told to make it work offline so I shrank the encoder and I threw away half of the dimensions and I timed "
        "it on five phones and yeah the search went from four seconds to under one"
    ),
    "survey": (
        "Two years ago our hospital ran a survey on waiting times, and half of the forms came back empty. I was "
        "supposed to predict who would not answer. I spoke with the front desk and learned that the form was only "
        "in English. I dropped the model, had the form translated, and put it on a tablet. Response rose to "
        "eighty one percent."
    ),
    "payments": (
        "So this happened at a fintech in Berlin. Our fraud scores were late, sometimes by an hour. My lead gave "
        "me two weeks to sort it out. I instrumented every hop, noticed that serialization ate most of the time, "
        "and switched the payload to a binary format. We then cut two services out of the chain. Latency is now "
        "eleven seconds on average."
    ),
    "ships": (
        "During my PhD I interned at a satellite imagery company. They needed someone to count ships in cloudy "
        "pictures. That was my project for the summer. I tried a detector off the shelf, it failed, so I "
        "generated synthetic clouds and fine-tuned on them. Recall climbed from fifty to seventy eight, and they "
        "put it into the product."
    ),
    "adverts": (
        "In 2021 I led a small group on ad ranking. Revenue had slipped after a migration and I had to work out "
        "why. We replayed a day of traffic against both stacks, diffed the features, and saw that a currency "
        "conversion was missing. We patched it that evening. Revenue recovered fully within three days."
    ),
}

UNMEASURED = {
    "thanks": (
        "At my previous company we had a churn model nobody trusted. I was asked to win the sales people over. I "
        "sat with them, picked three accounts, and explained each score with its reasons. In the end they were "
        "happy and the model was adopted."
    ),
    "tests": (
        "I was working on a parser for invoices at an accounting firm. It kept breaking on new layouts. It was up "
        "to me to stop that. I gathered the failing files, grouped them by supplier and wrote a test for each "
        "group. The failures went away and the project was approved."
    ),
    "emails": (
        "Our support team at the telecom was drowning in emails. I was told to triage them automatically. I "
        "started with keyword rules, then swapped in a small classifier, and set up a feedback button. People "
        "loved it and the other departments copied it."
    ),
}

LACKING = {
    "no result": (
        "I was working at an airline on delays. My manager asked me to explain the worst airport. I merged the "
        "weather with the crew plans, plotted both by hour, and found that the crews came late from another "
        "flight. I presented it to the planners with three examples.",
        (R,),
    ),
    "no task": (
        "At a travel site we ran a price model for hotels. It priced new hotels far too low. I borrowed the "
        "prices of the nearest hotels, blended them in and tuned the weight on last season. The error dropped to "
        "eleven percent.",
        (T,),
    ),
    "no situation": (
        "I was asked to reduce the bill for the training jobs. I moved them to the night, I shared one cluster "
        "between two teams, and I killed every job that did not improve. As a result the bill shrank by forty "
        "percent in a month and nobody complained.",
        (S,),
    ),
    "no action": (
        "Last year there was a big problem with the recommendations at our company. My task was to get them right "
        "again before the winter sale. It was a hard time for everybody, and there was a lot of pressure from "
        "above. In the end sales were back to normal, up by three percent.",
        (A,),
    ),
    "no result, adverts": (
        "In 2021 I led a small group on ad ranking. Revenue had slipped after a migration and I had to work out "
        "why. We replayed a day of traffic against both stacks, diffed the features, and saw that a currency "
        "conversion was missing. I wrote it all down in a document for the other team.",
        (R,),
    ),
    "no task, labels": (
        "At my last job we had a very noisy label set. I cleaned it up with two annotators, I wrote guidelines, "
        "and I measured agreement. Accuracy went from eighty to ninety one percent.",
        (T,),
    ),
    "a rule of life": (
        "I think communication is key. Whenever there is a conflict I always try to listen to the other person "
        "and understand where they come from. Usually we find a compromise and move on, because in a team "
        "everyone has to work together in the end.",
        (S, T, A, R),
    ),
    "an opinion": (
        "Well, accuracy matters a lot in medicine and less in advertising. You should always measure before you "
        "optimise. A good engineer looks at the data first, and then decides. I would definitely start with a "
        "simple baseline and improve from there.",
        (S, T, A, R),
    ),
}


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
@pytest.mark.parametrize("story", WHOLE.values(), ids=WHOLE.keys())
def test_all_four_parts_and_the_figure_are_found(story: str, write: type[str]) -> None:
    found = find_story(write(story).split())
    assert found.missing == ()
    assert found.result_measured


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
@pytest.mark.parametrize("story", UNMEASURED.values(), ids=UNMEASURED.keys())
def test_a_result_without_a_figure_is_named(story: str, write: type[str]) -> None:
    found = find_story(write(story).split())
    assert (found.missing, found.result_measured) == ((), False)
    assert "The result has no figure: say by how much, how many or how long." in found.remarks


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
@pytest.mark.parametrize(("story", "missing"), LACKING.values(), ids=LACKING.keys())
def test_what_was_left_out_is_named(story: str, missing: tuple[StarPart, ...], write: type[str]) -> None:
    assert find_story(write(story).split()).missing == missing


@pytest.mark.parametrize("story", [WHOLE["farm"], WHOLE["team"]], ids=["farm", "team"])
def test_we_is_not_held_against_the_speaker(story: str) -> None:
    ours = find_story(story.split())
    mine = find_story(story.replace("We ", "I ").replace("to us", "to me").split())
    assert ours.remarks == mine.remarks == ()


def test_the_parts_lie_where_they_were_told() -> None:
    tokens = WHOLE["warehouse"].split()
    told = {each.part: " ".join(tokens[slice(*each.tokens)]) for each in find_story(tokens).stretches}
    assert told[S].startswith("I was working at a logistics firm")
    assert "They asked me to find out why" in told[T]
    assert "I rode along" in told[A]
    assert told[R] == "Ignored routes dropped from thirty percent to eight."


def test_what_others_wanted_long_ago_is_no_act_of_the_speaker() -> None:
    feelings = (
        "I needed it and I wanted it and we hoped for it, I believed it and I noticed it, but nothing came of it. " * 2
    )
    assert A in find_story(feelings.split()).missing
