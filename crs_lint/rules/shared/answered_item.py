"""The item that the examples of the rules on responses show."""

ANSWERED_ITEM = """\
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
KEYED_B = ANSWERED_ITEM.replace("        correct: true\n      - text: Venus\n", "      - text: Venus\n        correct: true\n")
