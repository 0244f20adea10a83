"""What differs between two versions of the directory.

Experts are the same by id, topics by any name they share, so a topic that gains a translation has changed
and is not another one. The order of experts and of topics is no change. The lines name fields, never their
values: contacts stay out of the terminal and of the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from mediabot.domain.directory import Directory, Expert, Topic
from mediabot.domain.versions import ChangeKind, ChangeLine


@dataclass(frozen=True)
class ExpertChange:
    """One expert, before and after; `fields` are the names of what differs, in the order of the file."""

    before: Expert
    after: Expert
    fields: tuple[str, ...]
    topics_added: tuple[Topic, ...] = ()
    topics_removed: tuple[Topic, ...] = ()
    topics_changed: tuple[Topic, ...] = ()
    """Kept topics as they are now, with another translation or other aliases than before."""

    def line(self) -> ChangeLine:
        """Such as `~ ana-petrova: title, topics (+ telemedicine, - e-health)`."""
        return ChangeLine(ChangeKind.CHANGED, self.after.id, ", ".join(map(self._field, self.fields)))

    def _field(self, name: str) -> str:
        marked = (("+", self.topics_added), ("-", self.topics_removed), ("~", self.topics_changed))
        details = [f"{mark} {_title(topic)}" for mark, topics in marked for topic in topics]
        return f"topics ({', '.join(details)})" if name == "topics" else name


@dataclass(frozen=True)
class Changes:
    """From one version to the next; false when nothing changed."""

    added: tuple[Expert, ...] = ()
    removed: tuple[Expert, ...] = ()
    changed: tuple[ExpertChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def listed(self) -> tuple[ChangeLine, ...]:
        """As the list of versions keeps them."""
        return (
            *(ChangeLine(ChangeKind.ADDED, expert.id, _summary(expert)) for expert in self.added),
            *(ChangeLine(ChangeKind.REMOVED, expert.id, _summary(expert)) for expert in self.removed),
            *(change.line() for change in self.changed),
        )

    def lines(self) -> tuple[str, ...]:
        """One line a change, for the command line."""
        return tuple(map(str, self.listed()))


def newcomers(versions: Iterable[tuple[datetime, Sequence[ChangeLine]]]) -> dict[str, datetime]:
    """When each expert who was not there from the start was first published, from the changes of every version.

    The oldest version comes first. Whoever comes back was there before.
    """
    first: dict[str, datetime] = {}
    known: set[str] = set()
    for published_at, changes in versions:
        for change in changes:
            if change.kind is ChangeKind.ADDED and change.expert_id not in known:
                first[change.expert_id] = published_at
            if change.kind is not ChangeKind.CHANGED:
                known.add(change.expert_id)
    return first


def compare(old: Directory, new: Directory) -> Changes:
    """What publishing `new` in place of `old` changes."""
    pairs = [(before, after) for after in new.experts if (before := old.get(after.id)) is not None]
    return Changes(
        added=tuple(expert for expert in new.experts if old.get(expert.id) is None),
        removed=tuple(expert for expert in old.experts if new.get(expert.id) is None),
        changed=tuple(change for before, after in pairs if (change := _compare(before, after)) is not None),
    )


def _compare(before: Expert, after: Expert) -> ExpertChange | None:
    added = tuple(topic for topic in after.topics if _same(topic, before.topics) is None)
    removed = tuple(topic for topic in before.topics if _same(topic, after.topics) is None)
    kept = ((topic, _same(topic, before.topics)) for topic in after.topics)
    changed = tuple(topic for topic, was in kept if was not in (None, topic))
    reordered = not (added or removed or changed)
    names = tuple(name for name in _differing(before, after) if not (name == "topics" and reordered))
    return ExpertChange(before, after, names, added, removed, changed) if names else None


def _same(topic: Topic, among: tuple[Topic, ...]) -> Topic | None:
    if topic in among:
        return topic
    names = set(topic.name.texts())
    return next((other for other in among if names & set(other.name.texts())), None)


def _differing(before: Expert, after: Expert) -> Iterator[str]:
    for field in fields(Expert):
        if getattr(before, field.name) != getattr(after, field.name):
            yield field.name


def _summary(expert: Expert) -> str:
    count = len(expert.topics)
    return f"{expert.name.in_language('en')}, {count} {'topic' if count == 1 else 'topics'}"


def _title(topic: Topic) -> str:
    return topic.name.in_language("en")
