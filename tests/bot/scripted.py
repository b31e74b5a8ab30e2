"""``python -m tests.bot.scripted``: the command line with an engine that answers from a script."""

from __future__ import annotations

from bot import asking, curating
from bot.cli import main
from knowledge.model import Answer, Checked, Clarify, Finding, Part, Verdict
from tests.handlers.small import DOSE, HELP, LENGTH, ScriptedFaq


def scripted() -> ScriptedFaq:
    """The engine of these tests."""
    return ScriptedFaq(
        {"length?": Answer((Part(LENGTH, 0.9),)), "choose": Clarify((HELP, DOSE), 0.5)},
        {
            "it lasted a year": Checked(
                Verdict.CONTRADICTED, (Finding(Verdict.CONTRADICTED, "16 weeks.", (LENGTH,)),)
            )
        },
    )


if __name__ == "__main__":
    asking.load_faq = scripted  # type: ignore[assignment]
    curating.load_faq = scripted  # type: ignore[assignment]
    raise SystemExit(main())
