"""Letters by e-mail: taken once, said in confidence, nobody believed by their address; nothing is lost."""

import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from gonghui.kernel.files.tests.test_images import photo
from gonghui.kernel.notices.dispatching import dispatch
from gonghui.kernel.notices.models import Delivery, Notice, PhoneMessage
from gonghui.services.grievances.actions import naming, shipping, taking_mail
from gonghui.services.grievances.mailbox import fetching
from gonghui.services.grievances.mailbox.letter import read
from gonghui.services.grievances.models import Attachment, Grievance, Mail
from gonghui.services.grievances.refusals import MailTaken, TooManyMails
from tests.rules.cast import gather

from . import saying
from .postbox import Postbox, letter

pytestmark = pytest.mark.django_db
ADDRESS = "chen.dayong@mail.example"


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setenv("GONGHUI_DEMO", "1")
    made = gather()
    shipping.ship(at=made.at)
    return made


@pytest.fixture
def box():
    with Postbox() as postbox:
        yield postbox


def fetch(cast, box: Postbox) -> int:
    return taking_mail.fetch(box.where(cast.organizations["basic"].code), at=cast.at)


def taken(cast, mail: EmailMessage) -> Grievance | None:
    return taking_mail.take(mail.as_bytes(), union=cast.organizations["basic"], at=cast.at)


def heard(cast) -> list[PhoneMessage]:
    """What arrived in the sender's own mailbox."""
    dispatch(limit=10, at=cast.at)
    return list(PhoneMessage.objects.filter(address=ADDRESS).order_by("pk"))


def test_a_letter_is_a_case_in_confidence_and_its_sender_comes_back_with_the_receipt(cast, box):
    box.put(letter())
    assert fetch(cast, box) == 1
    one = Grievance.objects.get()
    assert (one.privacy, one.speaker, one.case.channel) == ("confidential", None, "email")
    assert one.particulars["text"] == "车间太热\n\n车间夏天没有风扇，热得站不住。"
    assert box.flags == {1: {r"\Seen"}}

    [mail] = heard(cast)
    assert one.case.number in mail.body and ADDRESS not in mail.body
    receipt = re.search(r"(\d{4} ){3}\d{4}", mail.body).group()
    page = cast.client("nobody").post(reverse("portal-grievances:receipt"), {"receipt": receipt})
    assert "车间夏天没有风扇" in page.content.decode()


def test_the_sender_hears_by_mail_that_there_is_an_answer_and_not_what_it_says(cast):
    one = taken(cast, letter())
    saying.answered(cast, one)
    words = [mail.title + mail.body for mail in heard(cast)]
    assert "您来信说的事有了新情况" in words[-1]
    assert "补发" not in "".join(words)


def test_an_address_proves_nobody_and_is_seen_by_who_handles_it_after_a_reason(cast):
    one = taken(cast, letter())
    officer = saying.actor(cast.people["officer"])
    page = cast.client("officer").get(reverse("workbench:case", args=[one.case.uid])).content.decode()
    assert ADDRESS not in page and "陈大勇" not in page
    saying.answered(cast, one)
    told = naming.look(Grievance.objects.get(), reason="约见面时间", by=officer, at=cast.at)
    assert told == {"name": "陈大勇", "phone": "", "mail": ADDRESS}


def test_neither_address_nor_words_stand_in_the_clear(cast):
    taken(cast, letter())
    delivery = Delivery.objects.get()
    mail = Mail.objects.get()
    assert ADDRESS.encode() not in bytes(delivery.address) + bytes(delivery.words)
    assert ADDRESS not in mail.key + mail.sender_key


def test_a_letter_fetched_again_after_a_crash_is_one_case(cast, box):
    box.put(letter())
    fetch(cast, box)
    box.flags.clear()
    fetch(cast, box)
    assert Grievance.objects.count() == 1
    assert box.flags == {1: {r"\Seen"}}
    with pytest.raises(MailTaken):
        taken(cast, letter())


def test_two_letters_that_bear_one_number_are_two_cases(cast):
    taken(cast, letter())
    taken(cast, letter("食堂也热。"))
    assert Grievance.objects.count() == 2


def test_twin_without_the_mark_it_would_be_two(cast, monkeypatch):
    monkeypatch.setattr(taking_mail, "_once", lambda *_told: None)
    taken(cast, letter())
    taken(cast, letter())
    assert Grievance.objects.count() == 2


@pytest.mark.parametrize(
    "heads", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<news.example>"}]
)
def test_what_a_program_wrote_is_put_away_and_not_answered(cast, box, heads):
    box.put(letter(**heads))
    assert fetch(cast, box) == 0
    assert (Grievance.objects.count(), Delivery.objects.count()) == (0, 0)
    assert box.flags == {1: {r"\Seen"}}


def test_the_twenty_first_letter_of_a_sender_on_a_day_is_left_and_told_once(cast, box, monkeypatch):
    monkeypatch.setattr(taking_mail, "MOST_A_DAY", 2)
    for number in range(4):
        box.put(letter(number=str(number)))
    fetch(cast, box)
    assert Grievance.objects.count() == 2
    assert box.flags[3] == box.flags[4] == {r"\Seen", r"\Flagged"}
    told = Notice.objects.filter(kind="grievances.mail_left")
    assert {notice.body for notice in told} == {"有 2 封邮件没能收进来，已经在信箱里标了旗，请打开信箱看。"}
    assert cast.people["officer"].pk in {notice.person_id for notice in told}
    box.put(letter(number="9"))
    fetch(cast, box)
    assert Notice.objects.filter(kind="grievances.mail_left").count() == told.count()
    with pytest.raises(TooManyMails):
        taken(cast, letter(number="10"))


def test_a_letter_too_large_is_left_for_a_person(cast, box, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 10)
    box.put(letter())
    assert fetch(cast, box) == 0
    assert r"\Flagged" in box.flags[1]


def test_pictures_and_papers_come_along_and_the_rest_is_counted(cast):
    mail = letter()
    mail.add_attachment(photo(), maintype="image", subtype="jpeg", filename="风扇.jpg")
    mail.add_attachment(b"no picture", maintype="image", subtype="png", filename="x.png")
    mail.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="a.exe")
    one = taken(cast, mail)
    assert [each.kind for each in Attachment.objects.filter(grievance=one)] == [Attachment.Kind.PHOTO]
    assert "另有 2 处没有收进来" in one.particulars["text"]


def test_a_mailbox_that_does_not_answer_is_tried_the_next_time(cast):
    nowhere = fetching.Mailbox("127.0.0.1", 1, "union", "secret", False, "INBOX", "none")
    assert taking_mail.fetch(nowhere, at=cast.at) == 0


def test_marks_go_after_ninety_days(cast):
    taken(cast, letter())
    day = Mail.objects.get().taken_on
    assert taking_mail.forget_old(on=day + taking_mail.KEPT) == 0
    assert taking_mail.forget_old(on=day + taking_mail.KEPT * 2) == 1


def told(tmp_path: Path, raw: bytes) -> dict:
    file = tmp_path / "letter"
    file.write_bytes(raw)
    return next(iter(read(file, {})))


def test_html_alone_is_read_as_words_and_old_character_sets_are_known(tmp_path):
    mail = letter()
    mail.set_content("<style>p{}</style><p>工资</p><div>没发&nbsp;<b>两个月</b></div>", subtype="html")
    assert told(tmp_path, mail.as_bytes())["text"] == "工资\n没发 两个月"
    raw = b"From: a@b.example\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n" + "工资".encode("gb18030")
    assert told(tmp_path, raw)["text"] == "工资"
    raw = b"From: a@b.example\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n" + "工资".encode(
        "gb18030"
    )
    assert told(tmp_path, raw)["text"] == "工资"


@settings(max_examples=200, deadline=None)
@given(
    raw=st.one_of(
        st.binary(max_size=400),
        st.lists(
            st.sampled_from(
                [
                    b"From: ",
                    b"=?gb2312?B?!!?=",
                    b"<a@b>",
                    b"\r\n",
                    b"\n\n",
                    b"Content-Type: multipart/mixed; ",
                ]
                + [b"boundary=x", b"--x", b"--x--", b"Content-Transfer-Encoding: base64", b"\x00\xff", b"<p"]
            ),
            max_size=30,
        ).map(b"".join),
    )
)
def test_no_letter_breaks_the_reader(tmp_path_factory, raw):
    found = told(tmp_path_factory.mktemp("mail"), raw)
    assert isinstance(found["text"], str) and isinstance(found["sender"], str)


def test_the_mailbox_is_named_in_the_environment(monkeypatch):
    monkeypatch.delenv("GONGHUI_MAILBOX", raising=False)
    assert fetching.mailbox() is None
    monkeypatch.setenv("GONGHUI_MAILBOX", "imap+ssl://union%40mail.example:pass@imap.mail.example/INBOX")
    monkeypatch.setenv("GONGHUI_MAILBOX_UNION", "JC01")
    where = fetching.mailbox()
    assert (where.host, where.port, where.user, where.folder) == (
        "imap.mail.example",
        993,
        "union@mail.example",
        "INBOX",
    )
