"""The command line: one thin function a command. What a command needs is imported when it runs."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import __version__

FAILED, INTERRUPTED, BROKEN_PIPE = 1, 130, 141
DESCRIPTION = """\
Answers questions on vitamin D, vitamin B12 and ALS from a curated FAQ, with
caveats and citations, on Telegram and in the terminal. Not medical advice."""
EXAMPLES = """\
"als-evidence-bot COMMAND --help" tells more on each.

examples:
  als-evidence-bot ask "does vitamin D help?"
  als-evidence-bot check "B12 cures ALS"
  als-evidence-bot ask --jsonl < questions.jsonl > answers.jsonl

settings: from the environment or a file .env here (TELEGRAM_BOT_TOKEN, DATA_DIR
  and others: see README.md and .env.example). In the terminal none is needed.

exit codes: 0 done, 1 failed or faults found, 2 wrong usage."""

OF_RUN = (
    "It asks Telegram for updates, or serves a webhook where WEBHOOK_URL and WEBHOOK_SECRET are set. Stop it "
    "with Ctrl-C or SIGTERM. docs/operations.md tells how to keep it running."
)
OF_START = "This is what 'make run' does."
OF_CHAT = "No token and no network are needed, and nothing that is typed is kept."
OF_HEALTH = (
    "For containers: the exit code is 0 where it is well, and 1 where it is not or serves no page. It serves "
    "pages with a webhook, else where PORT is set."
)
OF_ASK = 'For example: als-evidence-bot ask "does vitamin D help?"'
OF_CHECK = 'For example: als-evidence-bot check "B12 cures ALS"'
OF_JSONL = 'one JSON object a line, in from standard input ({"text": "...", "chat": "c1"}) and out'
OF_LINT = "The exit code is 1 where there is one. Warnings stop nothing."
OF_EVALUATE = "It prints one JSON object. None of our own vocabulary is used."
OF_QUESTIONS = (
    "One JSON object a line, oldest first, from the database in DATA_DIR or at DATABASE_URL. The exit code is "
    "1 where that cannot be read."
)
OF_BACKUP = "docs/operations.md tells how to put it back. For PostgreSQL use pg_dump."
PAGE = re.compile(r"https?://[^\s/?#]+[^\s#]*")
INTERNAL_ERROR = """\
internal error: {}. The fault is in the program, not in what you typed.
Please report this line and the next one, which hold none of your words:"""

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what it returns is the exit code. Operational errors are one readable line."""
    if sys.stderr is None:  # else what is told there would stand among the answers
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    try:
        return _run_command(_options(arguments))
    except BrokenPipeError:
        _silence_stdout()
        return BROKEN_PIPE
    except OSError as error:
        _drop_what_is_not_printed()
        return failed(_explained(error))
    except KeyboardInterrupt:
        return INTERRUPTED


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    try:
        return _parser().parse_args(arguments)
    except SystemExit:
        _flush()  # help was printed
        raise


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _run_command(options: argparse.Namespace) -> int:
    from bot.early_settings import SettingsError
    from bot.terminal import check_output
    from knowledge.model import KnowledgeError

    command: Command = options.command
    try:
        if command not in WITHOUT_OUTPUT:
            check_output()
        code = command(options)
        _flush()
    except SettingsError as error:
        return failed(f"The settings cannot be used:\n  {str(error).replace(chr(10), chr(10) + '  ')}")
    except KnowledgeError as error:
        return failed(str(error))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, a traceback is nobody's message
        return failed(_explained(error))
    return code


def _explained(error: Exception) -> str:
    """What is said of an error that no command expects: the machine's, where that refused something."""
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return f"cannot go on: {place}{error.strerror}"
    from handlers.errors import where

    return f"{INTERNAL_ERROR.format(type(error).__name__)}\n  {where(error)}"


def _drop_what_is_not_printed() -> None:
    """Where standard output takes no more, what it has not taken is not tried again."""
    try:
        _flush()
    except OSError:
        _silence_stdout()


def failed(message: str) -> int:
    """Say on standard error what went wrong; the exit code for it."""
    print(message, file=sys.stderr)
    return FAILED


def _silence_stdout() -> None:
    """What is printed arrives nowhere: keep the interpreter from complaining about it when it closes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="als-evidence-bot",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_running(commands)
    _add_asking(commands)
    _add_curating(commands)
    return parser


_Commands = argparse._SubParsersAction  # the only name that argparse has for it


def _add(
    commands: _Commands[argparse.ArgumentParser], name: str, command: Command, told: str, more: str = ""
) -> argparse.ArgumentParser:
    """A command: what it does in a line, and what an operator should know of it, below the usage."""
    description = f"{told[0].upper()}{told[1:]}. {more}".strip()
    parser = commands.add_parser(name, help=told, description=description, allow_abbrev=False)
    parser.set_defaults(command=command, wrong_usage=parser.error)
    return parser


def _add_running(commands: _Commands[argparse.ArgumentParser]) -> None:
    _add(commands, "run", _run, "be the bot on Telegram (needs TELEGRAM_BOT_TOKEN)", OF_RUN)
    _add(commands, "start", _start, "run where TELEGRAM_BOT_TOKEN is set, else chat", OF_START)
    _add(commands, "chat", _chat, "talk to the bot in this terminal", OF_CHAT)
    health = _add(commands, "health", _health, "ask a running bot whether it is well", OF_HEALTH)
    health.add_argument("--url", help="address of its page (default: http://HOST:PORT/healthz)")


def _add_asking(commands: _Commands[argparse.ArgumentParser]) -> None:
    ask = _add(commands, "ask", _ask, "answer one question, or many with --jsonl", OF_ASK)
    ask.add_argument("text", nargs="*", metavar="TEXT", help="the question; without it, from standard input")
    kind = ask.add_mutually_exclusive_group()
    kind.add_argument("--json", action="store_true", help="answer with one JSON object")
    kind.add_argument("--jsonl", action="store_true", help=OF_JSONL)
    check = _add(commands, "check", _check, "check a claim against what the articles say", OF_CHECK)
    check.add_argument("text", nargs="*", metavar="TEXT", help="the claim; without it, from standard input")
    check.add_argument("--json", action="store_true", help="answer with one JSON object")
    _add(commands, "topics", _topics, "list every question that has an answer, by topic")


def _add_curating(commands: _Commands[argparse.ArgumentParser]) -> None:
    lint = _add(commands, "lint", _lint, "print every fault in the content, with file and line", OF_LINT)
    kind = lint.add_mutually_exclusive_group()
    kind.add_argument(
        "--coverage", action="store_true", help="instead: which claims of the articles have answers"
    )
    kind.add_argument(
        "--asked", action="store_true", help="instead: ask every phrasing and print those that miss (a minute)"
    )
    evaluate = _add(
        commands, "evaluate", _evaluate, "measure the engine on any labelled questions", OF_EVALUATE
    )
    bank = 'file of what can be answered, a line each: {"id": "...", "phrasings": ["...", ...]}'
    evaluate.add_argument("bank", type=Path, metavar="BANK", help=bank)
    queries = 'file of questions, a line each: {"text": "...", "gold": ["id", ...]}; null for none of the bank'
    evaluate.add_argument("queries", type=Path, metavar="QUERIES", help=queries)
    evaluate.add_argument("--out", type=Path, metavar="FILE", help="write there how each query was answered")
    export = _add(commands, "export", _export, "print content for other programs, as JSON")
    export.add_argument("what", choices=["claims"], help="claims: schema.org ClaimReview as JSON-LD")
    export.add_argument("--page", type=_page, metavar="URL", help="where it is published, for its addresses")
    told = "print the questions that people sent to the curators"
    questions = _add(commands, "questions", _questions, told, OF_QUESTIONS)
    questions.add_argument("--delete", type=int, metavar="ID", help="instead: delete the one with this id")
    backup = _add(commands, "backup", _backup, "copy the SQLite database, also while the bot runs", OF_BACKUP)
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file; it will hold what people wrote")


def _page(text: str) -> str:
    if not PAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an address such as https://example.org/claims")
    return text


def _run(_options: argparse.Namespace) -> int:
    from bot.slim_httpx import leave_out_command_line

    leave_out_command_line()
    from bot.running import run
    from bot.settings import read_all

    return run(read_all())


def _start(options: argparse.Namespace) -> int:
    from bot.chat import no_token
    from bot.settings import read_all
    from bot.terminal import check_output

    if read_all().telegram_bot_token is not None:
        return _run(options)
    check_output()
    no_token()
    return _chat(options)


def _chat(_options: argparse.Namespace) -> int:
    from bot.asking import load_faq
    from bot.chat import chat

    return chat(load_faq)


def _health(options: argparse.Namespace) -> int:
    from bot.health import probe

    return probe(options.url)


def _ask(options: argparse.Namespace) -> int:
    from bot import asking

    if options.jsonl and options.text:
        options.wrong_usage("--jsonl reads questions from standard input: leave out TEXT")
    if options.jsonl:
        return asking.ask_lines()
    return asking.ask(" ".join(options.text), options.json)


def _check(options: argparse.Namespace) -> int:
    from bot import asking

    return asking.check(" ".join(options.text), options.json)


def _topics(_options: argparse.Namespace) -> int:
    from bot.curating import print_topics

    return print_topics()


def _lint(options: argparse.Namespace) -> int:
    from bot import curating

    if options.asked:
        return curating.print_asked()
    return curating.print_coverage() if options.coverage else curating.print_faults()


def _evaluate(options: argparse.Namespace) -> int:
    from bot.curating import print_measures

    return print_measures(options.bank, options.queries, options.out)


def _export(options: argparse.Namespace) -> int:
    from bot.curating import print_claim_reviews

    return print_claim_reviews(options.page or "")


def _questions(options: argparse.Namespace) -> int:
    from bot.curating import delete_question, print_questions

    return print_questions() if options.delete is None else delete_question(options.delete)


def _backup(options: argparse.Namespace) -> int:
    from bot.curating import back_up

    return back_up(options.file)


WITHOUT_OUTPUT: tuple[Command, ...] = (_run, _start, _health, _backup)
"""Commands that do their work where nobody reads what is printed."""
