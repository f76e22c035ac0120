"""Takes out of an exported picture what nobody sees, which is most of it."""

import re

RECTANGLE = re.compile(
    r'<rect fill="(?P<fill>[^"]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" width="(?P<width>[\d.]+)" '
    r'height="(?P<height>[\d.]+)" shape-rendering="crispEdges"/>'
)


def slim(svg: str) -> str:
    """The same picture without what it does not need.

    Its fonts are those of the machine that shows it, so that it fetches nothing; lines are not clipped, for none is too
    long; and names are short.
    """
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*', "", svg, flags=re.DOTALL)
    svg = re.sub(r' clip-path="url\(#[^"]*-line-\d+\)"', "", svg)
    return _joined(re.sub(r"terminal-\d+-", "t-", svg))


def _joined(svg: str) -> str:
    """The same picture with neighbouring cells of one colour as one rectangle."""
    kept: list[list[str]] = []
    for fill, x, y, width, height in RECTANGLE.findall(svg):
        last = kept[-1] if kept else None
        if last and last[0] == fill and last[2] == y and abs(float(last[1]) + float(last[3]) - float(x)) < 0.1:
            last[3] = f"{float(last[3]) + float(width):g}"
        else:
            kept.append([fill, x, y, width, height])
    shown = '<rect fill="{}" x="{}" y="{}" width="{}" height="{}" shape-rendering="crispEdges"/>'
    rectangles = "".join(shown.format(*each) for each in kept)
    first = RECTANGLE.search(svg)
    return svg if first is None else svg[: first.start()] + rectangles + RECTANGLE.sub("", svg[first.start() :])
