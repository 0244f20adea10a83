"""What people send besides text, as the fields of a message; small made-up files where a file is needed."""

from mediabot.demo.botapi.files import FileStore
from mediabot.demo.botapi.methods_files import file_json, named_file_json
from mediabot.demo.botapi.records import Json

KINDS = ("photo", "voice", "sticker", "location", "contact", "video", "document")
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def attachment(files: FileStore, kind: str, *, name: str = "", content: bytes = b"", caption: str = "") -> Json:
    """Message fields for one of `KINDS`; nothing needs to be given."""
    body = _body(files, kind, name, content)
    return body | {"caption": caption} if caption else body


def _body(files: FileStore, kind: str, name: str, content: bytes) -> Json:
    match kind:
        case "photo":
            file = files.keep(name or "photo.png", content or PICTURE, folder="photos")
            return {"photo": [file_json(file) | {"width": 90, "height": 90}]}
        case "voice":
            file = files.keep(name or "voice.ogg", content or b"OggS", mime="audio/ogg", folder="voice")
            return {"voice": file_json(file) | {"duration": 3, "mime_type": "audio/ogg"}}
        case "sticker":
            return {"sticker": _sticker(files, content)}
        case "location":
            return {"location": {"latitude": 42.6977, "longitude": 23.3219}}
        case "contact":
            return {"contact": {"phone_number": "+359000000000", "first_name": name or "Name"}}
        case "video":
            file = files.keep(name or "video.mp4", content or b"ftyp", folder="videos")
            return {"video": named_file_json(file) | {"width": 320, "height": 240, "duration": 3}}
        case "document":
            file = files.keep(name or "document.txt", content or b"-", folder="documents")
            return {"document": named_file_json(file)}
    raise ValueError(f"{kind!r} is none of {', '.join(KINDS)}")


def _sticker(files: FileStore, content: bytes) -> Json:
    file = files.keep("sticker.webp", content or b"RIFF", folder="stickers")
    shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return file_json(file) | shape | {"type": "regular", "emoji": "👋"}
