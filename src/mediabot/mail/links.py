"""Links that can't be forged: signed with what only this bot has, and for one purpose."""

from __future__ import annotations

import hashlib
import hmac

from itsdangerous import BadData, URLSafeSerializer

from mediabot.services.ports.post import LinkUnusable

ANSWER = "mediabot: an expert answers"
COMMENT = "mediabot: an expert comments"
"""Salts: what is signed for one purpose is of no use for another."""

LONGEST = 200


class SignedLinks:
    """`secret` is the bot's token: whoever has it can do all of this anyway."""

    def __init__(self, secret: str, public_url: str) -> None:
        self._secret = secret.encode()
        self._public_url = public_url
        self._answers = self._serializer(ANSWER)
        self._comments = self._serializer(COMMENT)

    def to_answer(self, referral_id: int, address: str) -> str:
        return self._link("answer", self._answers, referral_id, address)

    def to_comment(self, statement_id: int, address: str) -> str:
        return self._link("answer/comment", self._comments, statement_id, address)

    def read(self, signed: str) -> tuple[int, str]:
        return _read(self._answers, signed)

    def read_comment(self, signed: str) -> tuple[int, str]:
        return _read(self._comments, signed)

    def mark(self, address: str) -> str:
        return hmac.new(self._secret, address.casefold().encode(), hashlib.sha256).hexdigest()[:12]

    def _serializer(self, salt: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt, signer_kwargs={"digest_method": hashlib.sha256})

    def _link(self, page: str, serializer: URLSafeSerializer, subject: int, address: str) -> str:
        signed = serializer.dumps([subject, self.mark(address)])
        return f"{self._public_url}/{page}/{signed if isinstance(signed, str) else signed.decode()}"


def _read(serializer: URLSafeSerializer, signed: str) -> tuple[int, str]:
    try:
        if len(signed) > LONGEST:
            raise LinkUnusable
        subject, mark = serializer.loads(signed)
        return int(subject), str(mark)
    except (BadData, ValueError, TypeError):
        raise LinkUnusable from None
