"""The command line: one thin function a command. What a command needs is imported when it runs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import __version__

OK, FAILED, USAGE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141
DESCRIPTION = """\
Answers questions on vitamin D, vitamin B12 and ALS from a curated FAQ, with
caveats and citations, on Telegram and in the terminal. Not medical advice."""
EXAMPLES = """\
examples:
  als-evidence-bot ask "does vitamin D help?"
  als-evidence-bot check "B12 cures ALS"
  als-evidence-bot ask --jsonl < questions.jsonl > answers.jsonl

exit codes: 0 done, 1 failed or faults found, 2 wrong usage."""

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what it returns is the exit code. Operational errors are one readable line."""
    options = _parser().parse_args(arguments)
    try:
        code = _run_command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _run_command(options: argparse.Namespace) -> int:
    from bot.local import SettingsError
    from knowledge.model import KnowledgeError

    command: Command = options.command
    try:
        return command(options)
    except SettingsError as error:
        return failed(f"The settings cannot be used:\n  {str(error).replace(chr(10), chr(10) + '  ')}")
    except KnowledgeError as error:
        return failed(str(error))


def failed(message: str) -> int:
    """Say on standard error what went wrong; the exit code for it."""
    print(message, file=sys.stderr)
    return FAILED


def _silence_stdout() -> None:
    """Nobody reads on: keep the interpreter from complaining about it when it closes."""
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
    commands: _Commands[argparse.ArgumentParser], name: str, command: Command, told: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=told, description=told[0].upper() + told[1:] + ".", allow_abbrev=False
    )
    parser.set_defaults(command=command)
    return parser


def _add_running(commands: _Commands[argparse.ArgumentParser]) -> None:
    _add(commands, "run", _run, "be the bot on Telegram (needs TELEGRAM_BOT_TOKEN)")
    _add(commands, "start", _start, "run where TELEGRAM_BOT_TOKEN is set, else chat")
    _add(commands, "chat", _chat, "be the bot in this terminal")
    health = _add(commands, "health", _health, "ask a running bot whether it is well (for containers)")
    health.add_argument("--url", help="its /healthz (default: from HOST and PORT)")


def _add_asking(commands: _Commands[argparse.ArgumentParser]) -> None:
    ask = _add(commands, "ask", _ask, "answer questions; without TEXT, one from standard input")
    ask.add_argument("text", nargs="*", metavar="TEXT", help="the question")
    kind = ask.add_mutually_exclusive_group()
    kind.add_argument("--json", action="store_true", help="answer with one JSON object")
    kind.add_argument("--jsonl", action="store_true", help="one JSON object a line, in and out")
    check = _add(commands, "check", _check, "hold a claim against what the articles say")
    check.add_argument("text", nargs="*", metavar="TEXT", help="the claim; without it, from standard input")
    check.add_argument("--json", action="store_true", help="answer with one JSON object")
    _add(commands, "topics", _topics, "list every question that has an answer, by topic")


def _add_curating(commands: _Commands[argparse.ArgumentParser]) -> None:
    lint = _add(commands, "lint", _lint, "print every fault in the content; exit 1 where there is one")
    lint.add_argument("--coverage", action="store_true", help="which claims of the articles are covered")
    lint.add_argument("--asked", action="store_true", help="ask every phrasing of the engine (a minute)")
    evaluate = _add(commands, "evaluate", _evaluate, "measure the engine on any labelled questions")
    evaluate.add_argument("bank", type=Path, help='a line each: {"id", "phrasings": [...]}')
    evaluate.add_argument("queries", type=Path, help='a line each: {"text", "gold": [ids] or null}')
    evaluate.add_argument("--out", type=Path, metavar="FILE", help="what each query was answered with")
    export = _add(commands, "export", _export, "write content for others to read")
    export.add_argument("what", choices=["claims"], help="claims: schema.org ClaimReview as JSON-LD")
    _add(commands, "questions", _questions, "print the questions that people sent to the curators")


def _run(_options: argparse.Namespace) -> int:
    from bot.light import leave_out_command_line

    leave_out_command_line()
    from bot.running import run
    from bot.settings import read_all

    return run(read_all())


def _start(options: argparse.Namespace) -> int:
    from bot.chat import no_token
    from bot.settings import read_all

    if read_all().telegram_bot_token is not None:
        return _run(options)
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


def _export(_options: argparse.Namespace) -> int:
    from bot.curating import print_claim_reviews

    return print_claim_reviews()


def _questions(_options: argparse.Namespace) -> int:
    from bot.curating import print_questions

    return print_questions()
