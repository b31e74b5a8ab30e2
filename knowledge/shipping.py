"""The fitted head and the vectors of the claims, shipped with the content: a first start fits nothing.

``python -m knowledge.shipping`` makes the files again, before a release; with ``--check`` it ends with 1 where
the head does not belong to what is there. Where the content has changed since,
the head is of no use and is fitted at the start; of the vectors those of other texts are of no use.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from knowledge import cache as caching
from knowledge.ranking import vectors

FILE = Path(__file__).with_name("fitted.npz")
_log = logging.getLogger(__name__)


def shipped(name: str, file: Path = FILE) -> caching.Arrays | None:
    """The arrays of the bank ``name``; None where the file is of another, or cannot be read."""
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
            if str(stored["name"]) != name:
                return None
            return {key: stored[key] for key in stored.files}
    except FileNotFoundError:
        return None
    except caching.UNREADABLE as error:
        _log.warning("%s cannot be read, what it holds is computed: %s", file.name, error)
        return None


def ship(build: Callable[[Path], object], file: Path = FILE) -> None:
    """Write what ``build`` leaves in the folder that it is given as a cache."""
    file.unlink(missing_ok=True)
    with TemporaryDirectory() as folder:
        build(Path(folder))
        (made,) = caching.banks(Path(folder))
        arrays = caching.read(made)
        assert arrays is not None
        np.savez_compressed(file, allow_pickle=False, name=np.array(caching.name_of(made)), **arrays)


def ship_vectors(build: Callable[[Path], object], name: str, target: Path = vectors.SHIPPED) -> None:
    """Write the vectors of a use that ``build`` leaves in the folder that it is given as a cache."""
    file = vectors.file_of(name)
    (target / file).unlink(missing_ok=True)
    with TemporaryDirectory() as folder:
        build(Path(folder))
        arrays = caching.read(Path(folder) / file)
        assert arrays is not None
        np.savez_compressed(target / file, allow_pickle=False, **arrays)


def ship_all() -> None:
    """Make all that is shipped anew from the content as it is."""
    from knowledge.faq import Faq  # noqa: PLC0415

    ship(Faq.load)
    ship_vectors(lambda folder: Faq.load(folder).check("What claims are compared with is encoded."), "claims")


def is_current() -> bool:
    """Whether the head that is shipped is that of the content and the code as they are."""
    from knowledge.faq import Faq  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        Faq.load(Path(folder))
        return not caching.banks(Path(folder))


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(None if is_current() else "fitted.npz is of other content or code: run `make fitted`.")
    ship_all()
