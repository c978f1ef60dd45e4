"""Formulas in MathML become LaTeX, or nothing."""

from __future__ import annotations

import time

import pytest
from lxml import etree

from crs_lint.convert.markup.mathml import latex

ANNOTATED = '<semantics><mrow><mi>x</mi></mrow><annotation encoding="{}">{}</annotation></semantics>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (ANNOTATED.format("application/x-tex", "x^2"), "x^2"),
        (ANNOTATED.format("LaTeX", "$x^2$"), "x^2"),
        (ANNOTATED.format("SnuggleTeX", r"\[ \frac{1}{2} \]"), r"\frac{1}{2}"),
        (ANNOTATED.format("latex", "\n  x\n  +  1 "), "x + 1"),
        (ANNOTATED.format("TeX", "$a$ and $b$"), "x"),
        (ANNOTATED.format("TeX", ""), "x"),
        (ANNOTATED.format("MathType@MTEF@5", "garbage"), "x"),
        ("<mi>x</mi><mo>=</mo><mn>4.5</mn>", "x = 4.5"),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x^{2}"),
        ("<msup><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow><mn>2</mn></msup>", "{( x )}^{2}"),
        ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H_{2} O"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x_{1}^{2}"),
        ("<mfrac><mn>1</mn><mi>n</mi></mfrac>", r"\frac{1}{n}"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", r"\sqrt{x + 1}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", "∑_{i}^{n}"),
        ("<mover><mi>v</mi><mo>→</mo></mover>", r"\vec{v}"),
        ("<mi>sin</mi><mo>&#x2061;</mo><mi>α</mi>", r"\mathrm{sin} α"),
        ("<mn>5</mn><mo>%</mo><mtext>of $ 3</mtext>", r"5 \% \text{of \$ 3}"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", r"\left( a,b \right)"),
        ('<mfenced open="{" close=""><mi>a</mi></mfenced>', r"\left\{ a \right."),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable>", r"\begin{matrix} 1 & 2 \\ 3 \end{matrix}"),
        # What has no equivalent is not guessed.
        ("<menclose><mi>x</mi></menclose>", ""),
        ("<mfrac linethickness='0pt'><mi>n</mi><mi>k</mi></mfrac>", ""),
        ("<mfrac><mi>n</mi></mfrac>", ""),
        ("<mi>x</mi><foo>y</foo>", ""),
        ("<mrow>" * 200 + "</mrow>" * 200, ""),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_becomes_latex(content: str, expected: str) -> None:
    assert latex(etree.fromstring(f"<math>{content}</math>")) == expected


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        (r"\frac{1}{2}", r"\frac{1}{2}"),
        ("$x_1$", "x_1"),
        ("x + 1", "x + 1"),
        ("x squared", "x^{2}"),
    ],
)
def test_the_alternative_text_counts_if_it_is_latex(described: str, expected: str) -> None:
    assert latex(etree.fromstring(f'<math alttext="{described}"><msup><mi>x</mi><mn>2</mn></msup></math>')) == expected


def test_long_formulas_are_read_in_linear_time() -> None:
    began = time.process_time()
    for content in ("<mi>x</mi>" * 20_000, "<mrow>" * 240 + "<mi>x</mi>" * 1_000 + "</mrow>" * 240, "<annotation encoding='TeX'>" + "$" * 100_000 + "</annotation>"):  # fmt: skip
        latex(etree.fromstring(f"<math>{content}</math>"))
    assert time.process_time() - began < 20
