"""The evidence, and how it is asked. Knows neither Telegram nor a network."""
