"""What package authors call: an example that is not as it says is an AssertionError which shows both."""

from __future__ import annotations

import re

import pytest

from crs_lint.fixing.fix_loop import _MAX_ROUNDS
from crs_lint.rules.rule import Rule
from crs_lint.settings.load_plugins import plugins_named
from crs_lint.testing import check_examples
from tests.plugin_folder import HEAD, PluginFolder

ITEM = """\
items:
  - id: {id}
    stem: Which planet is nearest to the sun?
"""
SAFE = HEAD.replace('guide"', 'guide", fixable=Fixable.SAFELY') + (
    """\
    if item.id and not item.id.startswith(prefix):
        fix = Fix("Begin it so.", True, (Rewrite(item.at("id"), prefix + item.id),))
        yield Problem(item.at("id"), f'The id does not begin with "{prefix}".', "Change it.", fix=fix)
"""
)
GOOD = ITEM.format(id="acme-planet")
BAD = ITEM.format(id="planet")
FOUND = '2:9 The id does not begin with "acme-".'
EXAMPLES = f"""
from crs_lint.plugin import Example

GOOD = [Example({GOOD!r})]
BAD = [Example({BAD!r}, found=({FOUND!r},), fixed={GOOD!r})]
RULES = (check,)
"""
RIGHT = SAFE + EXAMPLES


def rule_of(plugins: PluginFolder, code: str) -> Rule:
    """The rule as a package has it, which is not yet one of a plugin."""
    plugins.install("acme", code)
    (plugin,) = plugins_named(["acme"])
    rule: Rule = plugin.rules[0].module.check
    return rule


def test_right_examples_pass(plugins: PluginFolder) -> None:
    check_examples(rule_of(plugins, RIGHT))


def test_a_rule_of_crs_lint_can_be_checked_too() -> None:
    from crs_lint.rules.options.option_label import check

    check_examples(check)


def test_options_and_other_files_of_an_example_count(plugins: PluginFolder) -> None:
    more = f"""
BAD += [
    Example({BAD!r}, options={{"prefix": "b-"}}, found=({FOUND.replace("acme-", "b-")!r},), fixed={BAD.replace("planet", "b-planet", 1)!r}),
    Example({GOOD!r}, files={{"sub/b.yaml": {BAD!r}}}, found=({"sub/b.yaml:" + FOUND!r},)),
]
"""
    check_examples(rule_of(plugins, RIGHT + more))


WRONG = [
    ("a good example with a finding", f"GOOD = [Example({GOOD!r}), Example({BAD!r})]", "odd-id: good example 2 has other findings."),
    (
        "a bad example without one",
        f"BAD += [Example({GOOD!r})]\nBAD[1] = BAD[1]._replace(found=('2:9 No.',))",
        "bad example 2 has other findings.",
    ),
    ("another message", f"BAD = [BAD[0]._replace(found=({FOUND[:-1]!r},))]", "bad example 1 has other findings."),
    ("another column", f"BAD = [BAD[0]._replace(found=({FOUND.replace('2:9', '2:8')!r},))]", "bad example 1 has other findings."),
    ("another text after its fixes", f"BAD = [BAD[0]._replace(fixed={BAD!r})]", "is another text after its fixes."),
    ("no text after its fixes", "BAD = [BAD[0], BAD[0]._replace(fixed=None)]", "bad example 2 is another text after its fixes."),
    ("no fixed example at all", "BAD = [BAD[0]._replace(fixed=None)]", "no bad example has the text after its fixes"),
    ("no good examples", "GOOD = []", "odd-id: its file has no list GOOD of examples."),
    ("no bad examples", "BAD = []", "odd-id: its file has no list BAD of examples."),
    ("a text that is no YAML", f"GOOD = [Example({GOOD + '   - ]'!r})]", "odd-id: good example 1 cannot be read."),
    ("an option that is unknown", "BAD = [BAD[0]._replace(options={'suffix': 'x'})]", 'has no option "suffix"'),
]


@pytest.mark.parametrize(("change", "told"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_wrong_examples_fail(plugins: PluginFolder, change: str, told: str) -> None:
    with pytest.raises(AssertionError, match=re.escape(told)):
        check_examples(rule_of(plugins, f"{RIGHT}{change}\n"))


def test_the_failure_shows_what_is_expected_and_what_was_found(plugins: PluginFolder) -> None:
    with pytest.raises(AssertionError) as caught:
        check_examples(rule_of(plugins, f"{RIGHT}BAD = [BAD[0]._replace(found=())]\n"))
    assert str(caught.value) == f"odd-id: bad example 1 has other findings.\nexpected:\n  (nothing)\nfound:\n  {FOUND}"


def test_a_fix_that_is_not_as_the_rule_declares(plugins: PluginFolder) -> None:
    for code, told in (
        (RIGHT.replace("True, (", "False, ("), "has a fix that is unsafe, and the rule says fixable=Fixable.SAFELY."),
        (RIGHT.replace(", fixable=Fixable.SAFELY", ""), "has a fix that is safe, and the rule says fixable=Fixable.NO."),
    ):
        with pytest.raises(AssertionError, match=re.escape(told)):
            check_examples(rule_of(plugins, code))


def test_a_fix_that_never_ends(plugins: PluginFolder) -> None:
    code = SAFE.replace("not item.id.startswith(prefix)", "'z' not in item.id").replace("prefix + item.id", "item.id + 'x'")
    after_all_rounds = BAD.replace("planet", "planet" + _MAX_ROUNDS * "x", 1)
    examples = EXAMPLES.replace(f"fixed={GOOD!r}", f"fixed={after_all_rounds!r}").replace(repr(GOOD), repr(ITEM.format(id="z")))
    with pytest.raises(AssertionError, match="has fixes that find something to do after they were made"):
        check_examples(rule_of(plugins, code + examples))


def test_a_rule_that_raises_shows_the_traceback(plugins: PluginFolder) -> None:
    code = RIGHT.replace('fix = Fix("Begin', 'raise ValueError("no")\n        fix = Fix("Begin')
    with pytest.raises(AssertionError, match=r"(?s)bad example 1 cannot be checked\..*Traceback.*ValueError: no"):
        check_examples(rule_of(plugins, code))


def test_what_no_plugin_may_have(plugins: PluginFolder) -> None:
    rule = rule_of(plugins, RIGHT)
    with pytest.raises(AssertionError, match="has the name of a rule or a category of crs-lint"):
        check_examples(rule._replace(name="blank-stem"))
