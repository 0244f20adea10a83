"""Links that can't be forged: signed with what only this bot has, and for one purpose."""

from __future__ import annotations

import hashlib
import hmac

from itsdangerous import BadData, URLSafeSerializer

from mediabot.services.ports.post import LinkUnusable

ANSWER = "mediabot: an expert answers"
"""The salt: what is signed for one purpose is of no use for another."""

LONGEST = 200


class SignedLinks:
    """`secret` is the bot's token: whoever has it can do all of this anyway."""

    def __init__(self, secret: str, public_url: str) -> None:
        self._secret = secret.encode()
        self._public_url = public_url
        self._answers = URLSafeSerializer(self._secret, ANSWER, signer_kwargs={"digest_method": hashlib.sha256})

    def to_answer(self, referral_id: int, address: str) -> str:
        signed = self._answers.dumps([referral_id, self.mark(address)])
        return f"{self._public_url}/answer/{signed if isinstance(signed, str) else signed.decode()}"

    def read(self, signed: str) -> tuple[int, str]:
        try:
            if len(signed) > LONGEST:
                raise LinkUnusable
            referral_id, mark = self._answers.loads(signed)
            return int(referral_id), str(mark)
        except (BadData, ValueError, TypeError):
            raise LinkUnusable from None

    def mark(self, address: str) -> str:
        return hmac.new(self._secret, address.casefold().encode(), hashlib.sha256).hexdigest()[:12]
