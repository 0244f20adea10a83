"""The experts of one directory version, ready to be found. Build once, share freely: it never changes.

The way of a question, for "Striker shrugs off fever, doctors worry about antibiotics":

1. `tokens` cuts it into words: folded, one alphabet each, hyphens joined or parted.
2. `reading` asks `vocabulary` what each can be: itself, Bulgarian in Latin letters, a typing error (`spelling`);
   `people` says which are somebody's name, `phrases` which were meant as another one. Stop words go.
3. `naming` finds the concepts that words name as they stand, and `loose` those whose names stand apart or that a hint
   tells; `association` those that enough words are said of. What is only told is marked so.
4. `fieldindex` weighs each word: rare words and names of concepts most, and turns it into keys: stems, roots, concepts
   with what is broader, narrower or beside them at a discount, sounds of names. Words of set phrases of other fields
   (the lexicon's `elsewhere`) have no keys.
5. `asking` gives the question a sense: words of our fields, of others ("striker"), those said of anything ("fever").
6. `postings` knows in which phrases of the documents each key stands (`texts` reads them, `filing` files them).
   `scoring` counts roughly what is touched, and takes the likeliest documents.
7. `evidence` says how much of the question and of the document's phrases was found, by all words and by those that name
   something; the figures, with those of the question, become a confidence.
8. `scoring` leaves out who is below the threshold, or far behind the surest. Nobody left is silence.

`explaining` tells each step of one question; `tests/matching/README.md` what each is worth.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.directory import Directory, Localized, Topic
from mediabot.matching.asking import Asked
from mediabot.matching.building import settle
from mediabot.matching.concepts import Lexicon, built_in
from mediabot.matching.documents import Kind, documents_of
from mediabot.matching.explaining import Explanation, explain
from mediabot.matching.fieldindex import FieldIndex
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
