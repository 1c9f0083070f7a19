"""Counts of terms over a tree of unions, as they may be kept and shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from gonghui.kernel import small_cells
from gonghui.kernel.organizations.models import STEP

Counts = dict[str, Counter[str]]  # path of a union → term → how many grievances


def summed_up(said: Iterable[tuple[str, set[str]]]) -> Counts:
    """Of (path, terms) of each grievance: how many hold a term, at each union and all below it."""
    counts: Counts = defaultdict(Counter)
    for path, found in said:
        for end in range(STEP, len(path) + 1, STEP):
            counts[path[:end]].update(found)
    return counts


def as_shown(counts: Mapping[str, Mapping[str, int]], *, table: str) -> dict[str, dict[str, int]]:
    """Only what five or more hold, each as a multiple of five: neither the difference between a union and
    its parts, nor between two months or two nights, tells of fewer than five. `table` names the month."""
    vague = {
        path: {term: small_cells.vague(said, cell=f"{table}:{path}:{term}") for term, said in counted.items()}
        for path, counted in counts.items()
    }
    return {
        path: {term: said for term, said in counted.items() if said is not None}
        for path, counted in vague.items()
    }
