"""Tasks for the child process that do what a hostile file could make a parser do."""

import os
import signal
import sys
import time

from gonghui.kernel.files.frames import Refused


def answers(source, arguments):
    yield {"说": arguments["word"]}
    yield b"\x00\xff"


def look_around(source, arguments):
    yield {"modules": sorted(sys.modules), "environment": sorted(os.environ), "folder": os.getcwd()}


def take_memory(source, arguments):
    yield len(bytearray(arguments["mb"] * 1024 * 1024))


def spin(source, arguments):
    while True:
        pass
    yield


def sleep(source, arguments):
    time.sleep(60)
    yield


def write(source, arguments):
    with open("out", "wb") as file:
        for _ in range(arguments["mb"]):
            file.write(b"x" * 1024 * 1024)
    yield "written"


def open_many(source, arguments):
    yield len([os.open("/dev/null", os.O_RDONLY) for _ in range(arguments["files"])])


def refuse(source, arguments):
    raise Refused("file_too_large", limit=7)
    yield


def crash(source, arguments):
    raise ZeroDivisionError("张三 110101199003070011")
    yield


def die(source, arguments):
    yield "first"
    os.kill(os.getpid(), getattr(signal, arguments["signal"]))


def flood(source, arguments):
    while True:
        yield b"x" * 100_000
