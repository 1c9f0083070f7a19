"""What families and officers are told about plans, pairings and money; never an amount in a subject."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

KINDS = (
    NoticeKind(
        "assistance.plan_ready",
        _("帮扶方案定了"),
        _("和您商定的方案定了"),
        _("{organization}为您家定了 {count} 条措施。登录能看到每一条由谁办、什么时候办。"),
    ),
    NoticeKind(
        "assistance.paired",
        _("有人和您结对"),
        _("有人专门联系您家了"),
        _("{unit}的{helper}和您家结对，会常来看看。有什么变化，直接找这位同志就行。"),
    ),
    NoticeKind(
        "assistance.paid",
        _("帮扶款已转出"),
        _("有一笔款转到您的卡上了"),
        _("{measure}已转到尾号 {tail} 的卡。收到后请登录点一下“收到了”；两天没到请打 12351。"),
    ),
    NoticeKind(
        "assistance.money_back",
        _("帮扶款退回"),
        _("有一笔钱退回了工会"),
        _("{measure}有一笔钱退回了帮扶资金，退了多少，登录看“我家的帮扶”。您不知道这件事的话，请打 12351。"),
    ),
    NoticeKind(
        "assistance.payee_changed",
        _("收款账号换了"),
        _("您家收款的卡换了"),
        _("{measure}改成转到尾号 {tail} 的卡，要重新审批，{until} 前不转。不是您要换的，请马上打 12351。"),
    ),
    NoticeKind(
        "assistance.changed",
        _("结对家庭有变化"),
        _("{number} 家里的情况有变化"),
        _("{helper}走访时记下了变化，请看走访日记，必要时改方案。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "assistance.not_solved",
        _("帮扶评价"),
        _("{number} 家说事情没解决"),
        _("这户对“{measure}”评了“没解决”。请 3 个工作日内联系，看看还能做什么。"),
        channels=("inbox",),
    ),
)
