"""What the market does: figures with intervals over an archive of readings, and claims that it can check."""

from roleprism.market.claims import Claim, Judged, Verdict, judge, load_claims
from roleprism.market.figures import Market, survey
from roleprism.market.readings import Readings, open_readings

__all__ = ["Claim", "Judged", "Market", "Readings", "Verdict", "judge", "load_claims", "open_readings", "survey"]
