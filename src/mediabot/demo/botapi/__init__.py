"""Telegram's server as played for the demo and the tests: the Bot API over HTTP, and people who chat through it.

`World` is the state, `App` the HTTP face, `LocalBotApi` both as a running server, `Person` whoever writes to the bot.
"""
