"""`mediabot news import`: a file's stories become drafts, a few at a time, so that a running bot is not held up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediabot.config import Settings
from mediabot.domain.stories import Story
from mediabot.jobs.clock import SystemClock
from mediabot.matching import DirectoryIndex
from mediabot.operations import directory_in_force
from mediabot.services.desk import Desk, Office
from mediabot.services.news.intake import Intake, Taken
from mediabot.storage.engine import open_engine
from mediabot.storage.lexicon_file import lexicon_of
from mediabot.storage.migrate import migrate
from mediabot.storage.news_file import NewsFile
from mediabot.storage.store import SqlStore

AT_ONCE = 5
"""Stories taken in one unit of work."""


@dataclass(frozen=True)
class Imported:
    """What became of one story of a file."""

    line: int
    story: Story
    taken: Taken

    def told(self) -> str:
        """A line for the operator: the line in the file, the language, the title, topics and a proposed twin."""
        item = self.taken.item
        title = self.story.title.texts()[0] if self.story.title else "—"
        languages = "+".join(code for code in item.languages)
        topics = ", ".join(topic.in_language("bg") for topic in item.topics) or "—"
        state = f"draft {item.id}" if self.taken.new else f"known as {item.id}"
        twin = f"; perhaps the same story as {self.taken.twin.id}" if self.taken.twin else ""
        return f"{self.line}\t{state}\t{languages}\t{title}\t{topics}{twin}"


async def import_news(settings: Settings, file: NewsFile, *, dry_run: bool = False) -> Sequence[Imported]:
    """Take every story, in the file's order; with `dry_run` nothing is kept."""
    engine = open_engine(settings.database_url)
    store = SqlStore(engine)
    imported: list[Imported] = []
    try:
        await migrate(engine)
        async with store.begin() as work:
            directory = await directory_in_force(work, settings)
        office = Office(
            directory=directory,
            index=DirectoryIndex.build(directory, lexicon_of(settings.lexicon)),
            language=settings.language,
            zone=settings.timezone,
        )
        pieces = (
            [file.stories]
            if dry_run
            else [file.stories[at : at + AT_ONCE] for at in range(0, len(file.stories), AT_ONCE)]
        )
        for piece in pieces:
            async with store.begin() as work:
                intake = Intake(Desk(work, SystemClock().now(), office))
                imported += [Imported(line, story, await intake.take(story)) for line, story in piece]
                if not dry_run:
                    await work.commit()
    finally:
        await store.close()
    return imported
