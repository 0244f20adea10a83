"""`mediabot demo`: the stage with its page in the browser, or the two stories played in the terminal."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from pathlib import Path

from mediabot.demo import cast
from mediabot.demo.botapi.browser.config import Sample
from mediabot.demo.botapi.browser.page import PageConfig, Phone
from mediabot.demo.play import Story
from mediabot.demo.stage import Stage
from mediabot.domain.errors import MediabotError
from mediabot.storage.directory_file import read_directory_file
from mediabot.storage.files import sample_directory


class CannotServe(MediabotError):
    """The page's address is taken."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(f"can't listen on port {port} ({why}): choose another one with --port, or 0 for any")


async def serve(port: int) -> None:
    """The demo until Ctrl-C."""
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    experts = sample_directory()
    try:
        async with Stage.running(experts, port=port, page=page_config(experts)) as stage:
            print(f"mediabot demo: open {stage.api.url} in a browser; Ctrl-C ends it", flush=True)
            await stop.wait()
    except OSError as error:
        raise CannotServe(port, error.strerror or str(error)) from None


async def play() -> None:
    """Both stories, printed as they happen."""
    async with Stage.running(sample_directory()) as stage:
        story = Story(stage, print)
        await story.bulgarian()
        await story.english()
    print("\n✔ both stories ended well")  # not shown: a word to the operator


def page_config(experts: Path) -> PageConfig:
    """Which account lies on which phone, and what to try first. The stage adds the clock."""
    checked = read_directory_file(experts)
    assert checked.directory is not None
    accounts = [account.id for _, account in cast.expert_accounts(checked.directory)]
    # not shown
    journalist = Phone(
        key="journalist",
        title={"bg": "Журналист", "en": "Journalist"},
        accounts=[account.id for account in cast.JOURNALISTS],
        samples=SAMPLES,
        hint={"bg": "Натиснете „Старт“ или напишете тема.", "en": "Press Start, or write a topic."},
    )
    # not shown
    expert = Phone(
        key="expert",
        title={"bg": "Експерт", "en": "Expert"},
        accounts=accounts,
        hint={
            "bg": "Когато журналист изпрати въпрос, тук идва запитването до избрания експерт.",
            "en": "When a journalist sends a question, the request to the expert you chose appears here.",
        },
    )
    # not shown
    staff = Phone(
        key="staff",
        title={"bg": "Екип", "en": "Staff"},
        accounts=[account.id for account in cast.STAFF],
        chat_id=cast.STAFF_GROUP,
        hint={
            "bg": "Тук екипът вижда всеки въпрос и потвърждава новите журналисти.",
            "en": "Here staff see every question and verify new journalists.",
        },
    )
    # not shown
    desk = Phone(
        key="desk",
        title={"bg": "Екип – личен чат", "en": "Staff (private chat)"},
        tab={"bg": "Личен чат", "en": "Private"},
        accounts=[account.id for account in cast.STAFF],
        samples={"bg": ["/broadcast", "/newsdesk", "/digests"], "en": ["/broadcast", "/newsdesk", "/digests"]},
        hint={
            "bg": "Тук екипът пише новини и съобщения до всички: /newsdesk, /broadcast. Читателите са 500.",
            "en": "Here staff write news and messages to everyone: /newsdesk, /broadcast. There are 500 readers.",
        },
    )
    return PageConfig(phones=[journalist, expert, staff, desk], document=RELEASE, post=POST)


# not shown: three questions to begin with, the miss is in the menu
SAMPLES = {
    "bg": [
        "кой може да обясни клиничните изпитвания?",
        "телемедицина",
        "пробиотици за деца",
        "времето в Банско през уикенда",
    ],
    "en": [
        "who can explain AI in medicine?",
        "telemedicine",
        "technology transfer",
        "cheap hotels in Burgas",
    ],
}
# not shown: files and posts that nobody has at hand
RELEASE = Sample(
    {"bg": "Покана за пресконференция.txt", "en": "Press conference invitation.txt"},
    {
        "bg": "Пресконференция\n\nВ четвъртък от 11:00 ч. клъстерът представя телемедицинската си програма.\n",
        "en": "Press conference\n\nOn Thursday at 11:00 the cluster presents its telemedicine programme.\n",
    },
)
POST = Sample(
    {"bg": "Здравен вестник", "en": "Health Gazette"},
    {
        "bg": "Телемедицината стига до още двайсет села\n\nЛекари от клъстера преглеждат по видеовръзка от понеделник.",
        "en": "Telemedicine reaches twenty more villages\n\nDoctors of the cluster see patients by video from Monday.",
    },
)
