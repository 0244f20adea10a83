"""What came of a trial, as counts and as a line to print."""

from __future__ import annotations

from dataclasses import dataclass, field

from process.running import UNMARKED


@dataclass(frozen=True)
class Kill:
    """How far things were. `in_flight`: messages that the Bot API took and nobody had yet marked as sent."""

    planned: int
    all_planned: bool
    got: int
    in_flight: int

    def __str__(self) -> str:
        where = f"at {self.got} sent" if self.all_planned else f"at {self.planned} planned, {self.got} sent"
        return f"{where}, {self.in_flight} in flight"


@dataclass
class Outcome:
    """What is printed of a trial. `extra`: copies beyond the first; `allowed`: the most that may be.

    Of a killed process it may be those that were in flight, and these may be no more than a courier has open at once.
    """

    name: str
    readers: int
    got: int
    extra: int
    allowed: int
    seconds: float
    kills: list[Kill] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unsettled: int = 0
    """Deliveries that the database says are still owed, or were given up."""

    shares: tuple[int, ...] = ()
    """How many each process sent."""

    refused: dict[str, int] = field(default_factory=dict)
    """Calls that were not answered with a result, by status; 0 is no answer at all."""

    taken_over: int = 0
    """Readers whose copy a killed process had claimed, and who got it after that claim had ended."""

    taken_over_after: float = 0.0
    """Seconds from a kill until the last of what the killed process had claimed was sent."""

    @property
    def missed(self) -> int:
        return self.readers - self.got

    @property
    def kept(self) -> bool:
        """Whether what was promised holds."""
        each_kill = all(kill.in_flight <= UNMARKED for kill in self.kills)
        return not self.missed and not self.unsettled and self.extra <= self.allowed and each_kill

    @property
    def most_in_flight(self) -> int:
        return max((kill.in_flight for kill in self.kills), default=0)

    def __str__(self) -> str:
        told = [
            f"{self.name}: {self.readers} readers, {self.got} got it, {self.missed} missed",
            f"{self.extra} twice (may be {self.allowed})",
        ]
        if self.kills:
            told.append(f"{len(self.kills)} kills, most in flight at one {self.most_in_flight} (may be {UNMARKED})")
        told.append(f"{self.seconds:.0f} s")
        if self.shares:
            told.append(" and ".join(map(str, self.shares)) + " sent by each")
        if self.refused:
            told.append("refused: " + ", ".join(f"{count} with {status}" for status, count in self.refused.items()))
        if self.taken_over_after:
            told.append(f"claims taken over {self.taken_over_after:.1f} s after the kill")
        told += self.notes
        return ", ".join(told) + ("" if self.kept else "  <-- NOT KEPT")
