"""Which language a text is in."""

import pytest

from roleprism.reading.language import other_language

GERMAN = "Du entwickelst mit uns Assistenten auf großen Sprachmodellen und misst, was sie können. "
FRENCH = "Vous construisez des assistants fondés sur de grands modèles de langue, et vous mesurez ce qu'ils font. "
JAPANESE = "大規模 言語 モデル を 使った アシスタント を 一緒 に 開発 し その 品質 を 測定 します "
TERSE = "Built search helper. Shipped agents. Cut cost 40%. Led team, wrote evals. "
TOOLS = "Python, Kafka, Kubernetes, Terraform, Docker, Helm, Postgres, Redis, Rust, Go, vLLM, Triton, "


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
