"""``python -m tests.bot.scripted``: the command line with an engine that answers from a script."""

from __future__ import annotations

import sys

from bot import asking
from bot.cli import main
from knowledge.model import Answer, Checked, Clarify, Finding, Part, Verdict
from tests.handlers.small import DOSE, HELP, LENGTH, ScriptedFaq


def scripted() -> ScriptedFaq:
    """The engine of these tests."""
    return ScriptedFaq(
        {
            "length?": Answer((Part(LENGTH, 0.9),)),
            "both?": Answer((Part(LENGTH, 0.9), Part(DOSE, 0.9))),
            "choose": Clarify((HELP, DOSE), 0.5),
        },
        {
            "it lasted a year": Checked(
                Verdict.CONTRADICTED, (Finding(Verdict.CONTRADICTED, "16 weeks.", (LENGTH,)),)
            )
        },
    )


if __name__ == "__main__":
    asking.load_faq = scripted  # type: ignore[assignment]
    if "run" in sys.argv:
        from bot import ledger, metrics, polling
        from handlers import repeating

        polling.PAUSES = (0.1,)  # type: ignore[assignment]
        ledger.HOLD_SECONDS = 60.0  # however slow the machine is
        repeating.PAUSES = (0.1, 0.1)  # type: ignore[assignment]
        metrics.load_faq = lambda _cache: scripted()  # type: ignore[assignment,return-value]
    raise SystemExit(main())
