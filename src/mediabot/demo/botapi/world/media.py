"""Photos, videos, documents and the like: what may be uploaded, and how each stands in a message."""

from collections.abc import Mapping
from typing import Any

from mediabot.demo.botapi.rules.bodies import Params, Upload
from mediabot.demo.botapi.rules.refusals import Refusal, bad_request
from mediabot.demo.botapi.world.files import FileStore
from mediabot.demo.botapi.world.records import File, Json

PHOTO_LIMIT = 10 << 20
FILE_LIMIT = 50 << 20
MEDIA = ("photo", "video", "animation", "audio", "document", "voice")
ATTACHED = "attach://"


def file_json(file: File) -> Json:
    """The fields that every kind of file has."""
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content)}


def named_file_json(file: File) -> Json:
    """With name and type, as documents and videos have."""
    return file_json(file) | {"file_name": file.name, "mime_type": file.mime}


def media_json(file: File, details: Mapping[str, Any]) -> Json:
    """The fields of a message that carries a file; `details` are duration, width and so on, as the sender gave them."""
    match file.kind:
        case "photo":
            return {"photo": [file_json(file) | {"width": 90, "height": 90}]}
        case "voice":
            return {"voice": file_json(file) | {"duration": _number(details, "duration"), "mime_type": file.mime}}
        case "video":
            return {"video": named_file_json(file) | _shape(details)}
        case "animation":
            return {"animation": named_file_json(file) | _shape(details), "document": named_file_json(file)}
        case "audio":
            words = {key: str(details[key]) for key in ("title", "performer") if details.get(key)}
            return {"audio": named_file_json(file) | {"duration": _number(details, "duration")} | words}
    return {"document": named_file_json(file)}


def file_of(files: FileStore, params: Params, value: str, kind: str) -> File | None:
    """The file that a call names by `value`: its id, or what is attached; None where there is none."""
    attached = value.startswith(ATTACHED)
    upload = params.uploads.get(value.removeprefix(ATTACHED) if attached else kind)
    if upload is not None and (attached or not value):
        if not upload.content:
            raise bad_request("file must be non-empty")
        refuse_size(kind, len(upload.content))
        return files.keep(upload.name, upload.content, mime=upload.mime, kind=kind)
    if attached or not value:
        return None
    file = files.get(value)
    if "photo" in (kind, file.kind) and kind != file.kind:
        raise bad_request(f"can't use file of type {_called(file.kind)} as {_called(kind)}")
    return file


def kind_of_upload(wanted: str, upload: Upload) -> str:
    """What an app makes of a chosen file: a photo only if that is wanted, and it is a picture."""
    is_photo = wanted == "photo" and upload.mime.startswith("image/") and len(upload.content) <= PHOTO_LIMIT
    return "photo" if is_photo else "document"


def refuse_size(kind: str, size: int) -> None:
    """Raises what Telegram says to what is too large."""
    if size > FILE_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo" and size > PHOTO_LIMIT:
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes")


def _called(kind: str) -> str:
    return "VoiceNote" if kind == "voice" else kind.capitalize()


def _shape(details: Mapping[str, Any]) -> Json:
    return {key: _number(details, key) for key in ("width", "height", "duration")}


def _number(details: Mapping[str, Any], key: str) -> int:
    try:
        return int(details.get(key) or 0)
    except (TypeError, ValueError):
        return 0
