"""Two rows of bars as a picture. Matplotlib takes a second to import, so it is when somebody wants one."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

BLUE, GREEN = "#2f6f9f", "#7bb661"
MOST_LABELS = 13
FONT = "DejaVu Sans"  # not shown
"""Comes with matplotlib, and has Cyrillic letters."""


@dataclass(frozen=True)
class Bars:
    """What is drawn; each of the two rows by its name, with a number for each label."""

    title: str
    labels: tuple[str, ...]
    first: tuple[str, tuple[int, ...]]
    second: tuple[str, tuple[int, ...]]


def png(bars: Bars) -> bytes:
    """Takes long: not for the event loop. Its figure is its own, so that several can be drawn at once."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(8, 4.5), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    places = range(len(bars.labels))
    for shift, colour, (name, counts) in ((-0.2, BLUE, bars.first), (0.2, GREEN, bars.second)):
        axes.bar([place + shift for place in places], counts, width=0.4, label=name, color=colour)
    step = max(1, -(-len(bars.labels) // MOST_LABELS))
    axes.set_xticks(list(places)[::step], bars.labels[::step], fontfamily=FONT)
    axes.set_title(bars.title, fontfamily=FONT)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(bottom=0, top=1.1 * max((1, *bars.first[1], *bars.second[1])))
    axes.legend(prop={"family": FONT})
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()
