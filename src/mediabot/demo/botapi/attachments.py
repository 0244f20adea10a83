"""What people send besides text, as the fields of a message; small made-up files where a file is needed."""

from mediabot.demo.botapi.files import FileStore
from mediabot.demo.botapi.media import file_json, media_json
from mediabot.demo.botapi.records import Json

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
FILM = {"width": 320, "height": 240, "duration": 3}
MADE_UP: dict[str, tuple[str, bytes, Json]] = {
    "photo": ("photo.png", PICTURE, {}),
    "video": ("video.mp4", b"ftyp", FILM),
    "animation": ("animation.mp4", b"ftyp", FILM),
    "audio": ("audio.mp3", b"ID3", {"duration": 3}),
    "voice": ("voice.ogg", b"OggS", {"duration": 3}),
    "document": ("document.txt", b"-", {}),
}
KINDS = (*MADE_UP, "sticker", "location", "contact")


def attachment(files: FileStore, kind: str, *, name: str = "", content: bytes = b"") -> Json:
    """Message fields for one of `KINDS`; nothing needs to be given."""
    if kind in MADE_UP:
        usual_name, usual_content, details = MADE_UP[kind]
        return media_json(files.keep(name or usual_name, content or usual_content, kind=kind), details)
    match kind:
        case "sticker":
            return {"sticker": _sticker(files, content)}
        case "location":
            return {"location": {"latitude": 42.6977, "longitude": 23.3219}}
        case "contact":
            return {"contact": {"phone_number": "+359000000000", "first_name": name or "Name"}}
    raise ValueError(f"{kind!r} is none of {', '.join(KINDS)}")


def _sticker(files: FileStore, content: bytes) -> Json:
    file = files.keep("sticker.webp", content or b"RIFF", kind="sticker")
    shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return file_json(file) | shape | {"type": "regular", "emoji": "👋"}
