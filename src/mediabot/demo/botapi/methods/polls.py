"""Polls and quizzes. Nobody votes here."""

from typing import Any

from mediabot.demo.botapi.methods.messages import markup_of, message_of, send
from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import Refusal, bad_request
from mediabot.demo.botapi.rules.texts import formatted
from mediabot.demo.botapi.world.records import Bot, Json
from mediabot.demo.botapi.world.world import World

QUESTION_LIMIT = 300
OPTION_LIMIT = 100
MOST_OPTIONS = 12


def poll_json(id: str, question: Json, options: list[Json]) -> Json:
    """A regular poll in which nobody has voted; question and options with their entities."""
    return {
        "id": id,
        **question,
        "options": [option | {"voter_count": 0, "persistent_id": str(n)} for n, option in enumerate(options)],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
        "type": "regular",
    }


@method("sendPoll")
def send_poll(world: World, bot: Bot, params: Params) -> Json:
    """A question with up to twelve answers; a quiz knows which are right."""
    mode, entities = params.text("question_parse_mode"), params.json("question_entities")
    question = _text(params.text("question"), mode, entities, "question")
    if len(question["question"]) > QUESTION_LIMIT:
        raise bad_request(f"poll question length must not exceed {QUESTION_LIMIT}")
    options = _options(params)
    kind = params.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    poll = poll_json(world.new_id(), question, options)
    poll |= {
        "is_closed": params.flag("is_closed"),
        "is_anonymous": params.flag("is_anonymous") if params.text("is_anonymous") else True,
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": params.flag("allows_revoting") if params.text("allows_revoting") else kind != "quiz",
        "members_only": params.flag("members_only"),
        "type": kind,
    }
    if kind == "quiz":
        poll |= _quiz(params, len(options))
    if params.text("open_period"):
        poll |= {
            "open_period": params.integer("open_period"),
            "close_date": int(world.now()) + params.integer("open_period"),
        }
    return send(world, bot, params, {"poll": poll})


@method("stopPoll")
def stop_poll(world: World, bot: Bot, params: Params) -> Any:
    """No more votes; gives the poll as it stands."""
    markup = markup_of(params)
    message = message_of(world, bot, params, "message with poll to stop")
    poll = message.body.get("poll")
    if poll is None:
        raise bad_request("message is not a poll")
    if message.sender is not bot.user:
        raise bad_request("poll can't be stopped")
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    closed = poll | {"is_closed": True}
    content = {"poll": closed} | ({"reply_markup": markup} if markup and "inline_keyboard" in markup else {})
    world.change_message(message, content, drop=("reply_markup",))
    return closed


def _text(source: str, parse_mode: str, given: Any, name: str) -> Json:
    text, entities = formatted(source, parse_mode, given)
    if not text:
        raise bad_request("text must be non-empty")
    return {name: text} | ({f"{name}_entities": entities} if entities else {})


def _options(params: Params) -> list[Json]:
    try:
        given = params.json("options")
    except Refusal:
        raise bad_request("can't parse options JSON object") from None
    if not isinstance(given, list):
        raise bad_request("expected an Array of String as options")
    options = [_option(option) for option in given]
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    return options


def _option(given: Any) -> Json:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise bad_request("expected an option to be of type String")
    if not isinstance(given.get("text"), str):
        raise bad_request('can\'t find field "text"')
    option = _text(given["text"], str(given.get("text_parse_mode") or ""), given.get("text_entities"), "text")
    if len(option["text"]) > OPTION_LIMIT:
        raise bad_request(f"poll options length must not exceed {OPTION_LIMIT}")
    return option


def _quiz(params: Params, options: int) -> Json:
    right = params.json("correct_option_ids")
    if right is None and params.text("correct_option_id"):
        right = [params.integer("correct_option_id", -1)]
    if not right:
        raise bad_request("correct quiz option list must be non-empty")
    if sorted(set(right)) != right:
        raise bad_request("correct quiz option list must be increasing")
    if not all(0 <= number < options for number in right):
        raise bad_request("wrong quiz correct_option_id")
    quiz: Json = {"correct_option_ids": right}
    if explanation := params.text("explanation"):
        mode, given = params.text("explanation_parse_mode"), params.json("explanation_entities")
        quiz |= _text(explanation, mode, given, "explanation")
        quiz.setdefault("explanation_entities", [])
    return quiz
