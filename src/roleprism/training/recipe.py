"""How weights are learned, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """Everything that training can be told; the shipped weights use the defaults.

    Args:
        crowding: signals of one statement share their say by n ** crowding.
        ridge: penalty on a signal's logits away from the atlas.
        trust: the part of the atlas' bits that signals start from.
        steps: most iterations of the fit of statements, and of the second opinion.
        statement_rarity, document_rarity: rare classes and roles count by (1 / frequency) to this power.
        scales: how much must be said of a class before saying more tells little; see `evidence/weigh.py`.
        quote_ridge: penalty on what signals tell of whether a reader quotes a statement.
        heeds_quotes: whether what decides goes by what readers quoted; else every statement decides alike.
        document_ridge: penalty on what kinds of work give each other, away from what is common to all.
        gain_ridge: penalty on hearing a section more or less than duties.
        prior_ridge: penalty on the prior away from how often each role occurs.
        own_label_weight: how much a posting of the project's own labels counts beside a gold one; written
            postings teach statements alone, for nobody drew them from the market.
        lean_ridge: penalty on what is added to the prior for postings that no fit saw; see `fit_lean`.
        found_weight: what finding each role counts there beside the shares.
        opinion_ridge: penalty on what signals say to the second opinion.
        document_weight, refine_steps: how much postings count beside statements where both are fitted together,
            and how far that goes.
        inner_folds: parts in which votes are made that did not see their posting.
        thin_below: a document that says less is thin.
        resume_ridge: penalty on what signals say in résumés away from what they say in postings.
        most_said: a résumé that says more is weighed as though it said so much.
        resume_confidence_ridge: penalty on being otherwise sure of résumés than of postings.
    """

    crowding: float = 0.3
    ridge: float = 5e-6
    trust: float = 1.0
    steps: int = 120
    statement_rarity: float = 0.3
    document_rarity: float = 0.2
    scales: tuple[float, ...] = (0.2, 1.0, 5.0)
    quote_ridge: float = 3e-5
    heeds_quotes: bool = True
    document_ridge: float = 2e-3
    gain_ridge: float = 1e-4
    prior_ridge: float = 3e-2
    lean_ridge: float = 3e-4
    found_weight: float = 0.5
    opinion_ridge: float = 2e-6
    own_label_weight: float = 0.8
    document_weight: float = 3.0
    refine_steps: int = 30
    inner_folds: int = 4
    thin_below: float = 0.75
    resume_ridge: float = 2e-5
    most_said: float = 12.0
    resume_confidence_ridge: float = 1e-2

    @property
    def of_statements(self) -> Recipe:
        """What of it `hear` heeds, the rest as shipped: two recipes of which this is the same hear alike."""
        return Recipe(
            crowding=self.crowding,
            ridge=self.ridge,
            trust=self.trust,
            steps=self.steps,
            statement_rarity=self.statement_rarity,
            quote_ridge=self.quote_ridge,
            inner_folds=self.inner_folds,
        )
