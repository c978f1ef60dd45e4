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
    number_signs=(",. ",),
    rare_number_signs=(". ",),
    number_words=(
        ("zero", 0), ("dois duas", 2), ("três tres", 3), ("quatro", 4), ("cinco", 5), ("seis", 6), ("sete", 7), ("oito", 8),
        ("nove", 9), ("dez", 10), ("onze", 11), ("doze", 12), ("treze", 13), ("catorze quatorze", 14), ("quinze", 15),
        ("dezesseis dezasseis", 16), ("dezessete dezassete", 17), ("dezoito", 18), ("dezenove dezanove", 19), ("vinte", 20),
        ("trinta", 30), ("quarenta", 40), ("cinquenta cinqüenta", 50), ("sessenta", 60), ("setenta", 70), ("oitenta", 80),
        ("noventa", 90), ("cem cento", 100), ("duzentos duzentas", 200), ("trezentos trezentas", 300),
        ("quatrocentos quatrocentas", 400), ("quinhentos quinhentas", 500), ("seiscentos seiscentas", 600),
        ("setecentos setecentas", 700), ("oitocentos oitocentas", 800), ("novecentos novecentas", 900), ("mil", 1000), (
                "um-só uma-só um-so uma-so um-único uma-única um-unico uma-unica", 1,     ),
    ),
    number_compounds=("{tens} e {unit}", "{tens} e {article}"),
    number_articles=frozenset(("um", "uma")),
    magnitudes=(
        ("mil", 3), ("milhão milhao milhões milhoes mi", 6), ("bilhão bilhao bilhões bilhoes bi", 9),
        ("bilião biliao biliões bilioes", 12), ("trilhão trilhao trilhões trilhoes tri", 12), ("trilião triliao triliões", 18),
    ),
    zero_phrases=(
        "(?:não há )?nenhum(?:a)? {noun}", "nenhum(?:a)?", "não há {noun}",
    ),
    hedges=frozenset((
        "$", "apenas", "aproximadamente", "cerca", "da", "de", "do", "exatamente", "existem", "há", "quase", "r", "somente", "são",
        "só", "umas", "uns", "us",
    )),
    plural_letters="es",
    percent_phrases=("por\\s?cento",),
    number_and="e",
    range_links=("a", "até", "ate", "à"),
    range_openings=("de", "desde", "cerca de", "aproximadamente", "apenas"),
    between=("entre", "e"),
    asks_range=(
        "intervalos?\\b", "faixas?\\b", "entre\\b", "limites?\\b", "espe[c]?tro\\b", "frequências?\\b", "comprimentos? de onda\\b",
        "bandas?\\b", "gamas?\\b", "períodos?\\b", "temporadas?\\b", "norma(?:l|is)\\b", "referência\\b", "valores\\b", "anos\\b",
        "eras?\\b", "épocas?\\b", "datas?\\b", "décadas?\\b", "séculos?\\b", "capítulos?\\b", "páginas?\\b", "versículos?\\b",
        "linhas?\\b", "viveu\\b", "reinou\\b", "razão\\b",
    ),
    asks_number=(
        "quant[oa]s?\\b", "percentagem\\b", "percentual\\b", "porcentagem\\b", "número\\s+de\\b",
        "qua[li]s?\\s+(?:\\w+\\s+){0,3}(?:idade|peso|comprimento|altura|duração|profundidade|velocidade|tamanho|temperatura|dose|quantidade)\\b",
    ),
    about_form=(
        "arredond", "algarismos? significativ", "simplific", "irredutível", "equivalent", "notação", "científic", "decimal",
        "decimais", "fraç(?!ão d(?:[aeo]s?|e umas?) )", "express", "convert", "escrev", "escrit", "format", "ortogr", "pontua",
        "maiúscul", "vers", "binári", "hexadecimal", "octal", "tipo de dado", "imprim", "saída", "exib", "mostra", "log", "console",
        "string", "cadeia", "precis", "dígito", "frase", "gramátic", "vírgula", "ponto\\b", "forma correta", "avali", "resultado",
    ),
    joining_words=frozenset((
        "ao", "aos", "até", "com", "como", "da", "das", "de", "depois", "do", "dos", "e", "em", "enquanto", "entre", "era", "foi",
        "na", "nas", "no", "nos", "não", "ou", "para", "pela", "pelas", "pelo", "pelos", "por", "porque", "quando", "que", "quem",
        "se", "sem", "seu", "sob", "sobre", "sua", "são", "à", "é",
    )),
    open_words=frozenset((
        "a", "ao", "aos", "as", "com", "da", "das", "de", "do", "dos", "e", "em", "entre", "mas", "na", "nas", "no", "nos", "o", "os",
        "ou", "para", "pela", "pelo", "por", "que", "sem", "seu", "sua", "um", "uma", "à",
    )),
    never_doubled=frozenset((
        "a", "ao", "aos", "as", "até", "cada", "com", "cuja", "cujo", "da", "das", "de", "dela", "dele", "do", "dos", "e", "em",
        "essa", "esse", "esta", "este", "eu", "foram", "há", "isso", "isto", "lhe", "mas", "na", "nas", "nem", "no", "num", "numa",
        "o", "onde", "os", "ou", "pela", "pelas", "pelo", "pelos", "por", "porque", "quais", "qual", "quando", "que", "quem", "seja",
        "sem", "ser", "seu", "seus", "sua", "suas", "são", "também", "tem", "têm", "um", "uma",
    )),
    may_double=frozenset((
        "agora", "bem", "bora", "calma", "cinco", "como", "devagar", "entre", "era", "este", "está", "foi", "já", "logo", "longe",
        "mais", "menos", "muita", "muito", "nada", "nos", "nove", "nunca", "não", "oito", "para", "perto", "pouco", "quase", "quatro",
        "que são são", "rápido", "se", "sempre", "sete", "sim", "sobre", "só", "tchau", "todo", "todos", "tão", "vamos",
    )),
    quotation_marks=("«»", "“”"),
    sentence_openers=(
        "O", "A", "Os", "As", "Um", "Uma", "Este", "Esta", "Estes", "Estas", "Esse", "Essa", "Isso", "Isto", "Qual", "Quais", "Que",
        "Quem", "Como", "Onde", "Quando", "Quanto", "Quantos", "Se", "Para", "Por", "Mas", "Também", "Além", "No", "Na", "Nos", "Nas",
        "Em", "Com", "Ao", "Não", "É", "São", "Há", "Seu", "Sua", "Cada", "Todos", "Todas", "Entre", "Segundo", "Depois", "Durante",
        "Embora", "Porque",
    ),
    all_of=(
        "tod[oa]s(?: [ao]s)?(?: (?:duas|dois|tres|quatro|cinco|[2-6]))?",
    ),
    count_of=("[ao]s (?:tres|quatro|cinco|[3-6])",),
    every_of=("tudo", "cada uma?", "qualquer(?: uma?)?"),
    none_of=("nenhuma?", "n[.]?d[.]?a", "n[.]?r[.]?a"),
    nothing_of=("nada",),
    both_of=("amb[oa]s(?: as coisas)?", "[ao]s (?:duas|dois)(?: coisas)?"),
    neither_of=("nem uma? nem (?:a |o )?outr[oa]",),
    some_of=(
        "algumas?", "alguns", "uma?", "duas", "dois", "tres", "varias", "a maioria", "(?:so|apenas|somente) uma?", "mais de uma?",
        "pelo menos uma?",
    ),
    not_all_of=("nem tod[oa]s", "nao tod[oa]s"),
    of_words=(
        "de", "da", "das", "dos", "d(?:es[st]|aquel)[ae]s", "del[ae]s", "dentre", "entre", "disso", "disto",
    ),
    article_words=(
        "as", "os", "a", "o", "duas", "dois", "tres", "quatro", "cinco", "[2-6]",
    ),
    above=("acima", "abaixo", "supracitad[oa]s", "supramencionad[oa]s"),
    previous=(
        "anterior(?:es)?", "precedentes?", "previas", "seguintes", "n[.]?d[.]?a", "n[.]?r[.]?a",
    ),
    listed=(
        "mencionad[oa]s?", "citad[oa]s?", "listad[oa]s?", "enumerad[oa]s?", "elencad[oa]s", "descrit[oa]s?", "referid[oa]s?",
    ),
    these=("est[ae]s", "ess[ae]s", "d?(?:est|ess)[ae]s"),
    them=(
        "elas", "eles", "delas", "deles", "isso", "isto", "disso", "disto",
    ),
    answer_nouns=(
        "afirmac(?:ao|oes)", "afirmativas?", "proposic(?:ao|oes)", "assertivas?", "enunciados?", "sentencas", "itens", "item",
        "hipoteses",
    ),
    label_nouns=("respostas?", "alternativas?", "opc(?:ao|oes)", "escolhas"),
    answer_verdicts=(
        "corret[oa]s?", "cert[oa]s?", "verdadeir[oa]s?", "fals[oa]s?", "errad[oa]s?", "incorret[oa]s?", "valid[oa]s?", "possiveis",
        "correct[oa]s?", "incorrect[oa]s?", "aplicam",
    ),
    answer_links=(
        "esta", "estao", "e", "sao", "foi", "foram", "ser", "pode", "podem", "que", "se", "nao", "sim", "ha", "aqui", "tambem",
        "igualmente", "outr[oa]s?", "demais", "restantes", "dad[oa]s", "indicad[oa]s?", "propost[oa]s?", "apresentad[oa]s?",
        "presentes", "possivel", "questao", "pergunta", "tudo", "nos", "nas", "pontos",
    ),
    no_answer=(
        "(?:nao ha|nao existe|sem) (?:nenhuma )?(?:resposta|alternativa|opcao) correc?ta",
    ),
    unknown_answers=(
        "nao (?:se pode|e possivel|ha como|da para|da pra) (?:determinar|saber|calcular|afirmar|concluir|dizer|inferir|responder|prever)(?: .*)?",
        "nao pode ser (?:determinad|calculad|deduzid|respondid)[oa](?: .*)?",
        "(?:e )?impossivel (?:de )?(?:determinar|saber|calcular)(?: .*)?",
        "(?:os )?(?:dados|informac(?:ao|oes)) (?:sao )?insuficientes?",
        "nao (?:ha|existem) (?:dados|informac(?:ao|oes)) suficientes?(?: .*)?", "faltam (?:dados|informacoes)", "(?:eu )?nao sei",
    ),
    measures=(
        "algumas?", "alguns", "pouc[oa]s?", "muit[oa]s?", "varias?", "varios", "maioria", "minoria", "metade", "ninguem", "nada",
        "tudo", "algo", "uma?", "duas", "dois", "tres", "quatro", "cinco", "seis", "zero", "sempre", "nunca",
    ),
    bare_none=("nenhuma?",),
    label_joints=("e", "ou", "nem", "como", "quanto", "e tambem"),
    label_only=("apenas", "somente", "so", "unicamente"),
    label_only_leads=("apenas", "somente", "so", "unicamente"),
    label_leads=(
        "as", "os", "a", "o", "tanto", "nem", "afirmac(?:ao|oes)", "afirmativas?", "proposic(?:ao|oes)", "assertivas?", "itens",
        "item", "enunciados?",
    ),
    label_pairs=("amb[oa]s", "tanto", "nem"),
    label_neither=("nem",),
    label_copulas=("estao", "sao", "esta"),
    label_tails=("ambas", "todas", "as", "duas", "tambem"),
    named_by_letter=(
        "vitaminas?", "hepatites?", "sangue", "sanguineos?", "alelos?", "cromossomos?", "acordes?", "gripe", "influenza",
    ),
    named_by_numeral=(
        "atos?", "artigos?", "bandas?", "livros?", "categorias?", "capitulos?", "classes?", "colageno", "complexos?", "fator(?:es)?",
        "graus?", "grupos?", "derivac(?:ao|oes)", "nivel", "niveis", "nervos?", "par(?:es)?", "ordem", "partes?", "periodos?",
        "fases?", "quadrantes?", "estadios?", "estagios?", "etapas?", "titulos?", "tipos?", "tomos?", "volumes?", "guerras?",
        "seculos?", "reis?",
    ),
    ordinals=(
        "primeir[oa]", "segund[oa]", "terceir[oa]", "quart[oa]", "quint[oa]", "ultim[oa]", "seguinte", "anterior",
    ),
    verdict_pairs=(
        "verdadeiro/falso", "verdadeira/falsa", "sim/não", "certo/errado", "correto/incorreto", "correcto/incorrecto", "certa/errada",
        "v/f",
    ),
    right_words=("correc?t[oa]s?", "cert[oa]s?", "exac?t[oa]s?"),
    because=(
        "porque", "pois", "ja\\s+que", "uma\\s+vez\\s+que", "visto\\s+que",
    ),
    key_nouns=("gabarito", "solucao"),
    letter_nouns=("letra", "item", "alinea"),
    placeholders=(
        "pendente(?: de (?:reda[cç][ãa]o|escrita))?", "a (?:completar|definir|escrever|redigir|fazer|preencher|confirmar)",
        "por (?:definir|completar|escrever|redigir|fazer|preencher)", "texto de (?:exemplo|teste)", "em breve",
        "falta (?:a )?(?:explica[cç][ãa]o|resposta|justificativa)", "falta (?:completar|redigir|escrever)",
        "escreva (?:aqui )?(?:o |a |seu |sua )?(?:texto|pergunta|quest[ãa]o|resposta|explica[cç][ãa]o|enunciado)(?: aqui)?",
        "insira (?:aqui )?(?:o |a |seu |sua )?(?:texto|pergunta|quest[ãa]o|resposta|explica[cç][ãa]o|enunciado)(?: aqui)?",
    ),
    negatives=("não(?!-)", "nao(?!-)", "nunca", "jamais"),
    negated=(
        "não(?!-)(?!\\s*(?:[,.;:!?)]|$))", "nao(?!-)(?!\\s*(?:[,.;:!?)]|$))", "nunca", "jamais", "tampouco",
    ),
    negative_idioms=(
        "\\bn[ãa]o\\s+(?:s[oó]|somente|apenas|unicamente|necessariamente|ainda|obstante|importa)\\b",
        "\\b(?:j[áa]|ainda|ou|se|mas|por[ée]m|e|embora|o|um|ao|do|nem)\\s+n[ãa]o\\b", "\\ba\\s+n[ãa]o\\s+ser\\b", "\\bn[ãa]o\\s*[,?]",
        "\\bn[ãa]o\\s+(?:menos|mais|maior(?:es)?|menor(?:es)?|inferior(?:es)?|superior(?:es)?)\\s+(?:de|do|que|a)\\b",
        "\\bn[ãa]o\\s+\\w+\\s+mais\\b", ",\\s*n[ãa]o\\s+(?:[ée]|acha|foi|era)(?:\\s+(?:verdade|mesmo|assim|isso|certo))?\\s*\\?",
        "\\b(?:verdadeir|cert|corre(?:c)?t)[oa]s?\\s*(?:ou|e|/)\\s*(?:[ée]\\s+)?(?:fals|incorrec?t|errad)[oa]s?\\b",
        "\\b(?:fals|incorrec?t|errad)[oa]s?\\s*(?:ou|e|/)\\s*(?:verdadeir|cert|correc?t)[oa]s?\\b",
        "\\bfals[oa]s?\\s+(?:positiv|negativ|alarm)\\w+",
    ),
    exceptions=(
        "exceto", "excepto", "(?<!\\ba )salvo", "excetuando", "com\\s+(?:a\\s+)?exce(?:p)?[çc][ãa]o\\s+d[eao]s?",
        "[àa]\\s+exce(?:p)?[çc][ãa]o\\s+d[eao]s?",
    ),
    comparing_exceptions=("menos",),
    least_words=(
        "(?<!\\bao )(?<!\\bpelo )(?<!\\bou )menos(?=\\s+(?:prov[aá]ve|adequad|apropriad|important|frequent|comu[mn]|recomend|efica|efetiv|relevant|[uú]t(?:il|ei)|indicad|convenient|segur|fi[aá]ve|corret|correct)\\w*)",
    ),
    stronger_negatives=("nunca", "jamais"),
    exception_ones=("uma?", "dois", "duas"),
    exception_ends=(
        "(?:em|a|com|de|sobre|por|para)(?:\\s+uma?)?", "numa?", "[ao]s?\\s+seguintes?", "uma?(?:\\s+d\\w+(?:\\s+\\w+)?)?",
        "qual(?:\\s+del[ae]s)?", "quais",
    ),
    universals=(
        "todo", "toda", "todos", "todas", "tudo", "qualquer", "quaisquer",
    ),
    false_words=(
        "não\\s+(?:corret|correct|verdadeir)[oa]s?", "nao\\s+(?:corret|correct|verdadeir)[oa]s?", "fals[oa]s?",
        "incorre(?:c)?t[oa]s?", "errad[oa]s?", "err[oóô]ne[oa]s?",
    ),
    statement_words=(
        "afirma[çc][ãa]o", "afirma[çc][õo]es", "afirmativas?", "alternativas?", "op[çc][ãa]o", "op[çc][õo]es", "respostas?",
        "assertivas?", "proposi[çc][ãa]o", "proposi[çc][õo]es", "frases?", "senten[çc]as?", "enunciados?", "item", "itens",
        "declara[çc][ãa]o", "declara[çc][õo]es", "asser[çc][ãa]o", "asser[çc][õo]es",
    ),
    statement_articles=("a", "o", "as", "os", "uma", "um"),
    copulas=("é", "são", "seja", "sejam", "era", "eram", "está", "estão"),
    adverbs=("muito", "totalmente", "claramente", "completamente"),
    about_words=(
        "sobre", "acerca", "em", "no", "na", "nos", "nas", "quanto", "com", "para", "entre", "de", "do", "da", "dos", "das",
        "segundo", "relativamente",
    ),
    relatives=("que",),
    choices=("qua(?:l|is)", "uma?\\s+d(?:[ao]s|est[ae]s)"),
    interrogatives=(
        "o\\s+que\\s+é\\s+que", "o\\s+que",
        "(?<!\\bo )(?<!\\ba )(?<!\\bos )(?<!\\bas )(?<!\\bna )(?<!\\bno )(?<!\\bda )(?<!\\bdo )(?<!\\bpela )(?<!\\bpelo )qua(?:l|is)(?:\\s+é\\s+que)?",
    ),
    opening_interrogatives=(
        "uma?\\s+d(?:[ao]s|est[ae]s)", "o\\s+que\\s+[ée]\\s+que", "o\\s+que", "que", "quê", "quem(?:\\s+[ée]\\s+que)?", "onde",
        "quando", "qua(?:l|is)(?:\\s+[ée]\\s+que)?",
    ),
    asking_conjunctions=("quando", "onde"),
    opening_prepositions=(
        "a", "ao", "de", "do", "da", "em", "no", "na", "com", "por", "para", "sobre", "desde", "até", "entre", "segundo", "contra",
    ),
    reasons=(
        "por\\s+qu[eê]", "porque", "porquê", "por\\s+qua(?:l|is)", "^\\W*como",
    ),
    counts=(
        "quant[oa]s?",
        "(?:que|qual\\s+(?:[ée]|foi|era|seria)\\s+[oa]|qual\\s+[oa])\\s+(?:percentage[mn]s?|porcentage[mn]s?|percentual|propor[çc][ãa]o|parte|n[úu]mero|quantidade|probabilidade|fra(?:c)?[çc][ãa]o|total|soma|m[ée]dia)",
    ),
    choice_openings=("das", "dos", "de", "entre", "dentre", "sobre"),
    order_openings=("por\\s+favor",),
    orders=(
        "assinale", "assinala", "assinalar", "marque", "marca", "marcar", "indique", "indica", "indicar", "escolha", "escolhe",
        "escolher", "selecione", "seleciona", "selecionar", "seleccione", "identifique", "identifica", "identificar", "aponte",
        "aponta", "encontre", "determine", "diga", "responda",
    ),
    subordinators=(
        "que", "quem", "cuj[oa]s?", "onde", "quando", "se", "porque", "pois", "embora", "enquanto", "caso", "conforme", "como",
        "(?:[oa]s?|n[oa]s?|d[oa]s?|pel[oa]s?)\\s+qua(?:l|is)", "(?:para|por|ao|de|a|em|com|sem)(?=\\s*$)",
    ),
    verbs=frozenset((
        "afeta", "afetam", "aplica", "apresenta", "apresentam", "caracteriza", "caracterizam", "causa", "causam", "compõe", "compõem",
        "condiz", "considera", "consideram", "consta", "constam", "constituem", "constitui", "contém", "contêm", "corresponde",
        "correspondem", "depende", "dependem", "deve", "devem", "deveria", "devia", "encontra", "encontram", "era", "eram", "estava",
        "estavam", "está", "estão", "existe", "existem", "explica", "fabrica", "faz", "fazem", "fazia", "fez", "fica", "ficam", "foi",
        "foram", "haja", "houve", "há", "incluem", "inclui", "indica", "integra", "integram", "modifica", "ocorre", "ocorrem",
        "participa", "participaram", "participou", "permite", "permitem", "pertence", "pertencem", "pertencia", "pode", "podem",
        "poderia", "podia", "possuem", "possui", "produz", "produzem", "publica", "refere", "representa", "representam", "seja",
        "sejam", "seria", "seriam", "serve", "servem", "será", "serão", "significa", "são", "tem", "tenha", "teve", "tinha", "tinham",
        "têm", "usa", "usam", "utiliza", "utilizam", "vai", "vão", "é",
    )),
    clitics=(
        "se", "lhe", "lhes", "o", "a", "os", "as", "me", "te", "nos", "vos",
    ),
    attribute_endings=(
        "[aáií]ve(?:l|is)", "[ai]d[oa]s?", "a(?:l|is)", "ári[oa]s?", "os[oa]s?", "[áéíóúâêô]\\w{1,3}ic[oa]s?", "icos?", "iv[oa]s",
        "ivo", "[aei]r", "[aei]dor(?:a|es|as)?", "[aei]ndo", "ção", "ções", "violência", "dade", "escrit[oa]s?", "feit[oa]s?",
        "abert[oa]s?", "eleit[oa]s?", "ismo",
    ),
    lead_in_abbreviations=frozenset((
        "aprox", "art", "arts", "av", "cap", "cia", "dr", "dra", "eng", "ex", "fig", "gen", "máx", "mín", "num", "nº", "núm", "pag",
        "prof", "profa", "pág", "págs", "sr", "sra", "srta", "ss", "séc", "tel", "vol",
    )),
    quoting_words=(
        "adv[ée]rbi\\w+", "verb\\w+", "pronom\\w+", "sujeito", "destac\\w+", "destaque", "sublinhad\\w+", "adjetiv\\w+",
        "substantiv\\w+", "conjun[çc]\\w+", "crase", "pontua\\w+", "vírgulas?", "cita[çc]\\w+", "can[çc][ãa]o", "letras?", "títulos?",
        "versos?", "provérbios?", "disse", "ora[çc](?:ão|ões)", "slogan", "gramatical\\w*", "escrit[oa]s?",
    ),
    lettered_nouns=(
        "respostas?", "alternativas?", "opc(?:ao|oes)", "letras?", "afirmac(?:ao|oes)", "afirmativas?", "assertivas?", "itens",
        "item", "gabarito",
    ),
    numbered_nouns=("alternativas?", "opc(?:ao|oes)"),
    letter_references=(
        "\\b{noun}(?i:(?: (?:(?:in)?corret|cert|errad|verdadeir|fals)[ao]s?)?(?: (?:e|sao|era|seria)(?: [ao]s?)?)?(?:\\s?:)?)\\s(?:(?i:[ao]s?|letra) )?\\(?{mark}",
        "\\b{numbered}(?i: numero| n[.oº°])? {number}\\b(?![.,]?\\d|%|\\s?[€$])",
    ),
    lone_letter_references=(
        "(?:{start}(?!E )|(?<=\\bou )|(?<=\\bque )|(?<=\\bporque )|\\b(?i:[ao]s?) )(?:(?i:[ao]s?) )?{letter}(?= (?i:(?:nao )?(?:e|sao|era|eram|seria|esta|estao) (?:tambem |ambas |claramente |a |as )?{verdict})\\b)",
        "\\b(?i:as? (?:{verdict}) (?:e|sao)):? (?:(?i:as?) )?{mark}",
    ),
    position_references=(
        "\\b(?i:a) {position} (?i:opcao|resposta|alternativa|afirmacao|afirmativa)(?= (?i:(?:nao )?(?:e|era|seria|esta) (?:a |tambem )?{verdict}|descreve|indica)\\b)",
    ),
    positions=(
        "primeira", "segunda", "terceira", "quarta", "quinta", "ultima",
    ),
    after_a_word="\\w",
    lettered_parts=frozenset((
        "alinea", "anexo", "art", "artigo", "classe", "grupo", "hepatite", "inciso", "lei", "letra", "norma", "paragrafo", "parte",
        "regra", "secao", "tipo", "vitamina", "§",
    )),
    pictures=(
        "figura", "imagem", "grafico", "diagrama", "desenho", "foto", "fotografia", "ilustracao", "mapa", "esquema", "radiografia",
        "tirinha", "charge", "infografico", "eletrocardiograma", "ecg", "cartum",
    ),
    passages=(
        "texto", "trecho", "fragmento", "excerto", "caso", "situacao", "cenario", "codigo", "tabela", "quadro", "dialogo", "poema",
        "programa", "passagem",
    ),
    described_people=(
        "paciente", "cliente", "pessoa", "homem", "mulher", "crianca", "empresa",
    ),
    reference_endings=("s",),
    reference_names=(
        "questao", "questoes", "pergunta", "perguntas", "fig", "imagens", "ilustracoes", "situacoes", "mostrado", "mostrada",
        "mostrados", "mostradas", "representado", "representada", "representados", "representadas", "ilustrado", "ilustrada",
        "ilustrados", "ilustradas", "desenhado", "desenhada", "desenhados", "desenhadas",
    ),
    reference_end="\\b(?! (?:ao?s?|d[aeo]s?|de)\\b)",
    figure_references=(
        "\\b(?:[ao]|(?<!\\bentre )[ao]s|n[ao]s?|d[ao]|pel[ao]s?|est[ae]s?|ess[ae]s?) (?:{picture}s?|imagens|ilustracoes)(?: \\w+)?,? (?:(?:(?:mostrad|apresentad|exibid|dad|reproduzid|ilustrad)[ao]s? )?(?:abaixo|acima)|ao lado|a (?:esquerda|direita)|a seguir|anex[ao]s?|em anexo|(?:mostrad|apresentad|exibid)[ao]s? a seguir){end}",
        "\\b(?:n[ao]|d[ao]|pel[ao]|observe [ao]|analise [ao]|veja [ao]|considere [ao]|segundo [ao]|conforme [ao]|com base n[ao]) (?:seguinte {picture}|{picture} (?:seguinte|anterior))\\b(?! (?:ao?|d[aeo])\\b)(?!\\s*:\\s*\\S)",
        "\\b[ao] seguinte {picture}(?= (?:mostra|representa|ilustra|apresenta)\\b|[,.?]|$)",
        "\\bn(?:est|ess)[ae] {picture}\\b(?! d[aeo]s?\\b)",
        "\\b(?:(?:(?:mostrad|representad|indicad|destacad|ilustrad|assinalad|marcad)[ao]s?|se (?:ve|observa|representa)|aparecem?|observe|veja|analise) (?:n?[ao])) {picture}\\b(?! d[aeo]s?\\b)",
        "\\b(?:n|d|pel|vej?a? )a (?:figura|fig\\.|imagem) (?:n[.oº°]{1,2} ?)?\\d+\\b",
        "\\b(?:mostrad|representad|ilustrad|desenhad)[ao]s? (?:aqui|abaixo|acima|a seguir)\\b",
    ),
    question_references=(
        "\\b(?:[ao]|n[ao]|d[ao]|sua|pel[ao]) (?:questao|pergunta) (?:anterior|precedente)\\b",
        "\\b(?:a|na|da|pela) (?:anterior|precedente) (?:questao|pergunta)\\b",
        "\\b(?:na|da|veja a|ver a) (?:questao|pergunta) (?:n[.oº°]{1,2} ?|numero )?\\d+\\b(?! d[aeo]\\b)",
    ),
    above_references=(
        "\\b(?:[ao]s?|n[ao]s?|d[ao]s?|pel[ao]s?|est[ae]|ess[ae]|nest[ae]|ness[ae]) (?:{passage}s?|situacoes)(?: \\w+)? (?:acima|anterior|anteriores|(?:descrit|mencionad|apresentad|citad|transcrit)[ao]s? (?:acima|anteriormente)){end}",
        "\\b(?:[ao]|n[ao]|d[ao]) {person} (?:acima (?:descrit|mencionad|citad)[ao]|(?:descrit|mencionad|citad|apresentad)[ao] (?:acima|anteriormente))\\b",
    ),
    below_references=(
        '\\b(?:n[ao]|d[ao]|pel[ao]|leia [ao]|considere [ao]|analise [ao]|observe [ao]) seguinte {passage}\\b(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
        '\\b(?:[ao]|n[ao]|d[ao]|pel[ao]|est[ae]) {passage}(?: \\w+)? (?:abaixo|a seguir|(?:mostrad|apresentad|transcrit|reproduzid)[ao] (?:abaixo|a seguir)){end}(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
    ),
    source_references=(
        "(?:de acordo com|segundo|conforme|consoante) (?:os dados d|as informacoes d)?(?:[ao]s? )(?:texto|trecho|fragmento|excerto|tabela|passagem|{picture})(?=,)",
        "(?:com base|baseado|no que diz) n[ao] (?:texto|trecho|fragmento|excerto|tabela|passagem|{picture})(?=,)",
        "n[ao] (?:texto|trecho|fragmento|excerto)(?=,)",
    ),
    closing_source_references=(
        "(?:segundo|de acordo com|conforme) [ao] (?:texto|trecho|fragmento|excerto|tabela|passagem|{picture})(?=[\\s?.:]*$)",
    ),
    introduced=("nesta", "neste", "nessa", "nesse"),
    about_questions=(
        "entrevist", "questionario", "pesquis", "parlament", "debate", "testemunh", "adaptativ", "chatbot", "mocao",
    ),
    about_networks=("vertices?", "arestas?", "nos?"),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {}
