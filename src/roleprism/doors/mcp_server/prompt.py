"""The one prompt."""

from __future__ import annotations


def which_is_my_work(resume_path: str, wishes: str = "") -> str:
    """Find out which of the stored postings are really a person's work, and why.

    Args:
        resume_path: a file in a folder that the person named.
        wishes: what the person wants, in their own words.
    """
    wanted = f" Heed what I want: {wishes}" if wishes else ""
    return (
        f"Which of my stored postings are really my work, and why? My résumé is {resume_path}.{wanted}\n\n"
        "1. Call advise on the résumé: the title that its work supports, and what misleads in it.\n"
        "2. Call rank_postings on it. Where the wishes name roles, places or pay, pass them.\n"
        "3. Call explain_ranking for the three best, and for any whose title says another role than its work.\n"
        "4. Answer with a short list. For each posting: what share of its work is which role, what of that I have "
        "done, with the words from my résumé and from the posting, what is missing, and whether its title misleads. "
        "Give shares and points as the tools do, say where a reading is thin or a filter could not be judged, and name "
        "postings that look right by title and are not."
    )
