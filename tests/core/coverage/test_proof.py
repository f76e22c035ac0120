"""What cannot make a point, whatever it sounds like: too few words, another language, the question again."""

import pytest

from voice_interviewer.core.coverage.echo import asked_echo_end
from voice_interviewer.core.coverage.proof import (
    NOT_ENGLISH,
    TOO_SHORT,
    why_unjudged,
)


@pytest.mark.parametrize(
    "said",
    [
        "Lasso setzt viele Gewichte genau auf null und wählt dadurch die Merkmale aus, ridge macht alle kleiner.",
        "El lasso pone muchos pesos exactamente a cero y así elige las variables, mientras que ridge solo los reduce.",
        "Le lasso met beaucoup de poids exactement à zéro et choisit donc les variables, le ridge les réduit.",
        "Il lasso porta molti pesi esattamente a zero e quindi sceglie le variabili, il ridge li riduce tutti.",
        "Lasso zet veel gewichten precies op nul en kiest zo de kenmerken, ridge maakt ze alleen maar kleiner.",
        "Im Feature Store liegen die Features offline und online, im Training und im Serving dieselben Werte.",
        "Het model over alle data trainen is te duur, dus was sampling over de tijd in ons project de enige optie.",
        "Jag skulle använda cross validation för att välja hyperparametrar, och för att se hur stabil modellen är.",
        "Jeg ville have brugt cross validation for at vælge, og så have testet modellen på et separat test set.",
        "Le learning rate est trop grand, donc la loss explose, il faut le baisser ou mettre un warm up au début.",
        "Has de monitorizar el data drift en producción con un dashboard, y has de hacer retraining cada mes.",
        "Il random forest fa la media di molti alberi, il gradient boosting li costruisce sugli errori, in sequenza.",
        "O data leakage acontece quando a informação do test set entra no training set do modelo, e o score sobe.",
        "By uniknąć data leakage, trzeba dopasować scaler do zbioru treningowego, a potem użyć go do testowego.",
        "lasso ridge elastic net weights zero sparsity shrinkage alpha lambda penalty norm grid search strength",
        "random forest, bagging, bootstrap, out of bag, variance reduction, decision trees, depth, type one error",
    ],
)
def test_what_is_no_english_sentence_is_not_judged(said: str) -> None:
    assert why_unjudged(said.split()) == NOT_ENGLISH


@pytest.mark.parametrize(
    "said",
    [
        "Lasso zeroes coefficients, ridge shrinks them, and elastic net does a bit of both things.",
        "um so the the lasso it make many weight zero and ridge only make it small I think",
        "Precision drops as recall climbs, so pick thresholds by cost, not by accuracy alone.",
        "Precision is true positives over all predicted positives, recall is true positives over all actual positives.",
        "I would use cross validation, split data in five parts, train on four, test on one, repeat, average scores.",
        "A probability over a half is usually called positive in logistic regression.",
        "Each number costs the logarithm of k at most, so n numbers cost order of n log k.",
        "Self-attention replaces recurrence; every token looks directly at every other token.",
        "it diverges when the rate is too high",
        "Assign users randomly.",
    ],
)
def test_english_is_judged_in_any_grammar(said: str) -> None:
    assert why_unjudged(said.split()) is None


def test_a_word_or_two_are_no_thought() -> None:
    assert why_unjudged(["No", "idea."]) == TOO_SHORT
    assert why_unjudged([]) == TOO_SHORT
    assert why_unjudged(["...", "-", "cross-validation"]) == TOO_SHORT


def test_who_is_asked_two_sentences_may_repeat_the_second() -> None:
    asked = "Let us start with a classic. What is the trade-off between bias and variance?"
    own = "Bias is being too simple."
    said = f"What is the trade-off between bias and variance? {own}"
    assert said.split()[asked_echo_end(asked, said.split()) :] == own.split()
    assert asked_echo_end(asked, own.split()) == 0


GOOD_METRIC = "Is accuracy a good metric for imbalanced data?"
SCALING = "When you train a random forest, do you need to scale features?"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (GOOD_METRIC, "Accuracy is not a good metric for imbalanced data."),
        (GOOD_METRIC, "Accuracy is a good metric for imbalanced data."),
        (GOOD_METRIC, "No, accuracy is not a good metric for imbalanced data because the rare class hardly counts."),
        (GOOD_METRIC, "Is a good metric for imbalanced data, no?"),
        ("Isn't accuracy a good metric for imbalanced data?", "Accuracy isn't a good metric for imbalanced data."),
        (
            "Do you need to scale features for a random forest?",
            "You do not need to scale features for a random forest.",
        ),
        (SCALING, "When you train a random forest you do need to scale features."),
        (f"How would you judge a classifier? {GOOD_METRIC}", "Accuracy is a good metric for imbalanced data."),
        (
            "One transaction in a thousand is fraud. Is accuracy a good metric there?",
            "One transaction in a thousand is fraud, so accuracy is a good metric there.",
        ),
        ("Would you use a tree or a network on such tabular data?", "I would use a tree on such tabular data."),
        (
            "With only a few rows and many related features in all of them, which penalty would you use, L1 or L2?",
            "With only a few rows and many related features in all of them, the penalty you would use is L1.",
        ),
        (
            "Why is accuracy not a good metric at all when the data in production are imbalanced?",
            "Accuracy is a good metric at all when the data in production are imbalanced.",
        ),
        (
            "What is the main advantage of dropout in neural networks?",
            "Less overfitting is the main advantage of dropout in neural networks.",
        ),
    ],
)
def test_a_claim_in_the_words_of_the_question_is_no_echo(asked: str, said: str) -> None:
    assert asked_echo_end(asked, said.split()) == 0


@pytest.mark.parametrize(
    ("asked", "echo"),
    [
        (GOOD_METRIC, "So, um, is accuracy a good metric for imbalanced data?"),
        (SCALING, "When I train a random forest, do I need to scale the features,"),
        (f"How would you judge a classifier? {GOOD_METRIC}", "Okay, is accuracy a good metric for imbalanced data?"),
        ("Would you use a tree or a network on such tabular data?", "Would I use a tree or a network on tabular data?"),
        ("Isn't accuracy a good metric for imbalanced data?", "Isn't accuracy a good metric for the imbalanced data?"),
        ("How would you keep the top k numbers of a stream?", "How would I keep the top k numbers of a stream,"),
        (
            "Why do gradients vanish or explode in very deep recurrent networks?",
            "So you want to know why gradients vanish or explode in very deep recurrent networks.",
        ),
        ("What does dropout do to a neural network?", "What does dropout, um, do to a neural network,"),
        (
            "Can you explain gradient descent to me, and its variants?",
            "I can explain gradient descent to you and its variants",
        ),
    ],
)
def test_what_only_repeats_the_question_is_an_echo(asked: str, echo: str) -> None:
    said = f"{echo} well, not quite, costs decide.".split()
    assert said[: asked_echo_end(asked, said)] == echo.split()


def test_an_echo_never_takes_what_is_said_of_ones_own() -> None:
    asked = "Given many vectors, how would you compute the similarity of every pair without a loop in Python?"
    said = "Given many vectors, how would I compute the similarity of every pair without a loop? Multiply in Python."
    assert asked_echo_end(asked, said.split()) == said.split().index("Multiply")
