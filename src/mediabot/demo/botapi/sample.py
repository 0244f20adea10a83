"""A few accounts and a clock, to try the page with any bot."""

import time
from datetime import UTC, datetime

from mediabot.demo.botapi.browser.page import PageConfig, Phone
from mediabot.demo.botapi.world.world import World

EXPERTS = ("Вера Примерова", "Борис Образцов", "Мая Пробна", "Иво Тестов")


def sample_page(world: World) -> PageConfig:
    """Two journalists, four experts, a staff group of two; the clock can be moved."""
    ahead = [0.0]
    world.now = lambda: time.time() + ahead[0]
    world.add_user(101, "Ана", "bg", last_name="Журналист")
    world.add_user(102, "Tom", "en", last_name="Reporter")
    for number, name in enumerate(EXPERTS, 201):
        first, _, last = name.partition(" ")
        world.add_user(number, first, "bg", last_name=last)
    world.add_user(301, "Дора", "bg")
    world.add_user(302, "Емил", "bg")
    world.add_group(-1001, "Дежурни", [301, 302])

    def move(minutes: int) -> None:
        ahead[0] += minutes * 60

    def start_over() -> None:
        ahead[0] = 0
        world.start_over()

    return PageConfig(
        phones=[
            Phone(
                "journalist",
                {"bg": "Журналист", "en": "Journalist"},
                [101, 102],
                samples={
                    "bg": ["Кой може да говори за телемедицина?", "пробиотици", "клинични изпитвания при деца"],
                    "en": ["Who can talk about telemedicine?", "probiotics", "clinical trials in children"],
                },
            ),
            Phone("expert", {"bg": "Експерт", "en": "Expert"}, list(range(201, 201 + len(EXPERTS)))),
            Phone("staff", {"bg": "Екип", "en": "Staff group"}, [301, 302], chat_id=-1001),
        ],
        now=lambda: datetime.fromtimestamp(world.now(), UTC),
        on_clock=move,
        on_start_over=start_over,
    )
