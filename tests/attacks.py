"""What is tried against the program, as a table: `python -m tests.attacks [options of pytest]`.

It runs the tests marked `attack(against)`, wherever they are, and counts what they tried and what got through. They are
part of the suite, too.
"""

from __future__ import annotations

import sys
from collections import Counter

import pytest


class Tally:
    """Counts the reports of tests, which may come from several processes."""

    def __init__(self) -> None:
        self.tests: Counter[str] = Counter()
        self.tried: Counter[str] = Counter()
        self.through: dict[str, list[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        facts = dict(report.user_properties)
        against = str(facts.get("attack", ""))
        if not against:
            return
        if report.failed:
            self.through.setdefault(against, []).append(f"{report.nodeid} ({report.when})")
        if report.when == "call":
            self.tests[against] += 1
            self.tried[against] += int(str(facts.get("tried", 1)))

    def table(self) -> str:
        rows = [
            f"| {against} | {self.tests[against]} | {self.tried[against]} | {len(self.through.get(against, []))} |"
            for against in sorted(self.tests)
        ]
        total = f"| all | {self.tests.total()} | {self.tried.total()} | {sum(map(len, self.through.values()))} |"
        return "\n".join(("| against | tests | tried | got through |", "| --- | ---: | ---: | ---: |", *rows, total))


def main(arguments: list[str]) -> int:
    tally = Tally()
    code = pytest.main(["-q", "-n", "2", "--dist", "worksteal", "-m", "attack", *arguments], plugins=[tally])
    print(f"\n{tally.table()}")
    for against, tests in sorted(tally.through.items()):
        print("\n".join(("", f"{against}:", *tests)))
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
