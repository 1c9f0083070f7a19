"""Where ClamAV is on, an infected upload is refused; where it does not answer, nothing is taken unread."""

import socketserver
import struct
import threading

import pytest

from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions, refusals, vault, viruses
from gonghui.kernel.files.models import StoredFile

from .conftest import AT, upload

BY = Actor(7, "李敏", account_id=3)
# The harmless text that every scanner calls a virus, in two halves so that none calls this file one.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + rb"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HARMLESS = b"%PDF-1.7 " + b"." * 200_000
pytestmark = pytest.mark.django_db


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM as clamd does."""

    def handle(self) -> None:
        self.server.heard.append(self.rfile.read(len(b"zINSTREAM\0")))
        content = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.heard.append(content)
        answer = self.server.answer or (
            b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"
        )
        self.wfile.write(answer + b"\0")


class UnixDaemon(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@pytest.fixture
def clamd(tmp_path, settings):
    """A daemon of our own behind a socket file, and the setting that names it."""
    with UnixDaemon(str(tmp_path / "clamd.ctl"), Clamd) as server:
        server.heard, server.answer = [], b""
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = f"unix:{tmp_path / 'clamd.ctl'}"
        yield server
        server.shutdown()


def store(content: bytes) -> StoredFile:
    return actions.store(upload(content, "附件.pdf"), kind="document", sensitive=False, by=BY, at=AT)


def test_an_infected_file_is_refused_and_nothing_of_it_stays(clamd):
    with pytest.raises(refusals.FileInfected) as refused:
        store(b"%PDF-1.7 " + EICAR)
    assert "病毒" in str(refused.value)
    assert not StoredFile.objects.exists() and list(vault.all_names()) == []
    assert list(vault.incoming().iterdir()) == []


def test_without_a_scanner_it_would_be_taken(clamd, settings):
    settings.CLAMD = ""
    assert store(b"%PDF-1.7 " + EICAR).pk and clamd.heard == []


def test_a_clean_file_is_read_whole_and_taken(clamd):
    assert store(HARMLESS).size == len(HARMLESS)
    assert clamd.heard == [b"zINSTREAM\0", HARMLESS]


def test_over_the_network_as_well(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        server.heard, server.answer, server.daemon_threads = [], b"", True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = f"tcp:127.0.0.1:{server.server_address[1]}"
        with pytest.raises(refusals.FileInfected):
            store(b"%PDF-1.7 " + EICAR)
        server.shutdown()


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b"?"])
def test_what_the_scanner_could_not_read_is_not_taken(clamd, answer):
    clamd.answer = answer
    with pytest.raises(refusals.ScannerAway):
        store(HARMLESS)


def test_a_scanner_that_is_away_lets_nothing_through(settings, tmp_path):
    settings.CLAMD = f"unix:{tmp_path / 'nobody'}"
    with pytest.raises(refusals.ScannerAway):
        viruses.refuse_infected(tmp_path)
    with pytest.raises(refusals.ScannerAway):
        store(HARMLESS)
    assert not StoredFile.objects.exists()
