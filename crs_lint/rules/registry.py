"""All rules, in the order of lists and pages. A new rule is a file in a folder below, and a line here; then run ``make generate``.

What a rule is called, when it runs and which options it has stands in ``table``, which is generated from the files, so that a run
imports only the files of the rules that it calls.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from crs_lint.rules.rule import Rule
from crs_lint.rules.table import TABLE

MODULES = (
    "schema.invalid_yaml",
    "schema.invalid_encoding",
    "schema.duplicate_field",
    "schema.missing_field",
    "schema.unknown_field",
    "schema.wrong_type",
    "schema.invalid_value",
    "schema.ambiguous_scalar",
    "schema.cut_off_text",
    "schema.control_character",
    "schema.skipped_entry",
    "schema.bidi_character",
    "schema.hidden_character",
    "schema.unreadable_file",
    "schema.limit_exceeded",
    "schema.empty_file",
    "key.missing_key",
    "key.unknown_key",
    "key.multiple_keys",
    "key.key_duplicated",
    "key.key_count_mismatch",
    "key.pointless_multiple",
    "key.key_contradicted",
    "key.rationale_contradicts_key",
    "key.answer_in_stem",
    "options.duplicate_option",
    "options.near_duplicate_option",
    "options.blank_option",
    "options.too_few_options",
    "options.too_many_options",
    "options.option_count",
    "options.overlapping_options",
    "options.unordered_options",
    "options.all_of_the_above",
    "options.none_of_the_above",
    "options.option_label",
    "options.true_false_options",
    "options.negative_option",
    "options.option_lead_repeated",
    "options.options_nested",
    "options.opposite_pair",
    "options.mixed_form_options",
    "options.unpinned_option",
    "options.shuffled_numbers",
    "options.combined_option",
    "options.undefined_numeral",
    "options.letter_reference",
    "cue.longest_key",
    "cue.longest_key_slight",
    "cue.length_outlier",
    "cue.detailed_key",
    "cue.absolute_term",
    "cue.absolute_distractor",
    "cue.stem_echo",
    "cue.convergence",
    "cue.article_cue",
    "cue.grammar_cue",
    "cue.odd_punctuation",
    "cue.odd_type",
    "stem.blank_stem",
    "stem.long_stem",
    "stem.negative_stem",
    "stem.unemphasised_negative",
    "stem.unemphasised_priority",
    "stem.double_negative",
    "stem.unfocused_stem",
    "stem.opinion_stem",
    "stem.mid_stem_blank",
    "stem.vague_term",
    "stem.time_sensitive",
    "stem.mixed_spelling",
    "stem.missing_figure",
    "stem.dangling_reference",
    "stem.missing_alt",
    "explanation.missing_explanation",
    "explanation.short_explanation",
    "explanation.restated_key",
    "explanation.duplicate_explanation",
    "explanation.duplicate_rationale",
    "explanation.uneven_rationale",
    "explanation.missing_rationale",
    "explanation.missing_reference",
    "explanation.missing_domain",
    "explanation.missing_level",
    "explanation.unknown_source",
    "explanation.superseded_source",
    "text.placeholder_text",
    "text.mojibake",
    "text.lost_exponent",
    "text.spreadsheet_date",
    "text.mixed_script",
    "text.other_language",
    "text.unbalanced_markup",
    "text.repeated_word",
    "text.extra_space",
    "text.missing_space",
    "text.leftover_markup",
    "text.a_or_an",
    "text.misspelling",
    "text.missing_question_mark",
    "text.uneven_punctuation",
    "language.stigmatizing_term",
    "language.house_term",
    "article.long_summary",
    "article.empty_section",
    "article.missing_article",
    "article.repeated_heading",
    "article.required_article",
    "article.unknown_article",
    "article.duplicate_article",
    "article.unused_article",
    "text.review_note",
    "bank.duplicate_id",
    "bank.duplicate_item",
    "bank.contradictory_items",
    "bank.near_duplicate_item",
    "bank.reused_options",
    "bank.translation_drift",
    "bank.unknown_enemy",
    "bank.key_position_bias",
    "bank.longest_key_bias",
    "bank.pattern_key",
    "bank.cueing_items",
    "exam.unknown_domain",
    "exam.unknown_task",
    "exam.unknown_level",
    "exam.weights_not_100",
    "exam.too_few_items",
    "exam.blueprint_gap",
    "evidence.likely_miskey",
    "evidence.negative_discrimination",
    "evidence.low_discrimination",
    "evidence.rival_distractor",
    "evidence.unused_distractor",
    "evidence.too_hard",
    "evidence.too_easy",
    "evidence.omitted_often",
    "evidence.stale_responses",
    "meta.unused_suppression",
    "meta.unknown_rule",
    "meta.disabled_rule",
    "meta.suppression_without_reason",
)


def rule_in(module: str) -> Rule:
    """The rule of a file, which is imported, by the name that MODULES has for it."""
    found: Rule = import_module(f"{__package__}.{module}").check
    return found


# The table lacks a new rule until it is generated.
ALL: tuple[Rule, ...] = tuple(TABLE.get(module) or rule_in(module) for module in MODULES)
BY_NAME: dict[str, Rule] = {one.name: one for one in ALL}
_OF_PLUGINS: dict[str, Rule] = {}


def use_plugin_rules(rules: Iterable[Rule]) -> None:
    """Makes rules of plugins known to ``rule_named``, in place of those of an earlier run."""
    _OF_PLUGINS.clear()
    _OF_PLUGINS.update((one.name, one) for one in rules)


def rule_named(name: str) -> Rule:
    """The rule of a finding. A name that no list has is that of a house rule, whose definition is in the settings."""
    if rule := BY_NAME.get(name) or _OF_PLUGINS.get(name):
        return rule
    from crs_lint.rules.shared.house_rules import rule_called

    return rule_called(name)
