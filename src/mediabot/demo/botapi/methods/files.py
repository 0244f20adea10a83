"""Methods that send and fetch files."""

from mediabot.demo.botapi.methods.messages import send
from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.rules.texts import caption_content
from mediabot.demo.botapi.world.media import MEDIA, file_json, file_of, media_json
from mediabot.demo.botapi.world.records import Bot, Json
from mediabot.demo.botapi.world.world import World

DOWNLOAD_LIMIT = 20 << 20


def _register(kind: str) -> None:
    @method(f"send{kind}")
    def send_file(world: World, bot: Bot, params: Params) -> Json:
        file = file_of(world.files, params, params.text(kind), kind)
        if file is None:
            raise bad_request(f"there is no {kind} in the request")
        entities = params.json("caption_entities")
        caption = caption_content(params.text("caption"), params.text("parse_mode"), entities)
        return send(world, bot, params, media_json(file, params.values) | caption)


for _kind in MEDIA:
    _register(_kind)


@method("getFile")
def get_file(world: World, bot: Bot, params: Params) -> Json:
    """Where to fetch it: `/file/bot<token>/<file_path>`."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    if file_id not in world.files.by_id:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    file = world.files.by_id[file_id]
    if len(file.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return file_json(file) | {"file_path": file.path}
