"""Who may import whom: the table that keeps the rooms apart."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "roleprism"

ROOMS = {
    "errors": set(),
    "version": set(),
    "document": {"errors"},
    "atlas": {"document", "errors"},
    "reading": {"document", "atlas", "errors"},
    "evidence": {"reading", "document", "atlas", "errors"},
    "spectrum": {"evidence", "reading", "document", "atlas", "errors", "version"},
    "advice": {"spectrum", "evidence", "reading", "document", "atlas", "errors"},
    "boards": {"reading", "document", "atlas", "errors", "version"},
    "scale": {"spectrum", "evidence", "reading", "document", "atlas", "errors"},
    "market": {"atlas", "errors"},
    "store": {"document", "evidence", "spectrum", "atlas", "errors"},
    "api": {"spectrum", "evidence", "reading", "document", "atlas", "errors"},
    "training": {"api", "advice", "spectrum", "evidence", "reading", "document", "atlas", "errors", "version"},
    "doors": {
        "api",
        "advice",
        "boards",
        "scale",
        "market",
        "store",
        "spectrum",
        "evidence",
        "reading",
        "document",
        "atlas",
        "errors",
        "version",
    },
    "__init__": {"api", "spectrum", "evidence", "document", "errors", "version"},
    "__main__": {"doors"},
}

LIBRARIES = {
    "evidence": {"numpy"},
    "spectrum": {"numpy", "pyarrow"},
    "scale": {"numpy", "pyarrow"},
    "market": {"numpy", "duckdb", "altair", "vl_convert"},
    "training": {"numpy", "pyarrow", "scipy", "sklearn", "threadpoolctl", "click", "altair", "vl_convert"},
    "doors": {"click", "rich", "jinja2", "markupsafe", "platformdirs", "pyarrow", "typing_extensions"},
}

WEB = {"fastapi", "starlette", "anyio", "pydantic", "uvicorn", "h11"}
"""What the web's own folder uses beside what all doors do."""

LIBRARIES_OF_FILES = {
    "doors/cli/serve.py": {"click", "fastapi"},
    "doors/cli/serving.py": {"click", "starlette", "uvicorn"},
    "doors/mcp_server/server.py": {"mcp", "pydantic"},
    "doors/mcp_server/stdio.py": {"mcp", "pydantic"},
    "boards/address.py": {"httpx"},
    "boards/fetch.py": {"httpx", "tenacity"},
    "boards/public_network.py": {"httpx", "httpcore"},
    "boards/personio.py": {"lxml"},
    "store/rows.py": {"numpy"},
    "reading/pdf.py": {"pypdfium2"},
    "reading/pdf_drawing.py": {"pypdfium2"},
    "scale/spark.py": {"pyarrow", "pyspark", "py4j"},
    "reading/language.py": {"py3langid"},
    "reading/pdf_bullets.py": {"pypdfium2"},
    "reading/layout.py": set(),
    "reading/rows.py": set(),
    "reading/wrapping.py": set(),
    "reading/docx.py": {"docx", "lxml"},
    "reading/docx_looks.py": {"lxml"},
    "reading/markup.py": {"selectolax"},
    "reading/jsonld.py": {"selectolax"},
    "reading/web_page.py": {"selectolax"},
    "reading/hidden_docx.py": {"lxml"},
    "reading/hidden_html.py": {"selectolax"},
    "reading/style_sheet.py": {"selectolax", "tinycss2"},
    "reading/css_values.py": {"tinycss2"},
    "reading/hidden_pdf.py": {"pypdfium2"},
    "reading/tables.py": {"pyarrow"},
    "reading/scan.py": {"numpy", "pyarrow"},
    "reading/trie.py": {"numpy"},
    "reading/fold.py": {"numpy"},
    "reading/plain.py": {"numpy"},
    "reading/statements.py": {"numpy"},
    "reading/sections.py": {"numpy"},
    "reading/batch.py": {"numpy"},
    "reading/code_points.py": {"numpy"},
    "reading/finder.py": {"numpy"},
}

FILES = sorted(SRC.rglob("*.py"))


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            yield node.module


def room_of(path):
    top = path.relative_to(SRC).parts[0]
    return top.removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_room_imports_only_what_the_table_allows(path):
    import sys

    room = room_of(path)
    name = path.relative_to(SRC).as_posix()
    allowed_libraries = LIBRARIES_OF_FILES.get(name, LIBRARIES.get(room, set()))
    if name.startswith("doors/web/"):
        allowed_libraries = allowed_libraries | WEB
    for module in imports(path):
        top, *rest = module.split(".")
        if top == "roleprism":
            target = rest[0] if rest else "__init__"
            assert target == room or target in ROOMS[room], f"{name} imports {module}"
        else:
            assert top in sys.stdlib_module_names or top in allowed_libraries, f"{name} imports {top}"


def test_every_room_stands_in_the_table():
    assert {room_of(path) for path in FILES} <= set(ROOMS)
