"""The difference between two versions of the directory."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain.directory import Contact, Directory, Expert, Localized, Topic
from mediabot.domain.directory_changes import compare

FLU = Topic(Localized(bg="грип", en="flu"))
CANCER = Topic(Localized(bg="рак"))
VACCINES = Topic(Localized(plain="vaccines"))
ANA = Expert(id="ana", name=Localized(bg="Ана", en="Ana"), topics=(FLU, CANCER))
BORIS = Expert(id="boris", name=Localized(bg="Борис"), topics=(VACCINES,))


def test_nothing_changed_between_a_directory_and_itself() -> None:
    directory = Directory((ANA, BORIS))

    changes = compare(directory, Directory((ANA, BORIS)))

    assert not changes
    assert changes.lines() == ()


def test_another_order_of_experts_or_topics_is_no_change() -> None:
    turned = replace(ANA, topics=(CANCER, FLU))

    changes = compare(Directory((ANA, BORIS)), Directory((BORIS, turned)))

    assert not changes


def test_who_came_and_who_went_is_told() -> None:
    before, after = Directory((ANA,)), Directory((BORIS,))

    changes = compare(before, after)

    assert changes
    assert (changes.added, changes.removed, changes.changed) == ((BORIS,), (ANA,), ())
    assert changes.lines() == ("+ boris: Борис, 1 topic", "- ana: Ana, 2 topics")


def test_the_fields_that_changed_are_named_and_their_values_are_not() -> None:
    moved = replace(ANA, title=Localized(en="Head"), contact=Contact(phone="+359 700 00 001"))

    changes = compare(Directory((ANA,)), Directory((moved,)))

    (change,) = changes.changed
    assert (change.before, change.after, change.fields) == (ANA, moved, ("title", "contact"))
    assert changes.lines() == ("~ ana: title, contact",)


def test_topics_that_came_went_or_were_translated_are_told_apart() -> None:
    translated = Topic(Localized(bg="рак", en="cancer"), ("тумор",))
    taught = replace(ANA, topics=(translated, VACCINES))

    changes = compare(Directory((ANA,)), Directory((taught,)))

    (change,) = changes.changed
    assert change.fields == ("topics",)
    assert (change.topics_added, change.topics_removed) == ((VACCINES,), (FLU,))
    assert change.topics_changed == (translated,)
    assert changes.lines() == ("~ ana: topics (+ vaccines, - flu, ~ cancer)",)
