"""Examples that no rule reports, for the rules that need no special one."""

from __future__ import annotations

from crs_lint.rules.rule import Example

_ITEMS = "items:\n"
SOUND_ITEM = Example(
    """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""
)
SOUND_ITEM_WITH_FOUR_OPTIONS = Example(
    """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Earth
      - text: Mars
    explanation: Its orbit lies inside that of every other planet.
"""
)
ANOTHER_SOUND_ITEM = Example(
    """\
items:
  - id: planet-largest
    stem: Which planet is the largest?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
    explanation: Its mass is more than twice that of all others together.
"""
)
TWO_SOUND_ITEMS = Example(SOUND_ITEM.text, files={"other.yaml": ANOTHER_SOUND_ITEM.text})
SOUND_ITEM_WITH_ARTICLE = Example(
    """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
    article:
      title: Which planet is where
      summary: The order of the planets, from the sun outward.
      sections:
        - heading: The inner planets
          body: They are Mercury, Venus, Earth and Mars.
"""
)
TWO_ITEMS_WITH_ONE_ARTICLE = Example(
    f"""\
{SOUND_ITEM.text}\
    article: planet-order
{ANOTHER_SOUND_ITEM.text.removeprefix(_ITEMS)}\
    article: planet-order
articles:
  - id: planet-order
    title: Which planet is where
    summary: The order of the planets, from the sun outward.
    sections:
      - body: Four planets are small, and four are large.
      - heading: The inner planets
        body: They are Mercury, Venus, Earth and Mars.
"""
)
