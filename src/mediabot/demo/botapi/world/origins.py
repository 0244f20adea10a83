"""Where a forwarded message was first said (by a person, in a channel, by somebody who hides it), and who speaks."""

from dataclasses import dataclass

from mediabot.demo.botapi.world.records import Chat, Json, Message, User


@dataclass(frozen=True)
class Channel:
    """A channel that no bot here is in; `post` is the message's number there."""

    id: int
    title: str
    username: str | None = None
    post: int = 1
    signature: str = ""

    def json(self) -> Json:
        """As bots see it."""
        body: Json = {"id": self.id, "title": self.title, "type": "channel"}
        return body | {"username": self.username} if self.username else body


Origin = User | Channel | str


def origin_json(origin: Origin, date: int) -> Json:
    """The fields of a forwarded message, also those from before Bot API 7.0, which are still sent; text is a name."""
    its: Json
    old: Json
    match origin:
        case User():
            its, old = {"type": "user", "sender_user": origin.json()}, {"forward_from": origin.json()}
        case Channel():
            its = {"type": "channel", "chat": origin.json(), "message_id": origin.post}
            old = {"forward_from_chat": origin.json(), "forward_from_message_id": origin.post}
            if origin.signature:
                its["author_signature"] = old["forward_signature"] = origin.signature
        case _:
            its, old = {"type": "hidden_user", "sender_user_name": origin}, {"forward_sender_name": origin}
    return {"forward_origin": its | {"date": date}, **old, "forward_date": date}


def speaker_json(speaker: Channel | Chat) -> Json:
    """The fields of a message by a group itself, as anonymous administrators write, or by a channel: a stand-in is its
    sender, always the same."""
    stand_in = (
        User(136817688, "Channel", username="Channel_Bot", is_bot=True)
        if isinstance(speaker, Channel)
        else User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
    )
    return {"from": stand_in.json(), "sender_chat": speaker.json()}


def origin_of(message: Message) -> Json:
    """The same for a message that is being forwarded: what was forwarded before keeps where it came from."""
    if "forward_origin" in message.body:
        return {key: value for key, value in message.body.items() if key.startswith("forward_")}
    return origin_json(message.sender, message.body["date"])
