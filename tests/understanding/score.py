"""How many messages in context are understood: `PYTHONPATH=src:tests python -m understanding.score [--wrong]`.

`--unseen` scores those that the rules were not made by. Who reads its failures and mends by them needs a new one.

Right: the outcome is one that the message's reader would accept. Wrong: something else was done at once. The rest is
asked about, with the right one among the choices or not.
"""

from __future__ import annotations

import sys
from collections import Counter

from mediabot.domain.understanding.meanings import Intent, Understood
from understanding.messages import Message, messages


def verdict(message: Message, understood: Understood) -> str:
    """`right`, `asked` (with the right choice among the keys), `lost` (asked without it), `wrong`."""
    if understood.intent in message.right:
        return "right"
    if understood.intent is not Intent.UNCLEAR:
        return "wrong"
    return "asked" if message.right & {choice.intent for choice in understood.choices} else "lost"


def main() -> None:
    """Print a table by intent, and with `--wrong` each message that is not right."""
    counts: dict[Intent, Counter[str]] = {intent: Counter() for intent in Intent}
    for message in messages(unseen="--unseen" in sys.argv):
        understood = message.understood
        found = verdict(message, understood)
        counts[message.wanted][found] += 1
        if found != "right" and "--wrong" in sys.argv:
            print(f"{message.where} {message.open} {message.reply_to}: {message.text!r}")
            choices = ", ".join(choice.intent for choice in understood.choices)
            print(f"    wanted {message.wanted}, {found}: {understood.intent} ({choices})")
    print("| intent | messages | right | asked | lost | wrong |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for intent, found_in in (*counts.items(), ("all", sum(counts.values(), Counter()))):
        cells = (found_in.total(), *(found_in[name] for name in ("right", "asked", "lost", "wrong")))
        print(f"| {intent} | " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    main()
