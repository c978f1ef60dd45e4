"""Prints the ranges of Unicode's Default_Ignorable_Code_Point for ``crs_lint/text/invisible.py``; needs perl.

perl has the property from DerivedCoreProperties.txt of its Unicode version, which Python's ``unicodedata`` lacks.
"""

import subprocess

_PERL = r"""
use Unicode::UCD; print "Unicode ", Unicode::UCD::UnicodeVersion(), "\n"; my $first = -1;
for my $code (0 .. 0x110000) {
    my $is = $code < 0x110000 && !($code >= 0xD800 && $code <= 0xDFFF) && chr($code) =~ /\p{Default_Ignorable_Code_Point}/;
    $first = $code if $is && $first < 0;
    if (!$is && $first >= 0) { printf "(0x%04X, 0x%04X),\n", $first, $code - 1; $first = -1 }
}
"""


def main() -> None:
    print(subprocess.run(["perl", "-e", _PERL], check=True, capture_output=True, text=True).stdout, end="")


if __name__ == "__main__":
    main()
