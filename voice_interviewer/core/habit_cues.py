"""The phrases by which habits are told in speech; every list is a judgement, held to answers in tests/core."""

from voice_interviewer.core.cues import phrases

BASELINE = phrases("""
baseline, baselines, start simple, start with something simple, start with a simple, begin with a simple, start with
the simple, begin with something simple, start with something very simple, start with the simplest, begin with the
simplest, simple model, simple models, simpler model, simple first, simplest model, simplest thing, simple thing we
have, simple classifier, simple approach first, something simple first, logistic regression, linear regression,
linear model, linear classifier, naive bayes, naive base, nave bayes, heuristic, heuristics, tf idf, t f i d f,
tfidf, bag of words, majority class, simple rule, simple rules, rule based, a few rules, hand written rules,
recommend the most popular, show the most popular, popularity ranking, popularity model, popularity baseline, bm 25,
keyword search, keyword match, decision stump, single decision tree, last known value, moving average, before
anything complex, before anything complicated, before anything fancy, nothing fancy, has to beat, must beat, start
with prompting, start with a prompt, start with the prompt
""")

MODEL_BASELINES = phrases("""
logistic regression, linear regression, linear model, linear classifier, naive bayes, naive base, nave bayes, tf
idf, t f i d f, tfidf, bag of words, heuristic, heuristics, rule based, simple model, simple models, keyword search
""")
"""Baselines that may also be named only to be passed over ("logistic regression is too weak")."""

PASSED_OVER = phrases("""
too weak, too simple, too basic, not enough, never enough, not powerful, is outdated, old fashioned, cannot handle,
cannot capture, can't handle, can't capture, would not work, will not work, wouldn't work, won't work, does not
work, doesn't work, not work
""")

COMPLEX = phrases("""
transformer, transformers, bert, roberta, deep learning, deep network, deep networks, deep model, deep neural
network, deep neural networks, neural network, neural networks, neural net, large language model, large language
models, llm, llms, gpt, gpt four, chat gpt, ensemble, ensembles, stacked ensemble, gan, gans, generative
adversarial, reinforcement learning, graph neural network, graph neural networks, gnn, gnns, two tower, diffusion
model, lstm, lstms, mixture of experts, multi agent, resnet, autoencoder, convolutional network
""")

PROPOSING = phrases("""
i would, i'd, i will, i'll, we would, we will, we'd, i use, we use, i used, we used, i trained, we trained, i train,
i built, we built, i chose, we chose, i went with, we went with, i go with, let's, let us, i took, we took, i
picked, i applied, we applied, i deployed, we deployed, i fine tuned, we fine tuned, i should, we can use, i can
use, you would, you use, you train, you need, i always use, i always take, i just use, i just take, i usually use, i
normally use, i reach for, go straight to
""")

BUSINESS = phrases("""
revenue, conversion, conversions, conversion rate, cost us, costs us, saved us, saves us, savings, cost savings,
click through, click through rate, ctr, more clicks, hours saved, saved hours, hours a week, hours per week, days of
work, kpi, kpis, profit, profits, margin, margins, money, dollars, euros, pounds, adoption, return on investment,
roi, business metric, business metrics, business result, business value, business impact, business goal, business
outcome, business success, time to resolution, chargebacks, average order value, lifetime value, support tickets,
support calls, churn went, churn fell, churn dropped, reduced churn, reduce churn, lower churn, less churn, churn
rate, retention rate, retention went, better retention, improve retention, improved retention, retention campaign,
satisfaction, net promoter, blocked purchases, lost sales, watch time, cost of a miss, false alarm costs, what a
miss costs, total cost, yearly bill, monthly bill, purchases, slow pages lose
""")

BUSINESS_NAMES = phrases("""
click through rate prediction, click through prediction, ctr prediction, ctr model, conversion model, conversion
prediction, revenue model, revenue forecast, click through model
""")
"""Names of models that hold a business word."""

BUSINESS_PERHAPS = phrases("""
users, user, customers, customer, clients, sales, reps, complaints, tickets, clicks, orders, engagement, bookings,
refunds, budget, cost, costs, churn, retention, business, fraud losses, losses, analysts, reviewers, merchants,
hours
""")
"""They count beside an effect; alone they only keep the mistake from being seen."""

BUSINESS_EFFECT = phrases("""
increase, increased, reduce, reduced, reduction, drop, dropped, fell, saved, saving, lost, losing, fewer, lift,
rose, went up, went down, grew, doubled, halved, trusted it, used it every, adopted, recovered, improved our,
resolved, a week, a month, a year, a day, cheaper
""")

TECHNICAL_METRICS = phrases("""
accuracy, accurate, auc, area under the curve, precision, recall, f 1, f one score, f score, ndcg, rmse, mae, mean
absolute error, mean squared error, log loss, perplexity, bleu, rouge, r squared, average precision, validation
loss, test loss, test score, error rate, roc
""")

PRODUCTION = phrases("""
latency, milliseconds, millisecond, p 99, p 95, ninety ninth percentile, monitoring, monitor, monitored, drift,
drifted, alert, alerts, alerting, dashboard, dashboards, retrain, retrained, retraining, train it again every,
rollback, roll back, rolled back, fall back, falls back, fallback, canary, a b test, ab test, a b tests, a slash b
test, shadow mode, shadow traffic, shadow deployment, serving cost, serving layer, throughput, on call, incident,
incidents, outage, outages, failure mode, failure modes, timeout, timeouts, uptime, sla, slo, feature flag, kill
switch, staged rollout, gradual rollout, roll it out, rolled it out, rollout, load test, staleness, stale features,
requests per second, queries per second, training serving skew, skew between training and serving, model registry,
what happens when it fails, when it goes down, if it fails, circuit breaker
""")

PRODUCTION_PERHAPS = phrases("""
production, deploy, deployed, deployment, serve, served, launch, launched, live traffic, live, real time, fast
enough, response time, scale, memory, cost, inference, quantise, quantize, version, versions, logs, logging, fail,
fails, failure, ship, shipped, maintain, maintenance
""")
"""They show that somebody thinks of running it, too vaguely to be shown as proof."""

MODELLING = phrases("""
model, models, train, trained, training, network, networks, layer, layers, algorithm, accuracy, loss, classifier,
fine tune, fine tuning, embedding, embeddings, hyperparameter, hyperparameters, epochs, optimizer, optimiser
""")

TRAINING_WATCH = phrases("""
monitor the loss, monitor the validation, monitor the training, monitoring the loss, monitoring the validation,
monitor validation, monitor training, monitor overfitting, monitor for overfitting
""")
"""Watching a training run is not watching production."""

SIMPLER = phrases("""
keep it simple, kept it simple, keep this simple, keep things simple, simpler, simplest, as simple as, start simple,
simple enough, simple first version, first version, version one, start small, started small, leave out, left out,
leave that out, leave it out, left it out, overkill, over kill, over engineer, over engineered, over engineering,
overengineering, over complicated, overcomplicate, good enough, would not build, would not need, would not start
with, would not use, would not write all, we don't need, i don't need, we do not need, i do not need, it does not
need, it doesn't need, no need for, only add, add it later, add that later, later if, until we need, until it is
needed, single service, one service, can wait until, has to beat, must beat, cheap to expensive, cheapest, nightly
batch, batch is enough, boring, out of scope, cut the scope, minimum viable, mvp, before adding, worth the
complexity, not worth the, complexity has to, complexity must, pay for itself, pays for itself, earns its keep, earn
its keep, has to earn its place, earns its place, cheaper to run, fewer moving parts, less to maintain, easier to
maintain, interpretable, one line, nothing more than
""")

HEAVYWEIGHT = {
    "microservices": phrases("microservice, microservices, micro services"),
    "Kafka": phrases("kafka, event bus, message bus"),
    "Kubernetes": phrases("kubernetes, cooper netties, service mesh, helm"),
    "Spark": phrases("spark, flink, hadoop"),
    "ensemble": phrases("ensemble, ensembles, stacking"),
    "agents": phrases("multi agent, multiple agents, agents, agentic"),
    "graph network": phrases("graph neural network, graph neural networks, gnn, gnns, knowledge graph"),
    "reinforcement learning": phrases("reinforcement learning, contextual bandit, bandits"),
    "transformer": phrases("transformer, transformers, bert"),
    "language model": phrases("large language model, large language models, llm, gpt"),
    "feature store": phrases("feature store"),
    "vector database": phrases("vector database, vector store"),
    "streaming": phrases(
        "stream processing, streaming pipeline, real time streaming, event driven, lambda architecture"
    ),
    "GAN": phrases("gan, gans, generative adversarial"),
    "experts": phrases("mixture of experts"),
    "federated learning": phrases("federated learning"),
    "distributed training": phrases("distributed training, parameter server"),
    "architecture search": phrases("architecture search"),
    "data lake": phrases("data lake, lakehouse, data mesh"),
    "blockchain": phrases("blockchain, block chain"),
    "deep network": phrases("deep neural network, deep neural networks, deep learning"),
    "multimodal": phrases("multi modal, multimodal"),
    "workflow engine": phrases("airflow, kubeflow"),
}
"""What makes a design heavy, each with the ways to say it."""

FIGURE = phrases("""
percent, per cent, point, points, went up, went down, goes up, go up, dropped, fell, rose, improved, increased,
reached, got to, gave us, ninety, eighty, seventy, sixty, best, better, above, below
""")
"""What makes the mention of a metric a figure that is quoted."""

JUSTIFYING = phrases("""
because, since, so that, in order to, reason, reasons, trade off, worth, needed for, we need, need it, needs it,
requires, only if, budget, otherwise, the bottleneck, simple, simpler
""")

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
depends on which, it depends on how, it depends on whether, depends on who, settle first
""")

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

DATA = phrases("""
data, dataset, datasets, label, labels, labelled, labeled, labelling, labeling, feature, features, example,
examples, pipeline, pipelines, sample, samples, sampling, leakage, leak, annotation, annotators, annotate, ground
truth, schema, missing values, duplicates, class balance, imbalance, imbalanced, split, splits, negatives,
positives, logs, events, history, freshness, data quality, impressions, position bias, collect, training set,
validation set, test set, holdout, augmentation, warehouse
""")

ARCHITECTURE = phrases("""
layer, layers, transformer, transformers, network, networks, attention, parameters, parameter, encoder, decoder,
architecture, architectures, neural, heads, multi head, embedding dimension, hidden, activation, dropout, residual,
convolution, convolutions, convolutional, bert, gpt, resnet, lstm, lstms, gru, tower, towers, softmax, optimizer,
optimiser, hyperparameter, hyperparameters, backbone, model size, learning rate, gnn, gan, mixture of experts, deep
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
to, i have not run, i haven't run, i could be wrong, i may be wrong, i might be wrong
""")

AND_WHAT_IS_KNOWN = phrases("""
but, what i know, what i do know, my understanding, as i understand, as far as i know, from what i, i would learn,
i'd learn, i would try, i'd try, similar, i would expect, i'd expect, i believe, i think, here is, however, the idea
is, i know that
""")

FLATLY = phrases("""
obviously, definitely, of course, certainly, clearly, everybody knows, everyone knows, without a doubt, no doubt,
absolutely, for sure, trust me, a hundred percent, one hundred percent, guaranteed, undoubtedly, it is a fact,
simply a fact, no question
""")
