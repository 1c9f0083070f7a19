"""What those who work for the union are told by the clock, and the one word to whoever began and stopped."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

PROPOSED, BOOKS, MATCHING, DRAFT, BULLETIN = (
    "assistance.proposed",
    "assistance.books_differ",
    "assistance.matching_short",
    "assistance.draft_ends",
    "assistance.bulletin",
)

KINDS = (
    NoticeKind(
        PROPOSED,
        _("有人要联系"),
        _("有 {count} 位职工请您联系"),
        _("{organization}新添了 {count} 位请您打电话问一问的职工，名单和原因登录后看。"),
        channels=("inbox",),
    ),
    NoticeKind(
        BOOKS,
        _("账目对不上"),
        _("{day} 夜里核对，账目有 {count} 处对不上"),
        _(
            "请先不要继续支付，保留现场，把核对的结果报上级工会。重新核对一致以前，每出现新的差错都会再告诉您。"
        ),
        channels=("inbox", "sms", "email"),
        urgent=True,
    ),
    NoticeKind(
        MATCHING,
        _("配套不足"),
        _("{organization} {year} 年的配套低于 1:1"),
        _("自有资金 {own} 元，中央资金 {central} 元，还差 {short} 元。补足以后不用报，再次低于会再告诉您。"),
        channels=("inbox", "email"),
    ),
    NoticeKind(
        DRAFT,
        _("没交的申请"),
        _("您有一份没交的申请，留到 {day}"),
        _("您填到一半的申请还在。想接着填，请最晚 {day} 登录；不填了不用管，到期会清掉，不留内容。"),
        channels=("inbox", "sms"),
    ),
    NoticeKind(
        BULLETIN,
        _("每月通报"),
        _("{organization} {month} 的通报出了"),
        _("上个月底的户数、参保、脱困和拨付都在里面，和前一期并排。"),
        channels=("inbox",),
    ),
)
