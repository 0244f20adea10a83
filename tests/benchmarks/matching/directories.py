"""Directories of any size made from the lexicon, and questions to them. Same size and seed, same directory."""

from __future__ import annotations

from functools import cache
from random import Random

from mediabot.domain.directory import Directory, Expert, Localized, Topic
from mediabot.matching import Concept, built_in

FIRST = """Альона/Alyona Велика/Velika Гергин/Gergin Дарен/Daren Жечка/Zhechka Зорян/Zoryan Искрен/Iskren
Калояна/Kaloyana Лъчезара/Lachezara Минка/Minka Недко/Nedko Огнян/Ognyan Пенко/Penko Ралица/Ralitsa"""
SYLLABLES = """ба/ba ве/ve ги/gi до/do жу/zhu зе/ze ка/ka ли/li мо/mo ну/nu ро/ro са/sa те/te фи/fi хо/ho ца/tsa че/che
ша/sha"""
ENDINGS = (("нски", "nski"), ("рова", "rova"), ("лиев", "liev"), ("чева", "cheva"))
HOUSES = (("Клиника", "Clinic"), ("Институт", "Institute"), ("Лаборатория", "Laboratory"), ("Дружество", "Company"))


def made_directory(size: int, seed: int = 1) -> Directory:
    """So many experts, each with two to five topics, half of them written in one language only."""
    random = Random(f"{size}:{seed}")
    concepts = [concept for concept in built_in().concepts.values() if concept.bg and concept.en]
    return Directory(tuple(_expert(number, random, concepts) for number in range(size)))


def made_questions(count: int, seed: int = 1) -> tuple[str, ...]:
    """Questions as people ask them: a topic by any of its names, in a sentence, mistyped, or something else."""
    random = Random(f"questions:{seed}")
    concepts = list(built_in().concepts.values())
    return tuple(_question(random, concepts) for _ in range(count))


def _expert(number: int, random: Random, concepts: list[Concept]) -> Expert:
    name = _name(random)
    topics = tuple(_topic(random, concept) for concept in random.sample(concepts, random.randint(2, 5)))
    first = topics[0].name
    house_bg, house_en = random.choice(HOUSES)
    own = _name(random)
    return Expert(
        f"expert-{number}",
        name,
        topics,
        title=Localized(bg=f"д-р, {first.bg or first.en}", en=f"Dr, {first.en or first.bg}"),
        organisation=Localized(bg=f"{house_bg} „{own.bg}“", en=f"{own.en} {house_en}"),
        bio=Localized(bg="Работи по " + ", ".join(random.choice(concept.bg) for concept in random.sample(concepts, 3))),
    )


def _topic(random: Random, concept: Concept) -> Topic:
    bg, en = random.choice(concept.bg).lstrip("~"), random.choice(concept.en).lstrip("~")
    kind = random.random()
    return Topic(Localized(bg=bg if kind < 0.75 else "", en=en if kind > 0.25 else ""))


def _name(random: Random) -> Localized:
    first, end = random.choice(_pairs(FIRST)), random.choice(ENDINGS)
    parts = random.choices(_pairs(SYLLABLES), k=3)
    last = ["".join(part[side] for part in parts) + end[side] for side in (0, 1)]
    return Localized(bg=f"{first[0]} {last[0].capitalize()}", en=f"{first[1]} {last[1].capitalize()}")


@cache
def _pairs(text: str) -> list[list[str]]:
    return [pair.split("/") for pair in text.split()]


def _question(random: Random, concepts: list[Concept]) -> str:
    concept = random.choice(concepts)
    name = random.choice(concept.names)
    kind = random.random()
    if kind < 0.4:
        return name
    if kind < 0.6:
        return _mistyped(random, name)
    if kind < 0.75:
        return f"Здравейте, търся експерт, който да обясни защо {name} е толкова важно за хората у нас"
    if kind < 0.9:
        other = random.choice(random.choice(concepts).names)
        return f"I'm looking for someone who can talk about {name} and {other} on air tomorrow"
    return random.choice(("Кой ще спечели изборите?", "cheap hotels in Burgas", "прогноза за времето", "здрасти"))


def _mistyped(random: Random, name: str) -> str:
    place = random.randrange(len(name))
    return name[:place] + name[place + 1 :]
