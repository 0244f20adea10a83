"""The experts of one directory version, ready to be found. Build once, share freely: it never changes."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.directory import Directory, Localized, Topic
from mediabot.matching.building import settle
from mediabot.matching.concepts import Lexicon, built_in
from mediabot.matching.documents import Kind, documents_of
from mediabot.matching.explaining import Explanation, explain
from mediabot.matching.fieldindex import Asked, FieldIndex
from mediabot.matching.scoring import Scored, best_hits, chosen

_MOST_REASONS = 3
_NEAR = 0.05
"""Below it nearly all is chance: a question about motorways touches hospitals' purchases."""


@dataclass(frozen=True)
class Match:
    """An expert found: how sure (0 to 1), what of theirs fits, and the question's words that found it."""

    expert_id: str
    score: float
    reasons: tuple[Localized, ...]
    words: tuple[str, ...] = ()

    def why_in(self, language: str) -> tuple[str, ...]:
        """The reasons in a reader's language, best first."""
        return tuple(dict.fromkeys(reason.in_language(language) for reason in self.reasons))


@dataclass(frozen=True, eq=False)
class DirectoryIndex:
    """Finds experts by what a journalist typed."""

    directory: Directory
    fields: FieldIndex

    @classmethod
    def build(cls, directory: Directory, lexicon: Lexicon | None = None) -> DirectoryIndex:
        """The index of a directory, with the built-in lexicon unless another is given."""
        fields = FieldIndex.build(documents_of(directory), built_in() if lexicon is None else lexicon)
        settle()
        return cls(directory, fields)

    def search(self, text: str, limit: int = 5) -> tuple[Match, ...]:
        """The experts who can answer, best first; none where nobody fits."""
        asked = self.fields.ask(text)
        return tuple(self._match(scored, asked) for scored in chosen(self.fields.score(asked))[: max(limit, 0)])

    def nearest(self, text: str, limit: int = 3) -> tuple[Topic, ...]:
        """Topics near to the question, for when nobody fits; none where nothing is."""
        asked = self.fields.ask(text)
        near = [scored for scored in self.fields.score(asked) if scored.confidence >= _NEAR]
        found = dict.fromkeys(topic for scored in near for topic in self._topics_of(scored))
        return tuple(found)[: max(limit, 0)]

    def explain(self, text: str, limit: int = 5) -> Explanation:
        """How the question was read and what it hit, with the best candidates whether returned or not."""
        return explain(self.fields, text, limit)

    def _match(self, scored: Scored, asked: Asked) -> Match:
        best = best_hits(scored)
        topics = [hit for hit in best if hit.phrase.kind in (Kind.TOPIC, Kind.ALIAS)]
        shown = (self.fields.field_of(scored.document, hit).shown for hit in topics or best)
        reasons = tuple(dict.fromkeys(shown))[:_MOST_REASONS]
        numbers = sorted({number for hit in best for number in hit.found})
        words = tuple(dict.fromkeys(asked.words[number].token.typed for number in numbers))
        return Match(self.directory.experts[scored.document].id, round(scored.confidence, 4), reasons, words)

    def _topics_of(self, scored: Scored) -> tuple[Topic, ...]:
        topics = self.directory.experts[scored.document].topics
        groups = [self.fields.field_of(scored.document, hit).group for hit in best_hits(scored)]
        best = next((group for group in groups if group < len(topics)), 0)
        return topics[best : best + 1]
