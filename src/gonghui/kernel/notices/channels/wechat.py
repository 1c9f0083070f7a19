"""Template messages of a WeChat service account."""

import json
import threading
import time

from django.utils import timezone

from ..configuration import WechatAccount
from .base import Message, NeverWorks, TryAgain, post_json

TOKEN_GONE = (40001, 40014, 42001)
BUSY = (-1, 45009, 45011)
LONGEST_SENTENCE = 20
EARLY = 300


class Wechat:
    """Sends a title to one follower. The token is shared by all threads and renewed 5 minutes early."""

    _tokens: dict[str, tuple[str, float]] = {}
    _lock = threading.Lock()

    def __init__(self, account: WechatAccount) -> None:
        self.account = account

    def send(self, address: str, message: Message) -> str:
        content = self._content(address, message)
        answer = self._post(content)
        if answer.get("errcode") in TOKEN_GONE:
            self.forget_token()
            answer = self._post(content)
        code = answer.get("errcode")
        if code == 0:
            return str(answer.get("msgid", ""))
        if code is None or code in BUSY or code in TOKEN_GONE:
            raise TryAgain(f"errcode {code}")
        raise NeverWorks(f"errcode {code}")

    def token(self) -> str:
        """The access token, asked for once and kept until shortly before it ends."""
        account = self.account
        with self._lock:
            kept, until = self._tokens.get(account.app_id, ("", 0.0))
            if time.monotonic() < until:
                return kept
            asked = {"grant_type": "client_credential", "appid": account.app_id, "secret": account.app_secret}
            answer = self._ask("/cgi-bin/stable_token", json.dumps(asked).encode())
            if "access_token" not in answer:
                raise TryAgain(f"errcode {answer.get('errcode')}")
            lives = max(int(answer.get("expires_in", 0)) - EARLY, 0)
            self._tokens[account.app_id] = (answer["access_token"], time.monotonic() + lives)
            return answer["access_token"]

    def forget_token(self) -> None:
        with self._lock:
            self._tokens.pop(self.account.app_id, None)

    def _content(self, address: str, message: Message) -> bytes:
        account = self.account
        moment = timezone.localtime(message.at).strftime("%Y-%m-%d %H:%M")
        said = {
            "touser": address,
            "template_id": account.template,
            "client_msg_id": message.dedupe,
            "url": message.url,
            "data": {
                account.sentence_place: {"value": _cut(message.title)},
                account.moment_place: {"value": moment},
            },
        }
        return json.dumps(said, ensure_ascii=False).encode()

    def _post(self, content: bytes) -> dict:
        return self._ask(f"/cgi-bin/message/template/send?access_token={self.token()}", content)

    def _ask(self, path: str, content: bytes) -> dict:
        return post_json(
            self.account.endpoint + path, content=content, headers={"Content-Type": "application/json"}
        )


def _cut(sentence: str) -> str:
    """WeChat refuses more than 20 characters in one place."""
    return sentence if len(sentence) <= LONGEST_SENTENCE else sentence[: LONGEST_SENTENCE - 1] + "…"
