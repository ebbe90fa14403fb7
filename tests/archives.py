"""The rows of a small archive of postings."""

from strategies import WORK

ROWS = [
    {
        "id": str(at), "title": f"Engineer {at}", "company": f"Firm {at % 5}", "posted_at": f"2026-0{at % 9 + 1}-01",
        "description": "\n- ".join(["What you will do", *(WORK[(at + k) % len(WORK)] for k in range(3)), f"No {at}."]),
    }
    for at in range(40)
]  # fmt: skip
