"""The program: command line, settings, Telegram application, web pages."""

__version__ = "0.1.0"
