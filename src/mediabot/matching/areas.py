"""Which area a topic belongs to, by the lexicon: from what it names upwards to what has nothing broader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from mediabot.domain.areas import Area
from mediabot.domain.directory import Localized
from mediabot.matching.concepts import ELSEWHERE, built_in
from mediabot.matching.reading import reader_of
from mediabot.matching.texts import Texts

_HEADS = {
    Area.INFECTIONS: ("infectious-diseases", "immunology", "epidemiology", "biosecurity"),
    Area.PUBLIC_HEALTH: (
        "public-health",
        "food",
        "agriculture",
        "alternative-medicine",
        "animal-health",
        "consumer-protection",
        "biodiversity",
        "sustainability",
    ),
    Area.SYSTEM: ("health-policy", "social-services", "disability", "labour-market", "emergency"),
    Area.MEDICINES: ("medicines", "clinical-trials", "supply-chain"),
    Area.DEVICES: ("medical-devices", "diagnostics", "nanotechnology"),
    Area.DIGITAL: ("digital-health", "ai", "cybersecurity", "data-science", "robotics", "digitalisation", "blockchain"),
    Area.BIOTECH: (
        "biotechnology",
        "genetics",
        "microbiology",
        "biobanks",
        "biology",
        "bioeconomy",
        "life-sciences",
        "chemistry",
    ),
    Area.SCIENCE: (
        "science-policy",
        "innovation",
        "entrepreneurship",
        "investment",
        "intellectual-property",
        "stem-education",
        "science-communication",
        "export",
        "industry",
        "public-private",
        "quantum",
        "biostatistics",
    ),
    Area.LAW: ("bioethics", "medical-law", "data-protection", "employment-law", "tech-law", "competition-law"),
}
"""The broadest concepts of each area; all others are of diseases and their treatment."""

_AREAS = {head: area for area, heads in _HEADS.items() for head in heads}


@cache
def area_of(topic: Localized) -> Area:
    """The first area that one of its names leads to; names that stand whole in the lexicon before words of them."""
    heads = (head for concept in (*_named(topic), *_worded(topic)) for head in _heads(concept))
    return next((_AREAS.get(head, Area.DISEASES) for head in heads if head != ELSEWHERE), Area.OTHER)


def by_area(topics: Iterable[Localized]) -> dict[Area, tuple[Localized, ...]]:
    """Topics under their areas, in the order in which areas are offered; none that would be empty."""
    under: dict[Area, list[Localized]] = {area: [] for area in Area}
    for topic in topics:
        under[area_of(topic)].append(topic)
    return {area: tuple(within) for area, within in under.items() if within}


def _named(topic: Localized) -> Iterator[str]:
    for text in topic.texts():
        yield from reader_of(built_in()).called.get(text.casefold(), ())


def _worded(topic: Localized) -> Iterator[str]:
    """Concepts that the words of its names mean, those first that they mean most surely."""
    sure: defaultdict[str, float] = defaultdict(float)
    for text in topic.texts():
        for word in Texts(reader_of(built_in())).read(text):
            for concept, surely in word.concepts.items():
                sure[concept] += surely
    yield from sorted(sure, key=lambda concept: -sure[concept])


def _heads(concept_id: str) -> Iterator[str]:
    """What stands above it and has nothing broader, the nearest first."""
    waiting, seen = [concept_id], {concept_id}
    for one in waiting:
        broader = reader_of(built_in()).kin.above(one)
        if not broader:
            yield one
        waiting += [above for above in broader if above not in seen]
        seen.update(broader)
