"""Finding the right expert for a question: `DirectoryIndex.build(directory).search(text)`."""

from mediabot.matching.concepts import Concept, Lexicon, LexiconProblem, built_in, read_lexicon
from mediabot.matching.explaining import Explanation
from mediabot.matching.index import DirectoryIndex, Match
from mediabot.matching.languages import is_small_talk, language_of
from mediabot.matching.stems import stems_in

__all__ = [
    "Concept",
    "DirectoryIndex",
    "Explanation",
    "Lexicon",
    "LexiconProblem",
    "Match",
    "built_in",
    "is_small_talk",
    "language_of",
    "read_lexicon",
    "stems_in",
]
