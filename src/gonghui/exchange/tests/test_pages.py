import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gonghui import registry
from gonghui.exchange import schedules
from gonghui.exchange.models import Batch
from gonghui.exchange.pages import exports, waiting, work
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.models import Entry
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

IMPORTS = "/work/membership/imports/"
EXPORTS = "/work/membership/exports/"
HEADINGS = ["姓名", "证件号码", "手机", "学生证"]


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.DATA = tmp_path
    return gather()


@pytest.fixture
def at_once(settings):
    """Jobs are done as they are queued."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def workbook(tmp_path, rows) -> SimpleUploadedFile:
    path = tmp_path / "名册.xlsx"
    write_xlsx(path, [Sheet("会员基本信息采集表", HEADINGS, rows)])
    return SimpleUploadedFile("名册.xlsx", path.read_bytes())


def hand_in(cast, client, tmp_path, rows) -> Batch:
    place = cast.organizations["basic"].pk
    answer = client.post(f"{IMPORTS}new/", {"organization": place, "file": workbook(tmp_path, rows)})
    assert answer.status_code == 302, answer.content.decode()
    return Batch.objects.latest("pk")


GOOD = ["张三", applying.id_number(1), "13800000001", "7"]
BAD = ["李四", "12345", "13800000002", ""]


def test_a_workbook_is_checked_shown_confirmed_and_undone(cast, at_once, tmp_path):
    officer = cast.client("officer")
    assert officer.get(f"{IMPORTS}new/").status_code == 200
    batch = hand_in(cast, officer, tmp_path, [GOOD, BAD])
    address = reverse("workbench-membership:import", args=[batch.uid])
    shown = officer.get(address).content.decode()
    assert batch.state == "ready"
    assert "学生证" in shown
    assert "李四" in shown
    assert "张三" in officer.get(address, {"kind": "created"}).content.decode()
    assert applying.id_number(1) not in officer.get(address, {"kind": "created"}).content.decode()
    assert not Membership.objects.exists()
    officer.post(f"{address}confirmation/")
    assert Membership.objects.get().person.name == "张三"
    assert "撤销这一批" in officer.get(address).content.decode()
    assert officer.get(f"{address}undoing/").status_code == 200
    officer.post(f"{address}undoing/")
    assert not Membership.objects.exists()
    assert officer.get(f"{address}undoing/").status_code == 404
    assert "没有要写入的内容" in officer.post(f"{address}confirmation/", follow=True).content.decode()


def test_changed_rows_show_the_old_and_the_new_value(cast, at_once, tmp_path):
    officer = cast.client("officer")
    first = hand_in(cast, officer, tmp_path, [GOOD])
    officer.post(reverse("workbench-membership:import-confirm", args=[first.uid]))
    second = hand_in(cast, officer, tmp_path, [[*GOOD[:2], "13900000009", ""]])
    shown = officer.get(reverse("workbench-membership:import", args=[second.uid])).content.decode()
    assert "<del>138****0001</del>" in shown
    assert "<ins>139****0009</ins>" in shown


def test_refused_rows_come_back_as_a_workbook_with_the_reason(cast, at_once, tmp_path):
    officer = cast.client("officer")
    batch = hand_in(cast, officer, tmp_path, [GOOD, BAD])
    answer = officer.get(reverse("workbench-membership:import-refused", args=[batch.uid]))
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert "李四" in rows[1]
    assert "18 位" in rows[1][-1]
    assert Entry.objects.filter(deed="import.refused_taken").exists()


def test_while_the_job_runs_the_page_asks_how_far_it_is(cast, tmp_path):
    officer = cast.client("officer")
    batch = hand_in(cast, officer, tmp_path, [GOOD])
    address = reverse("workbench-membership:import", args=[batch.uid])
    assert "正在核对" in officer.get(address).content.decode()
    part = officer.get(f"{address}progress/", HTTP_HX_REQUEST="true")
    assert "every 2s" in part.content.decode()
    assert officer.get(f"{address}progress/").headers["Location"] == address
    work.carry_out.func(work.CHECKING, batch.pk, cast.accounts["officer"].pk)
    done = officer.get(f"{address}progress/", HTTP_HX_REQUEST="true")
    assert done.headers["HX-Refresh"] == "true"
    assert "确认写入" in officer.get(address).content.decode()
    work.carry_out.func(work.CHECKING, batch.pk, cast.accounts["officer"].pk)
    assert [path.suffix for path in (tmp_path / "imports").glob(f"{batch.uid}*")] == [".xlsx"]


def test_what_changed_meanwhile_is_checked_again_without_handing_the_file_in_again(cast, at_once, tmp_path):
    officer = cast.client("officer")
    first = hand_in(cast, officer, tmp_path, [[*GOOD[:2], "13800000001", ""]])
    second = hand_in(cast, officer, tmp_path, [[*GOOD[:2], "13900000009", ""]])
    officer.post(reverse("workbench-membership:import-confirm", args=[first.uid]))
    address = reverse("workbench-membership:import", args=[second.uid])
    said = officer.post(f"{address}confirmation/", follow=True).content.decode()
    assert "核对之后名册有了变动" in said
    assert "重新核对这个文件" in said
    again = officer.post(f"{address}checking/", follow=True).content.decode()
    assert "核对之后名册有了变动" not in again
    assert "<ins>139****0009</ins>" in again
    officer.post(f"{address}confirmation/")
    assert Membership.objects.get().person.phone == "13900000009"
    assert list((tmp_path / "imports").glob(f"{second.uid}*")) == []
    officer.post(f"{address}checking/")
    second.refresh_from_db()
    assert second.state == "applied"


def test_uploads_that_nobody_wrote_are_forgotten_after_a_week(cast, at_once, tmp_path):
    batch = hand_in(cast, cast.client("officer"), tmp_path, [GOOD])
    assert waiting.forget(timezone.now() - schedules.UPLOADS_KEPT) == 0
    assert waiting.is_kept(batch)
    assert waiting.forget(timezone.now() + datetime.timedelta(seconds=5)) == 1
    assert not waiting.is_kept(batch)


def test_the_waiting_workbook_lies_sealed(cast, tmp_path):
    batch = hand_in(cast, cast.client("officer"), tmp_path, [GOOD])
    kept = next((tmp_path / "imports").glob(f"{batch.uid}.xlsx"))
    assert not kept.read_bytes().startswith(b"PK")
    with waiting.opened(batch) as path:
        assert path.read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_used_says_why(cast, at_once, tmp_path):
    officer = cast.client("officer")
    place = cast.organizations["basic"].pk
    odd = SimpleUploadedFile("名册.docx", b"PK")
    assert "只认" in officer.post(f"{IMPORTS}new/", {"organization": place, "file": odd}).content.decode()
    broken = SimpleUploadedFile("名册.xlsx", b"not a workbook at all")
    answer = officer.post(f"{IMPORTS}new/", {"organization": place, "file": broken}, follow=True)
    assert "这个文件不能用" in answer.content.decode()


def test_a_lost_upload_is_said_aloud(cast, tmp_path):
    officer = cast.client("officer")
    batch = hand_in(cast, officer, tmp_path, [GOOD])
    waiting.drop(batch)
    work.carry_out.func(work.CHECKING, batch.pk, cast.accounts["officer"].pk)
    batch.refresh_from_db()
    assert batch.state == "refused"


def test_imports_of_another_union_are_absent(cast, at_once, tmp_path):
    batch = hand_in(cast, cast.client("officer"), tmp_path, [GOOD])
    stranger = cast.client("stranger")
    for name in ("import", "import-progress", "import-undo", "import-refused"):
        assert stranger.get(reverse(f"workbench-membership:{name}", args=[batch.uid])).status_code == 404
    confirm = reverse("workbench-membership:import-confirm", args=[batch.uid])
    assert stranger.post(confirm).status_code == 404
    assert batch.file_name not in stranger.get(IMPORTS).content.decode()
    assert batch.file_name in cast.client("officer").get(IMPORTS).content.decode()
    assert cast.client("steward").get(IMPORTS).status_code == 404
    assert cast.client("steward").get(f"{IMPORTS}new/").status_code == 404
    assert cast.client("steward").get(EXPORTS).status_code == 404


@pytest.mark.parametrize(
    ("export", "holds"),
    [("members", False), ("official-members", True), ("official-organizations", False)],
)
def test_lists_leave_with_a_reason_and_an_entry(cast, export, holds):
    inside = applying.member(cast.organizations["basic"], "张三", 1, cast.at)
    applying.member(cast.organizations["elsewhere"], "钱远方", 2, cast.at)
    officer = cast.client("officer")
    assert officer.get(EXPORTS, {"q": "zs"}).status_code == 200
    assert "至少 4 个字" in officer.post(EXPORTS, {"export": export, "reason": "看"}).content.decode()
    answer = officer.post(EXPORTS, {"export": export, "reason": "年底核对名册"})
    cells = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
    text = str(cells)
    assert "钱远方" not in text
    assert (applying.id_number(1) in text) is holds
    assert (inside.person.name in text) is (export != "official-organizations")
    assert Entry.objects.get(deed="exchange.exported").body["rows"] == len(cells) - 1


def test_the_filters_of_the_register_hold_for_the_export(cast):
    applying.member(cast.organizations["basic"], "张三", 1, cast.at)
    wanted = {"export": "members", "reason": "年底核对名册"}
    answer = cast.client("officer").post(f"{EXPORTS}?q=ls", wanted)
    cells = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
    assert len(cells) == 1


def test_a_long_list_leaves_row_by_row_and_the_journal_says_how_many(cast):
    applying.member(cast.organizations["basic"], "张三", 1, cast.at)
    applying.member(cast.organizations["elsewhere"], "钱远方", 2, cast.at)
    wanted = {"export": "members", "kind": "csv", "reason": "年底核对名册"}
    answer = cast.client("officer").post(EXPORTS, wanted)
    assert Entry.objects.get(deed="exchange.exported").reason == "年底核对名册", "before the first byte"
    assert not Entry.objects.filter(deed="exchange.export_left").exists()
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "张三" in text
    assert "钱远方" not in text
    assert applying.id_number(1) not in text
    assert Entry.objects.get(deed="exchange.export_left").body["rows"] == len(text.splitlines()) - 1


def test_a_download_that_is_broken_off_is_counted_as_far_as_it_went(cast):
    applying.member(cast.organizations["basic"], "张三", 1, cast.at)
    chosen = next(each for each in registry.service("membership").exports if each.code == "members")
    officer = cast.people["officer"]
    pieces = exports._leaving(chosen, Actor(officer.pk, officer.name), {}, "年底核对名册")
    next(pieces)
    pieces.close()
    assert Entry.objects.get(deed="exchange.export_left").body["rows"] == 0
