"""What is written reads back as the same directory."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from mediabot.domain.directory import Contact, Directory, Expert, Format, Localized, Topic
from mediabot.domain.languages import SPOKEN
from mediabot.storage.directory_file import read_directory, write_directory
from mediabot.storage.positions import INVISIBLE

HARD_TEXTS = [
    "no",
    "12",
    "2026-11-01",
    "~",
    "null",
    "<<",
    "- a",
    "a: b",
    "#",
    "@a",
    "'\"",
    "„кавички“",
    "👩‍⚕️",
    "=",
    "*a",
]


def as_read(text: str) -> str:
    """The loader composes accents and squeezes spaces; a directory holds texts as they come out of that."""
    text = INVISIBLE.sub("", text).replace("\ud800", "")
    return normalize("NFC", " ".join(text.split()))


TEXTS = (
    (st.sampled_from(HARD_TEXTS) | st.text(min_size=1, max_size=60))
    .map(as_read)
    .filter(lambda text: 0 < len(text) <= 120)
)
LOCALIZED = (
    st.builds(Localized, bg=TEXTS, en=TEXTS)
    | st.builds(Localized, bg=TEXTS)
    | st.builds(Localized, en=TEXTS)
    | st.builds(Localized, plain=TEXTS)
)
MAYBE = LOCALIZED | st.just(Localized())
TOPICS = st.lists(
    st.builds(
        Topic,
        st.builds(Localized, bg=TEXTS) | st.builds(Localized, bg=TEXTS, en=TEXTS),
        st.lists(TEXTS, max_size=3).map(tuple),
    )
    | st.builds(Topic, LOCALIZED),
    min_size=1,
    max_size=4,
    unique_by=lambda topic: topic.name.texts()[0].casefold(),
).map(tuple)
EXPERTS = st.builds(
    Expert,
    id=st.from_regex("[a-z0-9-]{1,64}", fullmatch=True),
    name=LOCALIZED,
    topics=TOPICS,
    title=MAYBE,
    organisation=MAYBE,
    bio=MAYBE,
    languages=st.lists(st.sampled_from(SPOKEN), unique=True, max_size=4).map(tuple),
    formats=st.lists(st.sampled_from(Format), unique=True).map(tuple),
    interests=MAYBE,
    contact=st.builds(
        Contact,
        telegram=st.none() | st.integers(1, 10**15),
        email=st.sampled_from(["", "ana@example.org", "а.б@пример.example"]),
        phone=st.sampled_from(["", "+359 700 00 001", "070000001", "+359700000001"]),
    ),
    checked_on=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
)


def has_no_topic_twice(expert: Expert) -> bool:
    texts = [{text.casefold() for text in topic.name.texts()} for topic in expert.topics]
    return sum(map(len, texts)) == len(set().union(*texts))


def account(expert: Expert) -> object:
    return expert.contact.telegram or expert.id


DIRECTORIES = (
    st.lists(EXPERTS.filter(has_no_topic_twice), min_size=1, max_size=4, unique_by=(lambda expert: expert.id, account))
    .map(tuple)
    .map(Directory)
)


@given(DIRECTORIES)
@settings(max_examples=2 * settings().max_examples)
def test_a_written_directory_reads_back_the_same(directory: Directory) -> None:
    text = write_directory(directory)

    checked = read_directory(text)

    assert checked.problems == ()
    assert checked.directory == directory


def test_a_value_shared_by_two_experts_is_written_out_twice() -> None:
    topic, day = Topic(Localized(bg="грип", en="flu"), ("инфлуенца",)), date(2026, 11, 1)
    ana, boris = (Expert(word, Localized("", word), (topic,), checked_on=day) for word in ("ana", "boris"))

    text = write_directory(Directory((ana, boris)))

    assert "&" not in text
    assert read_directory(text).directory == Directory((ana, boris))


def test_the_file_looks_like_one_that_a_curator_wrote() -> None:
    topics = (Topic(Localized(bg="грип", en="flu")), Topic(Localized(plain="vaccines")))
    ana = Expert("ana", Localized(bg="Ана"), topics, languages=("bg", "no"), formats=(Format.LIVE,))

    text = write_directory(Directory((ana,)))

    assert text == (
        "version: 1\n"
        "experts:\n"
        "- id: ana\n"
        "  name: {bg: Ана}\n"
        "  topics:\n"
        "  - {bg: грип, en: flu}\n"
        "  - vaccines\n"
        "  languages: [bg, 'no']\n"
        "  formats: [live]\n"
    )
