"""Closed lists of common English words by what they do in a clause, for telling how a word beside them is used."""

from functools import lru_cache

_LISTS = {
    "hesitation": "um uh er erm hm hmm mm ah eh uhm mm-hmm uh-huh oh ugh",
    "i": "i",
    "subject": "he she we they",
    "you": "you",
    "it": "it",
    "object": "me him us them her myself yourself himself herself themselves itself ourselves",
    "clitic": "i'm he's she's we're they're you're it's that's there's here's what's who's i've you've we've they've "
    "i'd you'd he'd she'd we'd they'd it'd i'll you'll he'll she'll we'll they'll it'll that'll",
    "be": "is are was were am be been being isn't aren't wasn't weren't ain't",
    "have": "have has had having haven't hasn't hadn't",
    "do": "do does did done doing don't doesn't didn't",
    "modal": "can could will would shall should may might must can't couldn't won't wouldn't shouldn't gonna wanna "
    "gotta",
    "to": "to",
    "article": "the a an",
    "possessive": "my your his our their its",
    "this": "this that these those",
    "quantity": "some any every each all both another many much few more most less other such several whole enough "
    "half",
    "preposition": "of in on at by for with from into about over under after before through between during without "
    "against around up down out off than near behind across along until till since towards onto upon within per",
    "and": "and but or nor plus",
    "because": "because if when while although though unless whereas cause cuz whether",
    "wh": "what which who whom whose where why how",
    "as": "as",
    "not": "not never",
    "very": "very really pretty quite too super completely absolutely literally extremely fairly incredibly kinda "
    "sorta",
    "adverb": "just also even still only again then now there here always often sometimes maybe probably actually "
    "basically obviously definitely already yet ever almost once soon later ago today away back together "
    "usually certainly honestly apparently perhaps instead else anyway",
    "like": "like",
    "so": "so",
    "well": "well",
    "right": "right",
    "yes": "yeah yes yep yup no nope okay ok sure alright totally exactly huh wow",
    "think": "think know mean guess say said says saying feel feels felt feeling thought thinking tell told tells "
    "believe wonder knew remember hope understand realize see",
    "look": "look looks looked looking sound sounds sounded sounding seem seems seemed smell taste act acts acted "
    "acting treat treated",
    "verb": "go goes went going gone get gets got getting gotten come comes came coming make makes made making take "
    "takes took taking want wants wanted need needs needed use used using find found give gave work works "
    "worked working try tried trying talk talked talking ask asked asking put run start started happen "
    "happened happening keep kept let love loved hate hated play played leave left call called bring brought "
    "show showed live lived write wrote read sit stand lose lost pay meet learn change watch watched follow "
    "stop create speak spend spent grow open walk win offer buy bought wait send build stay fall cut reach eat "
    "drink become became hear heard turn help end support",
    "number": "one two three four five six seven eight nine ten twenty thirty fifty hundred thousand million first "
    "second last next",
    "adjective": "good bad great big little small new old different same nice cool weird funny crazy hard easy "
    "important long short high low young wrong real true happy sad mad awesome amazing beautiful interesting huge fun "
    "hot cold free full ready able own best better worst worse",
    "noun": "people thing things time day way man guy guys woman women girl kids year years week month lot bit stuff "
    "point place world life story show question something anything nothing everything someone somebody "
    "everybody everyone anybody kind sort type part reason idea person home house school job money game name "
    "number friend family",
}
CLASSES = {word: name for name, words in _LISTS.items() for word in words.split()}
"""The class of each listed word, in lower case."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, apart by spaces."""
    return frozenset(text.split())


_ENDINGS = (
    ("'s", "-'s"),
    ("n't", "-n't"),
    ("ly", "-ly"),
    ("ing", "-ing"),
    ("ed", "-ed"),
    ("tion", "-tion"),
    ("ment", "-tion"),
    ("ness", "-tion"),
    ("ity", "-tion"),
    ("ism", "-tion"),
    ("ist", "-tion"),
    ("ous", "-ous"),
    ("ful", "-ous"),
    ("able", "-ous"),
    ("ible", "-ous"),
    ("ive", "-ous"),
    ("al", "-ous"),
    ("ic", "-ous"),
    ("ish", "-ous"),
    ("less", "-ous"),
    ("ss", "other"),
    ("s", "-s"),
)


@lru_cache(maxsize=65_536)
def word_class(word: str) -> str:
    """What kind of word this is: its list's name, else what its ending tells; `none` for the empty word.

    `word` is in lower case without punctuation, but for the hyphen of a word that was cut off.
    """
    if not word:
        return "none"
    known = CLASSES.get(word)
    if known is not None:
        return known
    if word.endswith("-"):
        return "cut"
    if word[0].isdigit():
        return "number"
    return next((name for ending, name in _ENDINGS if word.endswith(ending)), "other")
