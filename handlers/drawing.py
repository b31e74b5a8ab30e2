"""The week as one picture: large figures above, a bar for each topic below. Pure: numbers -> PNG."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from handlers import notices

WIDTH, MARGIN = 1080, 64
TILE_HEIGHT, BAR_HEIGHT, BAR_STEP = 176, 34, 92
PAPER, INK, FAINT = "#fbfaf7", "#1f2a33", "#5b6871"
TILE, BAR, TRACK = "#ffffff", "#1f6f78", "#e6e3da"
_HEAD = 200


def draw(figures: Mapping[str, int], topics: Mapping[str, int], span: str) -> bytes:
    """A PNG, 1080 pixels wide, that can be read on a telephone.

    The colours differ in lightness too, so that nothing hangs on seeing colour.
    """
    tile_rows = -(-len(figures) // 3)
    tiles_end = _HEAD + tile_rows * (TILE_HEIGHT + 24)
    height = tiles_end + (96 + len(topics) * BAR_STEP if topics else 0) + MARGIN
    image = Image.new("RGB", (WIDTH, height), PAPER)
    pen = ImageDraw.Draw(image)
    pen.text((MARGIN, 56), notices.DIGEST_TITLE, INK, _font(52))
    pen.text((MARGIN, 126), span, FAINT, _font(30))
    _tiles(pen, figures)
    if topics:
        pen.text((MARGIN, tiles_end + 24), notices.DIGEST_TOPICS, INK, _font(38))
        _bars(pen, topics, tiles_end + 96)
    return _png(image)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _tiles(pen: ImageDraw.ImageDraw, figures: Mapping[str, int]) -> None:
    gap = 24
    width = (WIDTH - 2 * MARGIN - 2 * gap) // 3
    for index, (name, number) in enumerate(figures.items()):
        left = MARGIN + index % 3 * (width + gap)
        top = _HEAD + index // 3 * (TILE_HEIGHT + gap)
        box = (left, top, left + width, top + TILE_HEIGHT)
        pen.rounded_rectangle(box, 20, TILE, TRACK, 2)
        pen.text((left + 24, top + 20), str(number), BAR, _font(72))
        pen.text((left + 24, top + 122), name, FAINT, _font(26))


def _bars(pen: ImageDraw.ImageDraw, topics: Mapping[str, int], top: int) -> None:
    right, most = WIDTH - MARGIN - 90, max(topics.values())
    for index, (name, number) in enumerate(topics.items()):
        at = top + index * BAR_STEP
        pen.text((MARGIN, at), name, INK, _font(28))
        line = at + 40
        pen.rounded_rectangle((MARGIN, line, right, line + BAR_HEIGHT), 10, TRACK)
        end = MARGIN + max(20, int((right - MARGIN) * number / most))
        pen.rounded_rectangle((MARGIN, line, end, line + BAR_HEIGHT), 10, BAR)
        pen.text((right + 24, line - 2), str(number), INK, _font(32))


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
