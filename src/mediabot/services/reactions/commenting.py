"""An expert without an account answers a reaction on the page behind the link of a letter.

Opening the page reads and changes nothing: mail scanners open every link. Only what is sent from it acts, by the same
steps as the chat.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediabot.domain.errors import Gone, Kind, MediabotError
from mediabot.domain.people import correspondent
from mediabot.domain.reactions import LONGEST, NO_INTERESTS, StatementState
from mediabot.domain.text import clean_line, length
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.news.editing import is_none
from mediabot.services.ports.post import Links, LinkUnusable
from mediabot.services.reactions.answering import INTERESTS_LIMIT, Answering
from mediabot.services.reactions.commented import Commented, commented


class Act(StrEnum):
    """What the expert does on the page."""

    ANSWER = "answer"
    DECLINE = "decline"
    TAKE_BACK = "take_back"
    OBJECT = "object"
    """Their own words stand, without the correction."""


class CommentIncomplete(MediabotError):
    """There is no answer in it, or one that nobody could publish whole."""


@dataclass(frozen=True)
class Comment:
    """What was sent from the page."""

    act: Act | None = None
    text: str = ""
    interests: str = ""


@dataclass(frozen=True)
class Commenting(Clockwork):
    """Each step in a unit of work of its own."""

    links: Links

    async def look(self, signed: str) -> Commented:
        """What stands on the page. Raises LinkUnusable, and Gone where nobody waits for that expert by letter."""
        async with self.store.begin() as work:
            return await self._read(Desk(work, self.clock.now(), self.office()), signed)

    async def act(self, signed: str, comment: Comment) -> None:
        """What the expert sent. Raises the same, CommentIncomplete, and AnswersClosed where the time for it is over."""
        async with self.desk() as desk:
            view = await self._read(desk, signed)
            if view.over:
                raise Gone(Kind.REACTION, view.statement.id)
            await _act(desk, view, comment)

    async def _read(self, desk: Desk, signed: str) -> Commented:
        """A link that went to another address than the directory has now is of no more use."""
        statement_id, mark = self.links.read_comment(signed)
        view = await commented(desk, statement_id)
        if mark != self.links.mark(view.expert.contact.email):
            raise LinkUnusable
        return view


async def _act(desk: Desk, view: Commented, comment: Comment) -> None:
    """A second tap on the same finds it done, and tells nobody again."""
    answering, statement = Answering(desk), view.statement
    person = correspondent(view.expert.id, view.language)
    match comment.act:
        case Act.ANSWER:
            await _answer(answering, view, comment)
        case Act.DECLINE if statement.state is not StatementState.DECLINED:
            await answering.decline(person, statement.id)
        case Act.TAKE_BACK if statement.state is StatementState.ANSWERED:
            await answering.take_back(person, statement.id)
        case Act.OBJECT if not statement.objected:
            await answering.object_to(person, statement.id)
        case None:
            raise CommentIncomplete("nothing was chosen")


async def _answer(answering: Answering, view: Commented, comment: Comment) -> None:
    if not 0 < length(comment.text) <= LONGEST:
        raise CommentIncomplete(f"an answer of {length(comment.text)} characters")
    person, statement = correspondent(view.expert.id, view.language), view.statement
    interests = _declared(view, comment.interests)
    given = statement.state in (StatementState.ANSWERED, StatementState.LATE)
    if not given or comment.text != statement.text or statement.voice:
        await answering.answer(person, statement.id, comment.text)
    if interests != statement.interests:
        await answering.declare(person, statement.id, interests)


def _declared(view: Commented, typed: str) -> str:
    """As it is kept: empty for those of the entry, in whichever language they stood on the page."""
    line, entry = clean_line(typed, limit=INTERESTS_LIMIT), view.expert.interests
    if line in (clean_line(text, limit=INTERESTS_LIMIT) for text in entry.texts()):
        return ""
    if line and not is_none(line):
        return line
    return NO_INTERESTS if entry else ""
