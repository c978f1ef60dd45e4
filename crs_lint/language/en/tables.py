"""The tables of English. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="en",
    name="English",
    function_words=frozenset((
        "a", "about", "above", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
        "being", "below", "between", "both", "but", "by", "can", "cannot", "could", "did", "do", "does", "during", "each", "either",
        "every", "few", "following", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it",
        "its", "may", "might", "more", "most", "must", "neither", "no", "nor", "not", "of", "off", "on", "one", "only", "or", "other",
        "our", "over", "she", "should", "since", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
        "these", "they", "this", "those", "through", "to", "under", "until", "up", "upon", "was", "we", "were", "what", "when",
        "where", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yet", "you",
        "your",
    )),
    number_signs=(".,",),
    number_words=(
        ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
        ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
        ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40),
        ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ),
    number_compounds=("{tens} {unit}",),
    magnitudes=(
        ("hundred hundreds", 2), ("thousand thousands", 3), ("million millions", 6), ("billion billions", 9),
        ("trillion trillions", 12),
    ),
    zero_phrases=(
        "(?:there (?:are|is) )?(?:no|zero) {noun}(?: at all)?", "none", "zero", "nil",
    ),
    hedges=frozenset((
        "$", "about", "approximately", "are", "around", "exactly", "i", "is", "there",
    )),
    number_leads=frozenset(("only",)),
    plural_letters="s",
    percent_phrases=("percent", "per\\scent\\b"),
    number_and="and",
    number_over="over",
    range_links=("to", "through"),
    range_openings=("about", "from", "approximately", "roughly", "only"),
    between=("between", "and"),
    asks_range=(
        "ranges?\\b", "intervals?\\b", "between\\b", "limits?\\b", "spectrum\\b", "frequenc(?:y|ies)\\b", "wavelengths?\\b",
        "bands?\\b", "extent\\b", "periods?\\b", "seasons?\\b", "records?\\b", "scores?\\b", "odds\\b", "ratios?\\b",
        "breakpoints?\\b", "normal\\b", "reference\\b", "values\\b", "spans?\\b", "years\\b", "eras?\\b", "dates?\\b", "decades?\\b",
        "century\\b", "centuries\\b", "chapters?\\b", "pages?\\b", "verses?\\b", "lines?\\b", "live\\b", "lived\\b", "reign",
    ),
    asks_number=(
        "how\\s+(?:many|much|long|old|often|far|fast|tall|high|deep|wide|heavy|large|big|soon)\\b", "percent(?:age)?\\b",
        "number\\s+of\\b",
        "what\\s++(?:\\w++\\s++){0,4}(?:age|weight|length|height|duration|lifespan|life\\s++span|depth|speed|size|share|proportion|temperature|dose|concentrations?)\\b",
        "at\\s+(?:what\\s+)?concentrations?\\b",
    ),
    about_form=(
        "rounded", "round", "significant", "simplif", "lowest terms", "simplest", "reduce", "equivalent", "notation", "standard form",
        "scientific", "decimal", "fraction(?! of (?:an?|the) )", "express", "convert", "write", "written", "wrote", "writing",
        "format", "spell", "punctuat", "capital", "hyphen", "version", "binary", "hexadecimal", "octal", "data type", "print",
        "output", "display", "log", "console", "string", "precision", "digit", "sentence", "grammar", "comma", "period", "full stop",
        "style", "correct form", "expression", "evaluat", "result",
    ),
    joining_words=frozenset((
        "about", "after", "against", "and", "are", "as", "at", "be", "because", "been", "before", "between", "but", "by", "can",
        "could", "during", "for", "from", "had", "has", "have", "if", "in", "inside", "into", "is", "not", "of", "on", "or",
        "outside", "over", "than", "that", "through", "to", "under", "was", "were", "when", "where", "which", "while", "who", "will",
        "with", "within", "without", "would",
    )),
    open_words=frozenset(("a", "an", "and", "but", "of", "or", "than", "the")),
    never_doubled=frozenset((
        "a", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "but", "by", "cannot", "could", "did", "does",
        "each", "every", "for", "from", "has", "have", "his", "how", "i", "if", "into", "is", "it", "its", "might", "must", "my",
        "nor", "not", "of", "only", "onto", "or", "our", "shall", "should", "some", "such", "than", "the", "their", "then", "there",
        "these", "they", "this", "those", "to", "upon", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose",
        "why", "with", "would", "your",
    )),
    may_double=frozenset((
        "again", "alas", "alpha", "berry", "bison", "blah", "bleep", "bling", "bombina", "bora", "bufo", "bunny", "caracal", "cheep",
        "chick", "chinchilla", "choo", "chop", "clack", "click", "cling", "crazy", "crocuta", "cuckoo", "dada", "ding", "dong",
        "double", "drip", "dumdum", "fancy", "fizz", "gaga", "giraffa", "going", "good", "goody", "gorilla", "great", "gulo",
        "hallelujah", "happy", "hello", "hippy", "holy", "hurry", "hush", "iguana", "indri", "knock", "later", "little", "lomi",
        "long", "lots", "love", "lynx", "mahi", "mama", "many", "maybe", "meles", "mephitis", "miles", "more", "naja", "never",
        "night", "number", "papa", "please", "plop", "pretty", "puffinus", "quack", "rattus", "really", "right", "rock", "same",
        "short", "single", "sorry", "sweet", "swing", "thank", "that", "there", "ticky", "tweet", "twinkle", "ultra", "very", "vroom",
        "vulpes", "walk", "walla", "well", "wild", "will", "work", "years",
    )),
    quotation_marks=("“”",),
    all_of=(
        "all(?:\\s+(?:two|three|four|five|six|[2-6]))?", "any", "each", "every one",
    ),
    none_of=("none", "neither", "not any"),
    both_of=("both",),
    some_of=(
        "(?:only\\s+|any\\s+|at least\\s+)?some", "(?:only\\s+|any\\s+|at least\\s+)?one", "(?:only\\s+|any\\s+|at least\\s+)?two",
        "(?:only\\s+|any\\s+|at least\\s+)?three", "(?:only\\s+|any\\s+|at least\\s+)?four", "(?:only\\s+|any\\s+|at least\\s+)?five",
        "(?:only\\s+|any\\s+|at least\\s+)?several", "(?:only\\s+|any\\s+|at least\\s+)?most",
        "(?:only\\s+|any\\s+|at least\\s+)?many", "more than one", "either", "a few",
    ),
    not_all_of=("not\\s+all", "not\\s+both"),
    above=(
        "above", "foregoing", "aforementioned", "above-mentioned", "below",
    ),
    previous=("previous", "preceding", "prior", "following"),
    listed=(
        "listed", "given", "mentioned", "stated", "described", "provided", "named", "shown", "available",
    ),
    these=("these", "those"),
    them=("them",),
    answer_nouns=(
        "answers?", "options?", "choices?", "statements?", "responses?", "alternatives?", "ones?", "items?", "reasons?", "two",
        "three",
    ),
    label_nouns=(
        "options?", "answers?", "choices?", "alternatives?", "distractors?", "responses?",
    ),
    answer_verdicts=(
        "correct", "true", "right", "valid", "possible", "accurate", "acceptable", "applicable", "appropriate", "false", "incorrect",
        "wrong", "untrue",
    ),
    answer_verbs=(
        "is", "are", "was", "were", "will", "would", "can", "could", "may", "might", "must", "should", "do", "does", "did", "has",
        "have", "had", "apply", "applies", "works?", "helps?", "occurs?", "contributes?", "causes?",
    ),
    answer_leads=(
        "it", "they", "he", "she", "yes", "no", "by", "using", "with", "through", "because", "of",
    ),
    answer_links=("other",),
    no_answer=(
        "no (?:correct|right|such|other) (?:answer|option|choice)(?: (?:is )?(?:given|listed|correct|possible))?",
        "no answer is (?:correct|right)",
    ),
    unknown_answers=(
        "not enough information(?: .*)?", "insufficient (?:data|information)", "data (?:is |are )?inadequate", "not given",
        "(?:i )?don't know", "(?:i )?don’t know", "(?:i )?do not know",
    ),
    cannot_be=("cannot be", "can not be", "can't be", "can’t be"),
    known=(
        "determined", "known", "told", "found", "calculated", "inferred", "concluded", "decided", "said", "answered", "predicted",
        "deduced", "computed",
    ),
    bare_quantifiers=(
        "all", "any", "each", "both", "none", "neither", "either", "some", "no",
    ),
    measures=(
        "some", "no", "every", "most", "many", "much", "few", "little", "several", "half", "once", "twice", "zero", "one", "two",
        "three", "four", "five", "a-few", "a-little", "a-lot", "sometimes", "everyone", "someone", "anyone", "nobody", "everything",
        "something", "anything", "nothing",
    ),
    bare_none=("none",),
    label_joints=("and", "or", "nor"),
    label_only=("only", "alone"),
    label_pairs=("both", "neither", "either"),
    label_leads=("only", "just", "all of", "statements?"),
    label_neither=("neither",),
    label_copulas=("are", "is"),
    label_tails=("all", "both"),
    named_by_letter=(
        "vitamins?", "hepatitis", "blood", "alleles?", "chromosomes?", "chords?", "influenza",
    ),
    named_by_numeral=(
        "acts?", "articles?", "bands?", "books?", "category", "categories", "chapters?", "class", "classes", "collagen", "complex",
        "complexes", "factors?", "grades?", "groups?", "leads?", "levels?", "nerves?", "order", "parts?", "periods?", "phases?",
        "polymerase", "quadrants?", "schedules?", "stages?", "steps?", "titles?", "types?", "volumes?", "wars?",
    ),
    ordinals=(
        "first", "second", "third", "fourth", "fifth", "last", "next", "previous", "former", "latter",
    ),
    verdict_pairs=(
        "true/false", "yes/no", "t/f", "right/wrong", "correct/incorrect",
    ),
    negatives=(
        "not(?!\\s+(?:only|just|necessarily|yet|sure|to|so(?=\\s+\\w+))\\b)", "cannot", "never(?!\\s+to\\b)", "(?<!\\w)\\w{2,6}n't",
        "(?<!\\w)\\w{2,6}n’t", "except(?!\\s+(?:for|in|when|if|by)\\b)(?:ing)?", "excluding", "all but", "everything but",
        "anything but", "with the exception of",
        "(?<!\\bat )(?<!\\bthe )least(?=\\s+(?:\\w+(?:ly|ate|ent|ant|ful|ect|ble)|true|common|related)\\b)",
        "false(?![\\s-]+(?:positive|negative|alarm)s?\\b)", "incorrect", "untrue",
    ),
    negated=(
        "\\bnot(?! (?:only|just|necessarily)\\b)\\b", "\\bnever\\b", "\\bneither\\b", "\\bcannot\\b", "(?<=\\w)n't\\b",
        "(?<=\\w)n’t\\b",
    ),
    exceptions=(
        "except", "excepting", "excluding", "all but", "everything but", "anything but",
    ),
    negative_stand_ins=(
        "neither of", "not enough information", "cannot be determined", "not given",
    ),
    lettered_nouns=(
        "options?", "answers?", "choices?", "alternatives?", "distractors?", "responses?",
    ),
    numbered_nouns=(
        "options?", "choices?", "alternatives?", "distractors?", "responses?",
    ),
    letter_references=(
        "\\b{noun}[ \\n]\\(?{letter}\\b\\)?(?!\\.\\w|['’]|\\s+[A-Z]?[a-z]+ed\\b)", "\\b{numbered}[ \\n]{number}\\b(?![.,]?\\d|%)",
    ),
    lone_letter_references=(
        "(?:{start}|(?<=\\band )|(?<=\\bor )){letter}(?= (?:is|are|was|were) (?:also |both |all |not |therefore |thus |clearly )?(?:the )?(?:correct|incorrect|wrong|right|false|true|best)\\b)",
    ),
    position_references=(
        "\\b(?i:the ){position} (?:option|answer|alternative)s?(?= (?:is|are|was|were) (?:also |not |clearly |therefore )?(?:the )?(?:correct|incorrect|wrong|right|true|false|best)\\b| (?:describes?|fails?|names?)\\b)",
    ),
    positions=("first", "second", "third", "fourth", "fifth", "last"),
    after_a_word="[a-z]",
    lettered_parts=frozenset((
        "article", "class", "clause", "group", "hepatitis", "paragraph", "part", "rule", "schedule", "section", "subsection", "type",
        "vitamin", "§",
    )),
    pictures=(
        "figure", "diagram", "graph", "chart", "picture", "image", "photo", "photograph", "illustration", "map", "screenshot",
        "drawing", "schematic", "radiograph", "x-ray", "micrograph", "electrocardiogram", "ecg", "exhibit",
    ),
    passages=(
        "passage", "excerpt", "case", "scenario", "vignette", "situation", "code", "snippet", "table", "dialogue", "poem",
    ),
    described_people=(
        "patient", "client", "person", "man", "woman", "child", "company", "program",
    ),
    reference_endings=("s",),
    reference_names=(
        "question", "questions", "fig", "figs", "pictured", "depicted", "illustrated",
    ),
    reference_end="\\b(?! (?:(?:the|a|an|its|their|each|another|age)\\b|\\d))",
    figure_references=(
        "\\b(?:the|this|these) (?:\\w+ )?{picture}s?,? (?:that is |is |are )?(?:shown |given |displayed |presented )?(?:below|above|(?:at|on|to) the (?:left|right)){end}",
        "\\bthe (?:above|following) {picture}(?= (?:shows?|represents?|depicts?|illustrates?|is)\\b|[,.:]|$)",
        "\\b(?:in|on|from|by) this {picture}\\b(?! of\\b)",
        "\\b(?:refer to|see|look at|shown in|given in|study) the {picture}\\b(?! of\\b)",
        "(?:(?<=\\bin )|(?<=\\bon )|(?<=\\bof )|(?<=\\bfrom )|(?<=\\bsee )|(?<=\\bby )|(?<=\\bto ))(?:figure|fig\\.|diagram) [A-Z]?-?\\d[\\w-]*",
        "\\b(?:pictured|depicted|illustrated) (?:below|above|here)\\b",
    ),
    question_references=(
        "(?:(?<=\\bin )|(?<=\\bto )|(?<=\\bfrom )|(?<=\\bof )|(?<=\\bfor )|^)(?:the |your )?(?:previous|preceding|above) question\\b",
        "(?:(?<=\\bin )|(?<=\\bto )|(?<=\\bfrom )|(?<=\\bof )|(?<=\\bsee ))question (?:no\\. ?)?\\d+(?! of\\b)",
        "\\bthe question above\\b",
    ),
    above_references=(
        "\\b(?:the |this )(?:\\w+ )?{passage}s? (?:described |given |shown |presented )?above{end}",
        "\\b(?:the )?above(?:-mentioned)? {passage}s?\\b", "\\bthe {person} (?:described|mentioned|presented) above\\b",
    ),
    below_references=(
        "\\b(?:the |this )(?:\\w+ )?{passage}s? (?:given |shown |presented )?below{end}",
    ),
    source_references=(
        "(?:according to|based on|from|in|using|refer(?:ring)? to) (?:the )?(?:data |information )?(?:in |from )?the (?:passage|excerpt|table|{picture})(?=,)",
    ),
    introduced=("this",),
    named_figures=("figure 8",),
    about_questions=(
        "mov", "call", "vot", "motion", "order", "debate", "parliament", "survey", "questionnaire", "interview", "adaptive",
        "witness", "attorney", "respondent", "chatbot",
    ),
    about_networks=("vertex", "vertices", "edges?", "nodes?"),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {"za": {"number_signs": (".,", ", ")}}
