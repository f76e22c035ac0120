"""The phrases that tell how a solution is chosen, judged and run; every list is a judgement, held to tests."""

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
anything complex, before anything complicated, before anything fancy, nothing fancy, nothing crazy, has to beat,
must beat, start with prompting, start with a prompt, start with the prompt
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
cost us, costs us, saved us, saves us, cost savings, more clicks, hours saved, saved hours, hours a week, hours per
week, days of work, kpi, kpis, return on investment, roi, business metric, business metrics, business result,
business value, business impact, business goal, business outcome, business success, churn went, churn fell, churn
dropped, reduced churn, reduce churn, lower churn, less churn, retention went, better retention, improve retention,
improved retention, lost sales, lost money, losing money, loses money, loss of money, losses of money, save money,
saved money, saves money, cost of a miss, false alarm costs, what a miss costs, slow pages lose, reaching the right
people, reaching the right customers, more revenue, more money, more purchases, more conversions, more profit, more
sales
""")

BUSINESS_WORDS = phrases("""
revenue, conversion, conversions, conversion rate, savings, click through, click through rate, ctr, profit, profits,
margin, margins, money, dollars, euros, pounds, adoption, time to resolution, chargebacks, average order value,
lifetime value, support tickets, support calls, churn rate, retention rate, retention campaign, satisfaction, net
promoter, blocked purchases, watch time, total cost, yearly bill, monthly bill, purchases, fraud losses, credit
losses, financial losses, losses to fraud
""")
"""What a business counts; they count beside an effect or an amount, since a feature or a label has the same names."""

BUSINESS_NAMES = phrases("""
click through rate prediction, click through prediction, ctr prediction, ctr model, conversion model, conversion
prediction, revenue model, revenue forecast, click through model
""")
"""Names of models that hold a business word."""

BUSINESS_PERHAPS = phrases("""
users, user, customers, customer, clients, sales, reps, complaints, tickets, clicks, orders, engagement, bookings,
refunds, budget, cost, costs, churn, retention, business, analysts, reviewers, merchants, hours
""")
"""They count beside an effect; alone they only keep the mistake from being seen."""

BUSINESS_EFFECT = phrases("""
increase, increased, reduce, reduced, reduction, drop, dropped, fell, saved, saving, lost, losing, fewer, lift,
rose, went up, went down, grew, doubled, halved, trusted it, used it every, adopted, recovered, improved our,
resolved, a week, a month, a year, a day, cheaper
""")

BUSINESS_AMOUNT = (
    *BUSINESS_EFFECT,
    *phrases("""
improved, improve, raise, raised, rise, grow, lower, lowered, higher, save, saves, cost, costs,
cut, gain, gained, lose, loses, lost us, brought, earn, earned, worth, not only at, a b
test, ab test, a b tests
"""),
)
"""Beside a word of BUSINESS_WORDS these tell what became of it, or that it decides."""

SHARE = phrases("percent, per cent")
"""An amount as well, where no technical metric stands nearby to which it may belong."""

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
its keep, has to earn its place, earns its place,
cheaper to run, just shipped that, just shipped it, start with batch, start with a batch, start with the batch,
start with daily, only go streaming, only go real time, only go to, only move to, only then, nothing crazy,
where we can prove, fewer moving parts, less to maintain, easier to
maintain, interpretable, one line, nothing more than
""")

SIMPLE_TRIALS = tuple(
    f"{lead} {article}{name}"
    for lead in ("first try", "let me try", "let's try", "try first", "tried first", "first tried")
    for article in ("", "a ", "an ", "the ", "just ", "just a ")
    for name in (*MODEL_BASELINES, "linear svm", "plain", "simple", "smaller", "rule", "rules", "regression")
)
"""Something simple that is tried before the rest."""

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
