import pytest

from gonghui.kernel.cases.drawing import mermaid
from gonghui.kernel.cases.flows import APPLICANT, AUTOMATIC, USUAL, Flow, Move, Seat, Stage, WorkingDays

from .flow_for_tests import TRANSFER, TRIAL

WAITS = Stage("waits", "待审核", waits_on=Seat("trial.review"))
ENDS = Stage("ends", "已办结", ends=True)
PASS = Move("pass", "同意", from_="waits", to="ends", needs="trial.review")


def declared(stages=(WAITS, ENDS), moves=(PASS,), **more):
    return Flow("trial", "试办", stages=stages, moves=moves, **more)


def test_a_sound_flow_opens_in_its_first_stage_and_knows_its_permissions():
    assert declared().first is WAITS
    assert TRANSFER.permissions == ("trial.send", "trial.receive")
    assert [move.code for move in TRIAL.moves_from("returned")] == ["resubmit", "withdraw", "lapse"]


def test_nobody_waits_for_an_officer_without_a_deadline():
    assert WAITS.deadline == USUAL
    assert ENDS.deadline is None


@pytest.mark.parametrize(
    ("fault", "make"),
    [
        ("stage waits twice", lambda: declared(stages=(WAITS, WAITS, ENDS))),
        ("move pass twice", lambda: declared(moves=(PASS, PASS))),
        ("unknown stage gone", lambda: declared(moves=(PASS, Move("go", "去", "waits", "gone", needs="p")))),
        ("leaves an end", lambda: declared(moves=(PASS, Move("back", "回", "ends", "waits", needs="p")))),
        ("needs either", lambda: declared(moves=(Move("pass", "同意", from_="waits", to="ends"),))),
        (
            "needs either",
            lambda: declared(moves=(Move("pass", "同意", "waits", "ends", needs="p", by=APPLICANT),)),
        ),
        (
            "never reached",
            lambda: declared(
                stages=(WAITS, ENDS, Stage("lost", "无人到达")),
                moves=(PASS, Move("x", "去", "lost", "ends", by=AUTOMATIC)),
            ),
        ),
        ("no way to an end", lambda: declared(moves=(Move("stay", "留", "waits", "waits", needs="p"),))),
        ("still waits", lambda: declared(stages=(WAITS, Stage("ends", "完", waits_on=APPLICANT, ends=True)))),
        (
            "pauses the clock",
            lambda: declared(stages=(Stage("waits", "待", waits_on=Seat("p"), pauses=True), ENDS)),
        ),
        (
            "no automatic move",
            lambda: declared(
                stages=(
                    Stage("waits", "待", waits_on=APPLICANT, within=WorkingDays("d", 1), when_due="pass"),
                    ENDS,
                )
            ),
        ),
        ("tells of an unknown move", lambda: declared(tells={"gone": "trial.opened"})),
    ],
)
def test_a_flow_that_cannot_do_what_it_says_is_refused_when_it_is_declared(fault, make):
    with pytest.raises(ValueError, match=fault):
        make()


def test_the_drawing_shows_stages_with_deadlines_and_who_moves():
    drawing = mermaid(TRIAL)
    assert drawing.startswith("stateDiagram-v2")
    assert 'state "待审核，3 个工作日" as submitted' in drawing
    assert "[*] --> submitted" in drawing
    assert "submitted --> returned: 退回补充（trial.review，须写理由）" in drawing
    assert "returned --> withdrawn: 撤回（申请人）" in drawing
    assert "returned --> withdrawn: 逾期未补充（自动）" in drawing
    assert "declined --> [*]" in drawing
