"""Acts played at random: what people tap, type and mail, in any order, while time moves and the bot is started anew.

An act is a kind and a number; the number decides who does what, so that a list of acts is played again as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from random import Random

from journeys.newsroom import EXPERTS, Newsroom, Somebody
from mail.office import EXPERTS as BY_LETTER
from mail.office import Office
from mediabot.demo.botapi.people.views import Seen
from understanding.messages import texts_of

Act = tuple[str, int]

TOPICS = ("telemedicine", "телемедицина", "probiotics", "sleep", "cardiology", "snoring")
DEADLINES = ("in 2 hours", "tomorrow 15:00", "in 2 days", "on Friday 12:00")
TIMES = ({"minutes": 7}, {"minutes": 50}, {"hours": 3}, {"hours": 9}, {"days": 1}, {"days": 4})
OF_EXPERTS = ("/card", "/requests", "I am away until Friday", "I'm back", "not on weekends", "/impact")
OF_STAFF = ("/staff", "/stats", "We are looking into it.", "/experts")
LEFT_OUT = ("dm:1",)
"""What would end the journey of one of the cast: to be deleted."""


def directory(folder: Path) -> Path:
    """The journeys' experts, and two who have no account: one is reached by letter, the other by staff."""
    more = BY_LETTER.read_text(encoding="utf-8").partition("  - id: letters")
    file = folder / "experts.yaml"
    file.write_text(EXPERTS.read_text(encoding="utf-8") + "".join(more[1:]), encoding="utf-8")
    return file


JOURNALISTS, PEOPLE_ASKED = texts_of("journalist"), (*texts_of("expert"), *OF_EXPERTS * 20)


class Play:
    """The cast, who typed what under which mark, and how often which kind of act came to something."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.newsroom: Newsroom = office.newsroom
        self.journalists = (self.newsroom.ana, self.newsroom.boris, self.newsroom.stranger)
        self.experts = (self.newsroom.parvan, self.newsroom.vtora, self.newsroom.kisel)
        self.staff = (self.newsroom.maria, self.newsroom.paul)
        self.typed: list[tuple[Somebody, str]] = []
        self.unanswered: list[str] = []
        self.played: Counter[str] = Counter()
        self.acts = 0

    async def act(self, act: Act) -> None:
        kind, number = act
        self.acts += 1
        dice = Random(f"{number} {self.acts}")  # the same act again is another one
        if await ACTS[kind](self, dice):
            self.played[kind] += 1
        await self.office.posted()

    def mark(self, somebody: Somebody) -> str:
        mark = f"zq{len(self.typed)}x"
        self.typed.append((somebody, mark))
        return mark

    async def says(self, somebody: Somebody, text: str, reply_to: Seen | None = None) -> None:
        marked = text if text.startswith("/") else f"{text} {self.mark(somebody)}"
        await somebody.person.sends(marked, in_chat=somebody.group, reply_to=reply_to)
        await self.newsroom.quiet()
        if somebody.group is None and not somebody.last.from_bot:
            self.unanswered.append(marked)

    async def presses(self, somebody: Somebody, *labels: str) -> int:
        """One after the other, as long as there is such a key; how many there were."""
        for done, label in enumerate(labels):
            try:
                seen, button = somebody.button(label)
            except AssertionError:
                return done
            if button.data and not button.data.startswith(LEFT_OUT):
                await somebody.person.presses_data(seen, button.data, in_chat=somebody.group)
                await self.newsroom.quiet()
        return len(labels)

    def with_key(self, people: Sequence[Somebody], label: str, dice: Random) -> Somebody:
        """One of those who have such a key, where any has."""
        having = [one for one in people if any(label in key for seen in one.messages for key in labels(seen))]
        return dice.choice(having or people)


def labels(seen: Seen) -> list[str]:
    return [button.label for button in seen.buttons]


async def asks(play: Play, dice: Random) -> bool:
    """A question from the topic to the key that sends it, as far as it gets."""
    one = dice.choice((play.newsroom.ana, *play.journalists))
    await one.says(dice.choice(TOPICS))
    if "A new question" in one.buttons():
        await play.presses(one, "A new question")
    choices = [label for label in one.buttons() if label.startswith("Ask ") and "team" not in label]
    if not choices or not await play.presses(one, dice.choice(choices)):
        return False
    await play.says(one, "What does it cost patients?")
    await play.presses(one, dice.choice(("Written quote", "Phone interview")))
    await one.says(dice.choice(DEADLINES))
    return await play.presses(one, "English", "On the record", "Send") == 3


async def introduces(play: Play, dice: Random) -> bool:
    one = dice.choice(play.journalists[1:])
    done = await play.presses(one, one.person.user.name)
    if done:
        await one.says("The Example Post")
        await one.says("https://example.org/by")
    return bool(done)


async def verifies(play: Play, dice: Random) -> bool:
    return bool(await play.presses(dice.choice(play.staff), "✅ Verify"))


async def says_yes(play: Play, dice: Random) -> bool:
    """Right away, or with a condition."""
    one = play.with_key(play.experts, "Yes", dice)
    if dice.random() < 0.2:
        if not await play.presses(one, "Yes, but"):
            return False
        await play.says(one, "after 18:00")
    elif not await play.presses(one, "Yes"):
        return False
    return await play.presses(one, dice.choice(("Phone", "E-mail", "My Telegram")), "Send my yes") == 2


async def says_no(play: Play, dice: Random) -> bool:
    one = play.with_key(play.experts, "No", dice)
    return await play.presses(one, "No", dice.choice(("No time", "Not my field"))) == 2


async def answers_by_letter(play: Play, dice: Random) -> bool:
    """A scanner opens the link, or the expert answers on the page; an old letter, too."""
    letters = [one for one in play.office.mail.letters if "/answer/" in str(one.get_body(("plain",)))]
    if not letters:
        return False
    letter = dice.choice(letters[-3:])
    way = dice.choice(("open", "yes", "yes", "no", "twice"))
    if way == "open":
        await play.office.opens(letter)
    for _ in range(2 if way == "twice" else way != "open"):
        fields = {"reason": "no_time"} if way == "no" else {"contacts": "phone"}
        await play.office.sends(letter, way="no" if way == "no" else "yes", **fields)
    return True


async def types(play: Play, dice: Random, reply: bool = False) -> bool:
    one = dice.choice((*play.journalists, *play.experts, *play.staff[:1]))
    pool: Sequence[str] = PEOPLE_ASKED if one in play.experts else JOURNALISTS if one.group is None else OF_STAFF
    seen = [each for each in one.messages if each.from_bot][-8:]
    if reply and not seen:
        return False
    await play.says(one, dice.choice(pool), dice.choice(seen) if reply else None)
    return True


async def replies(play: Play, dice: Random) -> bool:
    return await types(play, dice, reply=True)


async def taps(play: Play, dice: Random) -> bool:
    """Any key of a message that stands there, also an old one."""
    one = dice.choice((*play.journalists, *play.experts, *play.staff))
    seen = [each for each in one.messages if any(button.data for button in each.buttons)][-6:]
    under = dice.choice(seen) if seen else None
    data = [key.data for key in under.buttons if key.data and not key.data.startswith(LEFT_OUT)] if under else []
    if under is None or not data:
        return False
    await one.person.presses_data(under, dice.choice(data), in_chat=one.group)
    await play.newsroom.quiet()
    return True


async def looks_elsewhere(play: Play, dice: Random) -> bool:
    """Inline mode, and the form behind a card."""
    one = dice.choice(play.journalists)
    offered = await one.person.is_offered(dice.choice(TOPICS))
    keys = [row[0] for card in offered.results for row in card["content"]["reply_markup"]["inline_keyboard"]]
    await one.person.starts(dice.choice(keys)["url"].partition("?start=")[2])
    await play.newsroom.quiet()
    return True


async def time_moves(play: Play, dice: Random) -> bool:
    await play.newsroom.later(**dice.choice(TIMES))
    return True


async def starts_anew(play: Play, dice: Random) -> bool:
    await play.newsroom.restart()
    return True


ACTS: dict[str, Callable[[Play, Random], Awaitable[bool]]] = {
    "asks": asks,
    "introduces": introduces,
    "verifies": verifies,
    "says yes": says_yes,
    "says no": says_no,
    "answers by letter": answers_by_letter,
    "types": types,
    "replies": replies,
    "taps": taps,
    "looks elsewhere": looks_elsewhere,
    "time": time_moves,
    "restart": starts_anew,
}

OFTEN = ("asks", "asks", "says yes", "says yes", "says no", "answers by letter", "taps", "types", "replies", "time")
"""Drawn twice as often as the others, and more."""
