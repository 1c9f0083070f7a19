"""Local stand-ins for the providers: they keep what they were sent and answer as told."""

import json
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Call:
    path: str
    headers: dict[str, str]
    content: bytes

    @property
    def said(self) -> dict:
        return json.loads(self.content)


@dataclass
class FakeHttp:
    """`answer(call)` gives (status, JSON object); `calls` is everything that arrived, in order."""

    answer: Callable[[Call], tuple[int, dict]]
    calls: list[Call] = field(default_factory=list)

    def __enter__(self) -> "FakeHttp":
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                call = Call(self.path, dict(self.headers.items()), self.rfile.read(length))
                fake.calls.append(call)
                status, said = fake.answer(call)
                content = json.dumps(said).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST

            def log_message(self, *_words: object) -> None:
                pass

        self._server = _start(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        return self

    def __exit__(self, *_error: object) -> None:
        _stop(self._server)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"


class FakeSmtp:
    """Takes mails until `refuses` names an answer to RCPT, e.g. "550 no such person"."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.mails: list[bytes] = []

    def __enter__(self) -> "FakeSmtp":
        fake = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self._say("220 fake")
                while line := self.rfile.readline().decode().strip():
                    verb = line.split()[0].upper()
                    if verb == "DATA":
                        self._say("354 go on")
                        fake.mails.append(self._read_mail())
                    self._say(self._answer(verb))
                    if verb == "QUIT":
                        return

            def _answer(self, verb: str) -> str:
                if verb == "RCPT" and fake.refuses:
                    return fake.refuses
                return "221 bye" if verb == "QUIT" else "250 ok"

            def _read_mail(self) -> bytes:
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    lines.append(line)
                return b"".join(lines)

            def _say(self, text: str) -> None:
                self.wfile.write(f"{text}\r\n".encode())

        self._server = _start(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler))
        return self

    def __exit__(self, *_error: object) -> None:
        _stop(self._server)

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self._server.server_address[1]}"


def sms_accepts(call: Call) -> tuple[int, dict]:
    """What Tencent Cloud says when it takes a message."""
    said = call.said
    taken = {"Code": "Ok", "SerialNo": "sn-1", "SessionContext": said["SessionContext"]}
    return 200, {"Response": {"SendStatusSet": [taken], "RequestId": "r"}}


def sms_says(code: str) -> Callable[[Call], tuple[int, dict]]:
    return lambda call: (200, {"Response": {"SendStatusSet": [{"Code": code}], "RequestId": "r"}})


def _start(server):
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def _stop(server) -> None:
    server.shutdown()
    server.server_close()
