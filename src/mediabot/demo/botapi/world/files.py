"""Files that bots and people sent; a file once sent can be fetched, or sent again by its id."""

import hashlib
import mimetypes

from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.world.records import File

FOLDERS = {"voice": "voice", "audio": "music"}


class FileStore:
    """Everything sent, by file id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}

    def keep(self, name: str, content: bytes, *, mime: str = "", kind: str = "document") -> File:
        """Store a file under a new id; its kind stays with it, however it is sent again."""
        number = len(self.by_id)
        digest = hashlib.sha256(content).hexdigest()[:15]
        guessed = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = "." + name.rpartition(".")[2] if "." in name else ""
        path = f"{FOLDERS.get(kind, f'{kind}s')}/file_{number}{suffix}"
        file = File(f"BQAC{number:06d}{digest}", f"AgAD{digest}", path, name, guessed, content, kind)
        self.by_id[file.id] = self.by_path[path] = file
        return file

    def get(self, file_id: str) -> File:
        """By id, or refused as Telegram does."""
        if file_id not in self.by_id:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self.by_id[file_id]
