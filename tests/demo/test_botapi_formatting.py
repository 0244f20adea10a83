"""Text and entities, as Telegram stores them."""

import pytest

from mediabot.demo.botapi.rules.texts import message_content


def marked(source: str, parse_mode: str = "HTML") -> tuple[str, list[tuple[str, str]]]:
    """The text, and each entity with the words it covers."""
    content = message_content(source, parse_mode, None)
    units = content["text"].encode("utf-16-le")
    covered = [
        (e["type"], units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le"))
        for e in content.get("entities", [])
    ]
    return content["text"], covered


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Ана</b> &amp; <i>Том</i>", "Ана & Том", [("bold", "Ана"), ("italic", "Том")]),
        ("😀 <u><s>x</s></u>", "😀 x", [("strikethrough", "x"), ("underline", "x")]),
        ("&lt;b&gt; &#1103;&#x44F; &nbsp; &", "<b> яя &nbsp; &", []),
        ('<a href="https://x.org/?a=1&amp;b=2">y</a>', "y", [("text_link", "y")]),
        ("<a href='not a link'>y</a>", "y", []),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", "q")]),
        ('<pre><code class="language-python">x = 1</code></pre>', "x = 1", [("pre", "x = 1")]),
        ("<tg-spoiler>s</tg-spoiler><span class='tg-spoiler'>t</span>", "st", [("spoiler", "s"), ("spoiler", "t")]),
        ("  <b> x </b>  ", "x", [("bold", "x")]),
        ("<b></b>x", "x", []),
        (
            "see /help@media_bot, https://x.org/a.",
            None,
            [("bot_command", "/help@media_bot"), ("url", "https://x.org/a")],
        ),
        (
            "<code>/help</code> @anna ana@example.org",
            None,
            [("code", "/help"), ("mention", "@anna"), ("email", "ana@example.org")],
        ),
        ("1/2 и/или км/ч", "1/2 и/или км/ч", []),
        ("a\u202eb\rc\td", "abc d", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str | None, entities: list[tuple[str, str]]) -> None:
    got_text, got_entities = marked(source)

    assert text is None or got_text == text
    assert sorted(got_entities) == sorted(entities)


def test_plain_text_keeps_its_angle_brackets() -> None:
    assert marked("<b>x</b>", "") == ("<b>x</b>", [])


def test_language_of_code_is_kept() -> None:
    content = message_content('<pre><code class="language-python">x</code></pre>', "HTML", None)

    assert content["entities"] == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]
