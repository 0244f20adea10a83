"""Methods that send and fetch files."""

from typing import Any

from mediabot.demo.botapi.bodies import Params
from mediabot.demo.botapi.methods_messages import send
from mediabot.demo.botapi.records import Bot, File, Json
from mediabot.demo.botapi.refusals import bad_request
from mediabot.demo.botapi.registry import method
from mediabot.demo.botapi.texts import caption_content
from mediabot.demo.botapi.world import World


def file_json(file: File) -> Json:
    """The fields that every kind of file has."""
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content)}


def named_file_json(file: File) -> Json:
    """With name and type, as documents and videos have."""
    return file_json(file) | {"file_name": file.name, "mime_type": file.mime}


def _file_of(world: World, params: Params, kind: str) -> File:
    value = params.text(kind)
    upload = params.uploads.get(value.removeprefix("attach://") if value.startswith("attach://") else kind)
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return world.files.keep(upload.name, upload.content, mime=upload.mime, folder=f"{kind}s")
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    return world.files.get(value)


def _send_file(world: World, bot: Bot, params: Params, kind: str) -> Json:
    entities = params.json("caption_entities")
    content = caption_content(params.text("caption"), params.text("parse_mode"), entities)
    file = _file_of(world, params, kind)
    described: Any = named_file_json(file) if kind in ("document", "video") else file_json(file)
    if kind == "photo":
        described = [described | {"width": 90, "height": 90}]
    elif kind == "voice":
        described |= {"duration": params.integer("duration"), "mime_type": file.mime}
    return send(world, bot, params, {kind: described} | content)


@method("sendDocument")
def send_document(world: World, bot: Bot, params: Params) -> Json:
    """Any file, uploaded or by the id of one sent before."""
    return _send_file(world, bot, params, "document")


@method("sendPhoto")
def send_photo(world: World, bot: Bot, params: Params) -> Json:
    """A picture."""
    return _send_file(world, bot, params, "photo")


@method("sendVoice")
def send_voice(world: World, bot: Bot, params: Params) -> Json:
    """A voice message."""
    return _send_file(world, bot, params, "voice")


@method("sendVideo")
def send_video(world: World, bot: Bot, params: Params) -> Json:
    """A film."""
    return _send_file(world, bot, params, "video")


@method("getFile")
def get_file(world: World, bot: Bot, params: Params) -> Json:
    """Where to fetch it: `/file/bot<token>/<file_path>`."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    if file_id not in world.files.by_id:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    file = world.files.by_id[file_id]
    return file_json(file) | {"file_path": file.path}
