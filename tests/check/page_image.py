"""page_image.py keep|compare IMAGE [SEEN] <PAGE.pgm: a page as a small image of 16 greys.

keep     writes IMAGE.
compare  says what share of the pixels differs, and writes SEEN, unless the page is like IMAGE: after
         a slight blur, which forgives another rounding at the edges of letters, fewer than MOST of the
         pixels differ by more than UNLIKE.  A hairline across a table, or a line of text out of
         place by a point, is more than that."""
import io
import sys

from PIL import Image, ImageChops, ImageFilter

GREYS = 16
UNLIKE = 10  # of 255
MOST = 0.0003


def read_page(data):
    """A page in our greys."""
    step = 255 // (GREYS - 1)
    return Image.open(io.BytesIO(data)).convert("L").point(lambda grey: round(grey / step) * step)


def write(page, path):
    indexed = page.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS)
    indexed.save(path, optimize=True, bits=4)


def share_unlike(one, other):
    """1 if they are not of one size."""
    if one.size != other.size:
        return 1
    blur = ImageFilter.BoxBlur(1)
    difference = ImageChops.difference(one.filter(blur), other.filter(blur))
    counts = difference.histogram()
    return sum(counts[UNLIKE + 1:]) / sum(counts)


def main():
    verb, path, *seen = sys.argv[1:]
    page = read_page(sys.stdin.buffer.read())
    if verb == "keep":
        return write(page, path)
    share = share_unlike(Image.open(path).convert("L"), page)
    if share < MOST:
        return None
    write(page, seen[0])
    return f"{share:.2%} of the pixels are not those of {path}; seen: {seen[0]}"


sys.exit(main())
