"""The words and signs of each language, as values; the folders beside this module hold them as data."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from crs_lint.language.tags import canonical
from crs_lint.named_tuple import NamedTuple

# A folder of the same name has the tables of each; "make generate" turns its words.toml into a module.
LANGUAGES = ("de", "en", "es", "fr", "it", "pt")


class Tables(NamedTuple):
    """The tables of one language, or of one of its regions. A table that it lacks is empty, and rules that need it report nothing.

    ``words.toml`` has the same names with hyphens. Words are in lower case, and phrases are pieces of patterns.

    - ``function_words``: words that every text of the language has, by which it is detected.

    Numbers:

    - ``number_signs``: the ways to write digits, each a decimal sign and then the signs between thousands; "1.000" with ("," and ".")
      is a thousand, and " " stands for spaces of any width. Where there are several ways, a number that they read differently has
      no value. ``rare_number_signs``: ways that are tried where those read nothing.
    - ``number_words``: words, separated by spaces, with the number that they stand for; a hyphen stands for a space, too.
    - ``number_compounds``: how two of them form another, with {tens}, {unit}, {teen} and {article} in place of words.
    - ``number_articles``: words for one that are articles, too, so that they count only beside other numbers.
    - ``magnitudes``: words for powers of ten after a number, with the exponents.
    - ``zero_phrases``: what says zero, with {noun} for what there is none of; pieces of patterns.
    - ``hedges``: words beside a number that do not change what is counted ("about"). ``number_leads``: further words that may stand
      before a number in words ("only").
    - ``plural_letters``: the letters of which the endings of units in the plural are made.
    - ``percent_phrases``: the words for "%"; pieces of patterns.
    - ``number_and``, ``number_over``: the words in "2 and 1/2" and "1 over 2"; pieces of patterns.
    - ``range_links``, ``range_openings``: "to" in "1 to 5", and "from"; ``between``: the two words of "between 1 and 5".
    - ``asks_range``, ``asks_number``: what asks for a range, and what asks for a number; pieces of patterns.
    - ``about_form``: what asks how something is written, so that answers may differ in nothing else; beginnings of words.

    Typography:

    - ``spaced_marks``: the marks before which a space is right.
    - ``joining_words``: words beside which no sign such as "&" can have been lost; ``open_words``: those that more must follow,
      with articles, before which a sign can have been lost.
    - ``never_doubled``: words that are hardly ever doubled on purpose; ``may_double``: longer words that are, and short ones that
      grammar doubles. "de de gaulle" and "qui est est" are doubled only beside that word.
    - ``quotation_marks``: what opens a quotation, and then what can close it.
    - ``sentence_openers``: words that begin a sentence, and are hardly ever the second part of a name with a period.

    Answers that stand for others. In other languages than English, these pieces of patterns have no accents, since people leave
    them out, and only the words of these tables may stand in such an answer:

    - ``all_of``, ``none_of``, ``both_of``, ``neither_of``, ``some_of``, ``not_all_of``: what the answer says of the others; a few
      may say it alone. ``count_of``, ``every_of`` and ``nothing_of`` need a word beside them that points at others: "todo lo anterior".
    - ``above``, ``previous``, ``listed``, ``these``, ``them``: words that point at other answers; the first two say where they are.
    - ``answer_nouns``, ``label_nouns``: what answers are called, and what stands before their letters.
    - ``answer_verdicts``: what the answers are said to be. ``answer_verbs``, ``answer_leads``: other words around "these" in English.
    - ``of_words``, ``article_words``, ``answer_links``: words that tell nothing by themselves.
    - ``no_answer``, ``unknown_answers``: whole answers. ``cannot_be`` and ``known`` form "it cannot be told" in English.
    - ``bare_quantifiers``: those that are words among others of their kind. ``measures``: such others. ``bare_none``: what may mean zero.

    Answers that are labels:

    - ``label_joints``: "and"; ``label_only``: "only" after labels; ``label_only_leads``: "only" before a single one.
    - ``label_pairs``, ``label_leads``: words before labels, those that show that they are no values ("both"), and others.
      ``label_neither``: "neither" before two. ``label_copulas``, ``label_tails``: words between labels and verdict.
    - ``named_by_letter``, ``named_by_numeral``: things that have letters or Roman numerals as names.
    - ``ordinals``: words for the position of an answer.
    - ``verdict_pairs``: the words that judge a statement, such as "true/false".

    What says which answer is right, in other languages than English; pieces of patterns, without accents but for ``placeholders``:

    - ``right_words``: "right", said of an answer; ``because``: what opens a reason after it.
    - ``key_nouns``: what the right answer is called without "right" ("gabarito"); ``letter_nouns``: what stands before a letter.
    - ``order_endings``: what may stand at the end of "choose two" ("aus").
    - ``placeholders``: whole texts that stand for one that is not written yet; each begins with a whole word.

    What asks for what is not so; all are pieces of patterns for whole words:

    - ``negatives``: words that negate the clause in which they stand; ``negative_particles``: what must stand before their verb ("ne").
      ``negative_idioms``: where they negate no question ("not only", ", isn't it?"). ``negated``: those that make an answer negative.
      ``stronger_negatives``: those that follow another ("non deve mai"). ``least_words``: "least" before what answers can be.
    - ``exceptions``: "except" at the end of a question, with ``exception_ends`` after it. ``comparing_exceptions``: those that also
      compare ("menos"), so that one of ``universals`` ("all") must stand before. ``exception_ones``: "one" in "all except one are".
    - ``false_words``: "false", said of one of ``statement_words`` ("statement") with one of ``statement_articles`` before and of
      ``about_words`` after it, or after one of ``copulas`` ("is") and ``adverbs``. ``choices``: question words for one of several.
    - ``interrogatives``, ``opening_interrogatives``: question words, and those that are none elsewhere than at the start, where one of
      ``opening_prepositions`` may stand; ``asking_conjunctions``: those that also open a clause before the question ("when").
      ``reasons``, ``counts``: those with which a negative describes a fact.
    - ``orders``: how a stem tells to choose, with ``order_openings`` ("please") or a phrase with one of ``choice_openings`` ("among")
      before; ``relatives``: "that" in "the word that is not".
    - ``subordinators``, ``opening_subordinators``: what opens a clause beside the main one, and what does only after a comma.
    - ``verbs``: frequent finite verbs; ``clitics``: what stands between a negative and its verb, where it precedes the verb;
      ``attribute_endings``: endings of words that are no verbs after a negative. ``is_verb_second``: the negative follows the verb.
    - ``lead_in_abbreviations``: words after which a period ends no sentence.
    - ``negative_stand_ins``: how answers begin that are negative and say nothing.
    - ``quoting_words``: words for texts that answers quote, so that nobody can word them otherwise.

    References. In other languages than English, these pieces of patterns have no accents:

    - ``letter_references``: what names an answer by letter or number: patterns with {noun} for one of ``lettered_nouns`` ("answer"),
      {numbered} for one of ``numbered_nouns``, {letter} for a capital, {mark} for a letter of either case with what may follow it,
      and {number}. ``lone_letter_references``: what does without a noun, in explanations, with {start} for the start of a clause and
      {verdict} for one of ``answer_verdicts``. ``position_references``: what says its position, with {position} for one of ``positions``.
    - ``after_a_word``: what follows a capital "A" that is no name; empty where no word is spelled so. ``lettered_parts``: words
      before a letter in parentheses that names no answer.
    - ``figure_references``, ``above_references``, ``below_references``: what points at a figure, and at a text before or after;
      ``source_references``, ``closing_source_references``: what opens and ends a stem about a text; ``question_references``: what
      points at another question. In these, {picture}, {passage} and {person} stand for one of ``pictures``, ``passages`` and
      ``described_people``, and {end} for ``reference_end``, what may not follow. A stem is not looked at if it has none of these
      words, as they are or with one of ``reference_endings``, nor one of ``reference_names``.
    - ``introduced``: "this" before a picture that the stem may have mentioned. ``named_figures``: what only sounds like a reference.
      ``about_questions``, ``about_networks``: beginnings of words, and words, of subjects that have questions or graphs of their own.
    """

    code: str = ""
    name: str = ""
    function_words: frozenset[str] = frozenset()

    number_signs: tuple[str, ...] = ()
    rare_number_signs: tuple[str, ...] = ()
    number_words: tuple[tuple[str, int], ...] = ()
    number_compounds: tuple[str, ...] = ()
    number_articles: frozenset[str] = frozenset()
    magnitudes: tuple[tuple[str, int], ...] = ()
    zero_phrases: tuple[str, ...] = ()
    hedges: frozenset[str] = frozenset()
    number_leads: frozenset[str] = frozenset()
    plural_letters: str = ""
    percent_phrases: tuple[str, ...] = ()
    number_and: str = ""
    number_over: str = ""
    range_links: tuple[str, ...] = ()
    range_openings: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    asks_range: tuple[str, ...] = ()
    asks_number: tuple[str, ...] = ()
    about_form: tuple[str, ...] = ()

    spaced_marks: str = ""
    joining_words: frozenset[str] = frozenset()
    open_words: frozenset[str] = frozenset()
    never_doubled: frozenset[str] = frozenset()
    may_double: frozenset[str] = frozenset()
    quotation_marks: tuple[str, ...] = ()
    sentence_openers: tuple[str, ...] = ()

    all_of: tuple[str, ...] = ()
    count_of: tuple[str, ...] = ()
    every_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    nothing_of: tuple[str, ...] = ()
    both_of: tuple[str, ...] = ()
    neither_of: tuple[str, ...] = ()
    some_of: tuple[str, ...] = ()
    not_all_of: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    these: tuple[str, ...] = ()
    them: tuple[str, ...] = ()
    answer_nouns: tuple[str, ...] = ()
    label_nouns: tuple[str, ...] = ()
    answer_verdicts: tuple[str, ...] = ()
    answer_verbs: tuple[str, ...] = ()
    answer_leads: tuple[str, ...] = ()
    of_words: tuple[str, ...] = ()
    article_words: tuple[str, ...] = ()
    answer_links: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    unknown_answers: tuple[str, ...] = ()
    cannot_be: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    bare_quantifiers: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    bare_none: tuple[str, ...] = ()
    label_joints: tuple[str, ...] = ()
    label_only: tuple[str, ...] = ()
    label_only_leads: tuple[str, ...] = ()
    label_pairs: tuple[str, ...] = ()
    label_leads: tuple[str, ...] = ()
    label_neither: tuple[str, ...] = ()
    label_copulas: tuple[str, ...] = ()
    label_tails: tuple[str, ...] = ()
    named_by_letter: tuple[str, ...] = ()
    named_by_numeral: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    verdict_pairs: tuple[str, ...] = ()

    right_words: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    key_nouns: tuple[str, ...] = ()
    letter_nouns: tuple[str, ...] = ()
    order_endings: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()

    negatives: tuple[str, ...] = ()
    negative_particles: tuple[str, ...] = ()
    negative_idioms: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    stronger_negatives: tuple[str, ...] = ()
    least_words: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    exception_ones: tuple[str, ...] = ()
    exception_ends: tuple[str, ...] = ()
    comparing_exceptions: tuple[str, ...] = ()
    universals: tuple[str, ...] = ()
    false_words: tuple[str, ...] = ()
    statement_words: tuple[str, ...] = ()
    statement_articles: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    about_words: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    interrogatives: tuple[str, ...] = ()
    opening_interrogatives: tuple[str, ...] = ()
    opening_prepositions: tuple[str, ...] = ()
    asking_conjunctions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    order_openings: tuple[str, ...] = ()
    choice_openings: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    opening_subordinators: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    attribute_endings: tuple[str, ...] = ()
    is_verb_second: bool = False
    lead_in_abbreviations: frozenset[str] = frozenset()
    negative_stand_ins: tuple[str, ...] = ()
    quoting_words: tuple[str, ...] = ()

    lettered_nouns: tuple[str, ...] = ()
    numbered_nouns: tuple[str, ...] = ()
    letter_references: tuple[str, ...] = ()
    lone_letter_references: tuple[str, ...] = ()
    position_references: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    after_a_word: str = ""
    lettered_parts: frozenset[str] = frozenset()
    pictures: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    described_people: tuple[str, ...] = ()
    reference_names: tuple[str, ...] = ()
    reference_endings: tuple[str, ...] = ()
    reference_end: str = ""
    figure_references: tuple[str, ...] = ()
    question_references: tuple[str, ...] = ()
    above_references: tuple[str, ...] = ()
    below_references: tuple[str, ...] = ()
    source_references: tuple[str, ...] = ()
    closing_source_references: tuple[str, ...] = ()
    introduced: tuple[str, ...] = ()
    named_figures: tuple[str, ...] = ()
    about_questions: tuple[str, ...] = ()
    about_networks: tuple[str, ...] = ()

    def has(self, needs: tuple[str, ...]) -> bool:
        """Whether these tables are there, by the names of the fields."""
        return all(getattr(self, need) for need in needs)


NO_TABLES = Tables()


@lru_cache(maxsize=1 << 8)
def tables_of(tag: str) -> Tables:
    """The tables of a BCP 47 tag such as "es" or "es-MX"; NO_TABLES for a language that has none."""
    code, *rest = canonical(tag).split("-")
    if code not in LANGUAGES:
        return NO_TABLES
    module = import_module(f"crs_lint.language.{code}.tables")
    tables: Tables = module.TABLES
    regions: Mapping[str, Mapping[str, Any]] = module.REGIONS
    region = next((regions[part] for part in rest if part in regions), {})
    return tables._replace(**region)
