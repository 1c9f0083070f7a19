"""What a request asks once: gone with the request, and never kept while something may change."""

from gonghui.kernel.remembered import forget, once, once_while_reading, remembering


def ask(answers: list[int]) -> int:
    answers.append(len(answers) + 1)
    return answers[-1]


def test_within_a_request_the_same_is_asked_once():
    asked: list[int] = []
    with remembering():
        assert [once(("a",), lambda: ask(asked)) for _turn in range(3)] == [1, 1, 1]
        with remembering():
            assert once(("a",), lambda: ask(asked)) == 1
        assert once(("a",), lambda: ask(asked)) == 1, "the inner block took nothing away"
    with remembering():
        assert once(("a",), lambda: ask(asked)) == 2, "the next request asks anew"


def test_who_changes_it_lets_it_be_forgotten():
    asked: list[int] = []
    with remembering(reads_only=True):
        once(("a",), lambda: ask(asked))
        forget()
        assert once(("a",), lambda: ask(asked)) == 2


def test_records_are_remembered_only_by_a_request_that_reads():
    asked: list[int] = []
    with remembering(reads_only=True):
        assert [once_while_reading(("a",), lambda: ask(asked)) for _turn in range(2)] == [1, 1]
    with remembering():
        assert [once_while_reading(("a",), lambda: ask(asked)) for _turn in range(2)] == [2, 3]
    assert once_while_reading(("a",), lambda: ask(asked)) == 4
    forget()
