"""Web, worker and scheduler: what each part does, and how `gonghui serve` puts them together."""

import signal
import sys
import threading
from collections.abc import Callable

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from gonghui.kernel.jobs.scheduler import run_scheduler
from gonghui.kernel.jobs.worker import run_worker

from .processes import Part, live_with_parent, live_with_supervisor

GRACE_SECONDS = 25
WEB_GRACE_SECONDS = 20


def parts(*, host: str, port: int, workers: int, threads: int) -> list[Part]:
    """The three parts as commands of their own."""
    serve = [sys.executable, "-m", "gonghui.cli", "serve"]
    web = ["--host", host, "--port", str(port), "--workers", str(workers), "--threads", str(threads)]
    return [
        Part("web", [*serve, "--only", "web", *web]),
        Part("worker", [*serve, "--only", "worker"]),
        Part("scheduler", [*serve, "--only", "scheduler"]),
    ]


def run_part(name: str, *, host: str, port: int, workers: int, threads: int) -> None:
    """Be one part until told to stop."""
    live_with_supervisor()
    connections.close_all()
    if name == "web":
        run_web(host=host, port=port, workers=workers, threads=threads)
    else:
        _run_until_told({"worker": run_worker, "scheduler": run_scheduler}[name])


def run_web(*, host: str, port: int, workers: int, threads: int) -> None:
    """Answer requests until TERM or INT; those begun are finished, for at most 20 s."""
    server = Server(
        "gonghui.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=WEB_GRACE_SECONDS,
    )
    server.serve(target_loader=_application, wrap_loader=False)


def _application(*unused: object) -> Callable:
    live_with_parent()
    from .wsgi import application

    return application


def _run_until_told(run: Callable[[threading.Event], None]) -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_heard: stop.set())
    run(stop)
