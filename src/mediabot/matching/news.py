"""The news, ready to be found: items as documents of the same index that finds experts. Build once, share freely.

Everything released is in it, also under embargo: whoever looks something up says what exists for the reader.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsItem
from mediabot.matching.asking import Asked
from mediabot.matching.concepts import Lexicon, built_in
from mediabot.matching.documents import Document, Field, Kind
from mediabot.matching.fieldindex import FieldIndex
from mediabot.matching.scoring import Scored, best_hits
from mediabot.matching.tokens import tokens_of

INDEXED = 2000
"""The newest items that can be found; older ones stay in the database."""

LISTED = 0.16
"""The least confidence of an item on a list that somebody asked for: one too many is better than one missed."""

FITS = 0.58
"""The least confidence of an item that is shown beside experts, unasked: better none than one that does not fit.

The confidence was fitted for experts, so this was chosen anew, by questions to the sample news; what it comes to is in
`tests/matching/README.md`.
"""

_FAR_BEHIND = 0.4
"""On a list, too, an item less sure than this share of the surest one is left out."""

_CLOSE_TO_BEST = 0.8
"""Beside experts, an item less sure than this share of the surest one is left out."""

_SAYS_ALL = 0.45
"""How sure an item is at least that has every word of the question, if only in its title or summary."""

_TELLING, _SURELY = 0.2, 0.8
"""A word of the question that says something, and one that was found for sure."""

_MOST_REASONS = 3


@dataclass(frozen=True)
class NewsMatch:
    """An item found: how sure (0 to 1), and which of its topics fit."""

    item_id: int
    score: float
    reasons: tuple[Localized, ...] = ()


@dataclass(frozen=True, eq=False)
class NewsIndex:
    """Finds news items by what somebody typed."""

    items: tuple[NewsItem, ...]
    """As they were when the index was built, newest first by the source's date; before one is shown it is read anew."""

    fields: FieldIndex
    said: tuple[frozenset[str], ...]
    """The words of each item as they stand there: the lexicon leaves out those of fields that are none of ours."""

    @classmethod
    def build(cls, items: Iterable[NewsItem], lexicon: Lexicon | None = None) -> NewsIndex:
        """The index of the newest `INDEXED` of these items."""
        kept = tuple(sorted(items, key=lambda item: (item.dated, item.id), reverse=True)[:INDEXED])
        documents = [Document(str(item.id), tuple(_fields(item))) for item in kept]
        fields = FieldIndex.build(documents, built_in() if lexicon is None else lexicon)
        return cls(kept, fields, tuple(_words(document) for document in documents))

    @classmethod
    @cache
    def empty(cls) -> NewsIndex:
        """Before anything was released."""
        return cls.build(())

    def search(
        self, text: str, limit: int = 20, least: float = LISTED, among: Collection[int] | None = None
    ) -> tuple[NewsMatch, ...]:
        """The items that `text` asks for, best first; none less sure than `least`, or far behind the surest.

        `among`: only these exist for whoever asks. What they may not see must not push anything out of the list
        either: by that it could be guessed.
        """
        asked = self.fields.ask(text)
        found = (self._match(one, asked) for one in self.fields.score(asked))
        seen = (match for match in found if among is None or match.item_id in among)
        kept = sorted((match for match in seen if match.score >= least), key=lambda match: -match.score)
        return tuple(match for match in kept if match.score >= _FAR_BEHIND * kept[0].score)[: max(limit, 0)]

    def fitting(self, text: str, limit: int = 2, among: Collection[int] | None = None) -> tuple[NewsMatch, ...]:
        """The items that really fit, for showing them unasked."""
        found = self.search(text, limit, FITS, among)
        return tuple(match for match in found if match.score >= _CLOSE_TO_BEST * found[0].score)

    def _match(self, scored: Scored, asked: Asked) -> NewsMatch:
        sure = max(scored.confidence, _SAYS_ALL if self._says_all(scored, asked) else 0.0)
        topics = (self.fields.field_of(scored.document, hit) for hit in best_hits(scored))
        reasons = dict.fromkeys(topic.shown for topic in topics if topic.kind is Kind.TOPIC)
        return NewsMatch(self.items[scored.document].id, round(sure, 4), tuple(reasons)[:_MOST_REASONS])

    def _says_all(self, scored: Scored, asked: Asked) -> bool:
        """Whether every telling word of the question stands in the item: a title that somebody typed, a firm's name."""
        telling = {number for number, weight in enumerate(asked.missed) if weight > _TELLING}
        found = {number for hit in scored.hits for number, quality in hit.found.items() if quality >= _SURELY}
        said = self.said[scored.document]
        return bool(telling) and all(n in found or asked.words[n].token.word in said for n in telling)


def _fields(item: NewsItem) -> Iterator[Field]:
    for group, topic in enumerate(item.topics):
        for text in topic.texts():
            yield Field(Kind.TOPIC, text, group, topic)
    for text in item.title.texts():
        yield Field(Kind.TITLE, text, len(item.topics), item.title)
    for text in item.summary.texts():
        yield Field(Kind.BIO, text, len(item.topics) + 1, item.title)


def _words(document: Document) -> frozenset[str]:
    return frozenset(token.word for field in document.fields for token in tokens_of(field.text))
