"""The list of methods: a function per method, found by its name without regard to case."""

from collections.abc import Awaitable, Callable
from typing import Any

from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.world.records import Bot
from mediabot.demo.botapi.world.world import World

Method = Callable[[World, Bot, Params], Any]
WaitingMethod = Callable[[World, Bot, Params], Awaitable[Any]]

METHODS: dict[str, Method] = {}
WAITING_METHODS: dict[str, WaitingMethod] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Registers a method that answers at once."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register


def waiting_method(name: str) -> Callable[[WaitingMethod], WaitingMethod]:
    """Registers a method that may wait before it answers."""

    def register(function: WaitingMethod) -> WaitingMethod:
        WAITING_METHODS[name.lower()] = function
        return function

    return register
