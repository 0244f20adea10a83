"""What people send besides text, as the fields of a message; small made-up files where a file is needed."""

import struct
import zlib

from mediabot.demo.botapi.world.files import FileStore
from mediabot.demo.botapi.world.media import file_json, media_json
from mediabot.demo.botapi.world.records import Json


def picture(width: int = 32, height: int = 24) -> bytes:
    """A small sky over a field, as PNG."""
    rows = [bytes((90, 160 + 3 * y, 220) if y < height * 2 // 3 else (70, 140, 60)) * width for y in range(height)]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


PICTURE = picture()
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
