"""An amount is told from a mere number."""

import pytest

from voice_interviewer.core.figures import has_figure


@pytest.mark.parametrize(
    "said",
    [
        "it rose by four percent",
        "the AUC recovered to 0.87",
        "recovered to zero point eight seven",
        "from 120 to 35 milliseconds",
        "from a hundred and twenty to thirty-five milliseconds",
        "that halved the bill",
        "it saved a third of the serving bill",
        "eight of our reps used it",
        "twelve fewer support tickets a week",
        "25% faster",
        "about ten thousand requests",
        "twice as fast",
        "recovered to 0 .87.",
        "improved from seventy one to seventy six",
        "cut it in half",
        "the error rose to about ninety",
        "the error went back to thirteen",
    ],
)
def test_amounts(said: str) -> None:
    assert has_figure(said.split())


@pytest.mark.parametrize(
    "said",
    [
        "",
        "it was much better after that",
        "we did two things",
        "the L2 penalty and version 3 of the model",
        "that was in 2023",
        "in the first half of the project",
        "one of them left",
        "at that point two colleagues agreed",
        "I worked there from 2019 to 2021",
        "I went to one of the meetings",
        "we got to two conclusions",
        "I went up to one colleague",
    ],
)
def test_no_amounts(said: str) -> None:
    assert not has_figure(said.split())
