"""The tables of Portuguese. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="pt",
    name="Portuguese",
    function_words=frozenset((
        "a", "ainda", "algum", "alguma", "algumas", "alguns", "ao", "aos", "apenas", "após", "aquela", "aquele", "as", "assim", "até",
        "cada", "com", "como", "contra", "da", "das", "de", "dela", "dele", "deles", "depois", "desde", "dessa", "desse", "desta",
        "deste", "deve", "devem", "do", "dois", "dos", "duas", "durante", "e", "ela", "elas", "ele", "eles", "em", "enquanto",
        "entre", "então", "era", "eram", "essa", "essas", "esse", "esses", "esta", "estas", "este", "estes", "está", "estão", "eu",
        "foi", "foram", "há", "isso", "isto", "já", "lhe", "mais", "mas", "mesmo", "muito", "na", "nas", "nem", "nenhum", "nenhuma",
        "nessa", "nesse", "nesta", "neste", "no", "nos", "num", "numa", "não", "o", "onde", "os", "ou", "outra", "outras", "outro",
        "outros", "para", "pela", "pelas", "pelo", "pelos", "pode", "podem", "por", "porque", "porquê", "pouco", "quais", "qual",
        "qualquer", "quando", "quantas", "quanto", "quantos", "que", "quem", "se", "seguinte", "seguintes", "segundo", "seja",
        "sejam", "sem", "sempre", "ser", "será", "seu", "seus", "si", "sobre", "sua", "suas", "são", "também", "tem", "toda", "todas",
        "todo", "todos", "têm", "um", "uma", "umas", "uns", "vos", "à", "às", "é",
    )),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {}
