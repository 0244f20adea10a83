"""Messages as the page reads them: little more than what it shows."""

from mediabot.demo.botapi.people.views import Button
from mediabot.demo.botapi.world.records import Json, Message, Toast

FILES = ("animation", "document", "video", "audio", "voice", "photo")


def message_json(message: Message) -> Json:
    """One message; the page names buttons by row and column and never sees their data."""
    body = message.body
    shown: Json = {
        "id": message.id,
        "from": message.sender.id,
        "name": message.sender.name,
        "bot": message.sender.is_bot,
        "date": body["date"],
        "edited": "edit_date" in body,
        "text": message.text,
        "entities": body.get("entities") or body.get("caption_entities") or [],
        "rows": [[_button_json(Button.of(button)) for button in row] for row in message.rows],
        "asksReply": bool(message.asks_reply),
        "reactions": message.reactions,
        "protected": bool(body.get("has_protected_content")),
        "album": body.get("media_group_id", ""),
    }
    if media := _media(body):
        shown["media"] = media
    if poll := body.get("poll"):
        options = [option["text"] for option in poll["options"]]
        shown["poll"] = {k: poll[k] for k in ("question", "type", "is_closed")} | {"options": options}
    if origin := body.get("forward_origin"):
        shown["forwarded"] = _origin_name(origin)
    if replied := body.get("reply_to_message"):
        shown["reply"] = {
            "id": replied["message_id"],
            "name": replied["from"]["first_name"],
            "text": str(replied.get("text") or replied.get("caption") or "")[:120],
        }
    return shown


def toast_json(toast: Toast) -> Json:
    """The answer to a tap."""
    return {"account": toast.user_id, "text": toast.text, "alert": toast.alert, "url": toast.url}


def _button_json(button: Button) -> Json:
    kind = "press" if button.data else "url" if button.url else "copy"
    style = {"style": button.style} if button.style else {}
    return {"label": button.label, "kind": kind, "value": button.url or button.copies, **style}


def _media(body: Json) -> Json | None:
    for kind in FILES:
        if kind in body:
            file = body[kind][-1] if kind == "photo" else body[kind]
            url = f"/demo/download/{file['file_id']}"
            kept = kind != "photo" and body.get("has_protected_content")
            return {
                "kind": kind,
                "name": file.get("file_name", ""),
                "size": file["file_size"],
                "seconds": file.get("duration", 0),
                "url": "" if kept else url,
            }
    for kind in ("sticker", "location", "contact"):
        if kind in body:
            return {"kind": kind, "name": "", "size": 0, "url": ""}
    if "new_chat_members" in body:
        return {"kind": "service", "name": body["new_chat_members"][0]["first_name"], "size": 0, "url": ""}
    return None


def _origin_name(origin: Json) -> str:
    match origin["type"]:
        case "user":
            user = origin["sender_user"]
            return f"{user['first_name']} {user.get('last_name', '')}".strip()
        case "channel":
            return str(origin["chat"]["title"])
    return str(origin["sender_user_name"])
