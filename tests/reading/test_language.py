"""Which language a text is in."""

import pytest

from roleprism.reading.language import other_language

GERMAN = "Du entwickelst mit uns Assistenten auf großen Sprachmodellen und misst, was sie können. "
FRENCH = "Vous construisez des assistants fondés sur de grands modèles de langue, et vous mesurez ce qu'ils font. "
JAPANESE = "大規模 言語 モデル を 使った アシスタント を 一緒 に 開発 し その 品質 を 測定 します "
TERSE = "Built search helper. Shipped agents. Cut cost 40%. Led team, wrote evals. "
TOOLS = "Python, Kafka, Kubernetes, Terraform, Docker, Helm, Postgres, Redis, Rust, Go, vLLM, Triton, "


SHORT = {
    "Chinese": "岗位职责:负责大语言模型应用的研发,搭建检索增强生成系统,熟悉 Python、PyTorch、LangChain 和 Kubernetes。",
    "Japanese": "大規模言語モデルを使ったアシスタントを開発し、品質を評価します。Python、AWSの経験が必要です。",
    "Korean": "대규모 언어 모델을 활용한 어시스턴트를 개발하고 품질을 평가합니다. Python 경험이 필요합니다.",
    "Arabic": "نبحث عن مهندس تعلم آلي لبناء مساعدين يعتمدون على النماذج اللغوية الكبيرة وقياس جودتها.",
    "Hebrew": "אנחנו מחפשים מהנדס למידת מכונה לבניית עוזרים המבוססים על מודלי שפה גדולים.",
    "Russian": "Мы ищем инженера по машинному обучению: разработка ассистентов на больших языковых моделях.",
    "Greek": "Αναζητούμε μηχανικό μηχανικής μάθησης για την ανάπτυξη βοηθών με μεγάλα γλωσσικά μοντέλα.",
    "German": "Wir suchen für unser Team in Bonn eine Person, die mit uns Assistenten auf großen Sprachmodellen "
    "entwickelt und misst, was sie können. Du bringst Erfahrung mit Python und Kubernetes mit.",
    "Polish": "Szukamy do zespołu w Krakowie osoby, która będzie z nami budować asystentów na dużych modelach "
    "językowych i mierzyć, co potrafią. Praca w Pythonie, na Kubernetesie, w chmurze oraz z klientami.",
    "Spanish": "Buscamos para el equipo de Madrid una persona que construya con nosotros asistentes sobre grandes "
    "modelos de lenguaje y que mida lo que hacen. Experiencia con Python y en la nube.",
}


@pytest.mark.parametrize(("language", "text"), SHORT.items(), ids=SHORT)
def test_a_short_text_tells_by_its_letters_or_its_small_words(language: str, text: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "张伟 (Wei Zhang), AI Engineer. 北京. Built agents and evals with Python; shipped retrieval to users. " * 2,
        "Clémence Audouard, AI Engineer, Lyon. Formation: Master Traduction spécialisée et multilingue, Lyon, 2019. "
        " Licence LEA, 2017. SQL, Python, dbt, Airflow, Kafka, Snowflake, Terraform, Docker, Redis, Spark.",
        "招聘",
        "\u1c5a" * 40,
    ],
    ids=["name", "school", "few-letters", "unknown-script"],
)
def test_names_and_schools_make_no_other_language(text: str) -> None:
    assert other_language(text) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN * 8, "German"),
        (FRENCH * 8, "French"),
        (JAPANESE * 8, "Japanese"),
        (TERSE * 15, ""),
        (TOOLS * 10, ""),
        (GERMAN, ""),
        ("", ""),
        ("\ud800 " * 80, ""),
    ],
    ids=["german", "french", "japanese", "terse", "tools", "short", "empty", "no-text"],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert other_language(text) == language
