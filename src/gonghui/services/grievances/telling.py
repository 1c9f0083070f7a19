"""What workers and officers are told. Titles say nothing a passer-by should not read."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

INBOX, OUTSIDE = ("inbox",), ("email",)
KINDS = (
    NoticeKind(
        "grievances.taken_in",
        _("收到您说的事"),
        _("工会收到您说的事了"),
        _("编号 {number}，由{organization}办理，{due} 前有人联系您。"),
    ),
    NoticeKind(
        "grievances.accepted",
        _("有人在办"),
        _("您说的事有人在办了"),
        _("{number} 由{organization}办理，{due} 前答复您。"),
    ),
    NoticeKind(
        "grievances.asked",
        _("要问您一件事"),
        _("办理人有话想问您"),
        _("{number}：请登录后看看，答复了就接着办。"),
    ),
    NoticeKind("grievances.progress", _("有了进展"), _("您说的事有进展"), _("{number}：请登录后查看。")),
    NoticeKind(
        "grievances.passed_on",
        _("换了工会办"),
        _("您说的事转给了别的工会"),
        _("{number} 现在由{organization}办理，时限不变，您不用再说一遍。"),
    ),
    NoticeKind(
        "grievances.paused",
        _("暂时等一等"),
        _("您说的事要等一个结果"),
        _("{number}：在等别的部门的结果，到了就接着办，原因请登录后查看。"),
    ),
    NoticeKind(
        "grievances.extended",
        _("多要几天"),
        _("您说的事要多办几天"),
        _("{number}：最晚 {due} 答复您，原因请登录后查看。"),
    ),
    NoticeKind(
        "grievances.directed",
        _("告诉您该找谁"),
        _("您说的事该找谁，工会查清了"),
        _("{number}：请登录后查看。"),
    ),
    NoticeKind(
        "grievances.answered",
        _("有答复了"),
        _("您说的事有答复了"),
        _("{number}：请登录后查看，并告诉我们解决了没有。没解决可以请上级工会重办。"),
    ),
    NoticeKind(
        "grievances.urgent",
        _("急事"),
        _("{number} 有急事"),
        _("{organization}收到一件急难事，请马上看。"),
        urgent=True,
    ),
    NoticeKind(
        "grievances.came_over",
        _("转来一件"),
        _("{number} 转来您这里"),
        _("请看经过和理由，时限接着算。"),
        INBOX,
    ),
    NoticeKind(
        "grievances.word_added", _("有补充"), _("{number} 有补充"), _("提出人又说了一些情况。"), INBOX
    ),
    NoticeKind(
        "grievances.reopened",
        _("没解决，重办"),
        _("{number} 没解决，请重办"),
        _("{organization}：提出人说没解决，请换人重办。"),
        INBOX,
    ),
    NoticeKind(
        "grievances.joint_asked", _("请协办"), _("{number} 请您协办"), _("请就您这一块写答复。"), INBOX
    ),
    NoticeKind(
        "grievances.joint_answered", _("协办有答复"), _("{number} 协办答复了"), _("请看协办的答复。"), INBOX
    ),
    NoticeKind(
        "grievances.extension_settled",
        _("延期有结果"),
        _("{number} 延期申请有结果"),
        _("请看结果和新的时限。"),
        INBOX,
    ),
    NoticeKind(
        "grievances.mail_taken",
        _("来信收到了"),
        _("工会收到您的来信了"),
        _(
            "编号 {number}。要看办到哪一步、补充情况或评价，请打开下面的网址，输入查询码 {receipt}。"
            "查询码只给您一个人，请留好。这封信由系统发出，请不要直接回复。"
        ),
        OUTSIDE,
    ),
    NoticeKind(
        "grievances.mail_news",
        _("来信有了新情况"),
        _("您来信说的事有了新情况"),
        _("编号 {number}。请打开下面的网址，输入上次邮件里的查询码查看。"),
        OUTSIDE,
    ),
    NoticeKind(
        "grievances.mail_left",
        _("有来信没收进来"),
        _("信箱里有来信要您看"),
        _("有 {left} 封邮件没能收进来，已经在信箱里标了旗，请打开信箱看。"),
        INBOX,
    ),
)
