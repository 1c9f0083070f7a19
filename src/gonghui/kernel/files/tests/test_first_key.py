"""Processes that start together on a new machine share one key; none seals with a key that is thrown away."""

import multiprocessing
from contextlib import contextmanager

from gonghui.kernel import crypto

PROCESSES = 4
FORK = multiprocessing.get_context("fork")


def started_together() -> list[tuple[bool, bytes]]:
    """Whether each process made a key, and what the same value is to it."""
    told = FORK.SimpleQueue()
    together = FORK.Barrier(PROCESSES)
    running = [FORK.Process(target=_start, args=(together, told)) for _ in range(PROCESSES)]
    for process in running:
        process.start()
    for process in running:
        process.join()
    return [told.get() for _process in running]


def _start(together, told) -> None:
    made = []
    write = crypto._write_private

    def noted(*given) -> None:
        made.append(given)
        write(*given)

    crypto._write_private = noted
    together.wait()
    index = crypto.blind_index("陈秀兰", purpose="test")
    told.put((bool(made), index))


def test_one_of_them_makes_the_key_and_all_use_it(own_data_folder):
    told = started_together()
    assert sum(made for made, _index in told) == 1
    assert len({index for _made, index in told}) == 1
    assert [file.name for file in (own_data_folder / "keys").iterdir()] == ["fields.json"]


def test_without_the_lock_each_would_make_its_own(monkeypatch):
    write, all_have_looked = crypto._write_private, FORK.Barrier(PROCESSES)

    @contextmanager
    def not_alone(folder):
        path = crypto._key_file(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        yield path

    def late(*given) -> None:
        all_have_looked.wait()
        write(*given)

    monkeypatch.setattr(crypto, "_alone", not_alone)
    monkeypatch.setattr(crypto, "_write_private", late)
    assert sum(made for made, _index in started_together()) == PROCESSES
