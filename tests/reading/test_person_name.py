"""Where a résumé names its owner."""

import pytest

from roleprism.document import Resume, Text
from roleprism.reading.person_name import find_name
from roleprism.spectrum.read import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jo Doe\nAI Engineer\n", "Jo Doe"),
        ("# Marília Tavares Quintela\n", "Marília Tavares Quintela"),
        ("**Ximena Ordoñez-Palafox**\n", "Ximena Ordoñez-Palafox"),
        ("\n   RAGHAVENDRA SHENOY KALMADY\n", "RAGHAVENDRA SHENOY KALMADY"),
        ('ROBERT "BOB" HASHIGUCHI-LANTZ\n', 'ROBERT "BOB" HASHIGUCHI-LANTZ'),
        ("kwabena asante-ofori\nsecurity engineer\n", "kwabena asante-ofori"),
        ("HENRIK ADEYEMI-VAN DER MEULEN, PhD\n", "HENRIK ADEYEMI-VAN DER MEULEN"),
        ("Ludwig van der Berg | Utrecht\n", "Ludwig van der Berg"),
        ("**Dr Anselm Quintero-Bah** — *Postdoctoral Researcher*\n", "Dr Anselm Quintero-Bah"),
        ("Curriculum Vitae\nYichen (Ethan) Luo-Deng\n", "Yichen (Ethan) Luo-Deng"),
        ("RESUME\nName           : Nguyen-Hartmann Thuy Linh\n", "Nguyen-Hartmann Thuy Linh"),
        ("AI Engineer\nJo Doe\n", "Jo Doe"),
        ("Dr. iur. Katharina Vosskamp-Ellery\n", "Dr. iur. Katharina Vosskamp-Ellery"),
        ("# Min-seo Gwak (she/her)\nFrontend Engineer\n", "Min-seo Gwak (she/her)"),
        ("I build assistants.\nJo Doe\n", ""),
        ("Work Experience\nAcme\n", ""),
        ("## Training Stack\n- FSDP\n", ""),
        ("I build assistants.\n", ""),
        ("Built RAG over 400 documents\n", ""),
        ("", ""),
    ],
)
def test_names(text: str, name: str) -> None:
    span = find_name(text)
    assert (span.slice(text) if span else "") == name


RESUME = """{name}
AI Engineer

Experience

AI Engineer, Northwind
Jan 2021 - Present
- Shipped an LLM assistant with retrieval over 8,000 policy documents
- Kept the claims API running

Skills
Python
"""


def test_no_name_changes_a_reading() -> None:
    reader = Reader()
    texts = [RESUME.format(name=name) for name in ("Kim Vo", "Jo Doe", "Ada Ruby", "Max Sales", "DATA SCIENCE LEWIS")]
    readings = [reader.read(Resume(id="r", source="r", text=Text(text))) for text in texts]
    assert len({tuple(reading.spectrum.shares.items()) for reading in readings}) == 1
