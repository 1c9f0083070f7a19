"""Numbers, money, dates and masks as the union writes them (UX §8). Pure functions; filters call them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LATE, TODAY = "late", "today"
HIDDEN = "*"


def number(value: int | float | Decimal | None, places: int | None = None) -> str:
    """1234567 → 1,234,567; `places` keeps that many decimals."""
    if value is None or value == "":
        return "–"
    return f"{value:,}" if places is None else f"{value:,.{places}f}"


def money(fen: int | None) -> str:
    """300000 fen → 3,000 元; fen are shown only when there are some."""
    if fen is None or fen == "":
        return "–"
    return _("{amount} 元").format(amount=yuan(fen))


def yuan(fen: int) -> str:
    """The amount without its unit, for tables and fields whose unit stands beside them."""
    whole, rest = divmod(abs(int(fen)), 100)
    sign = "-" if int(fen) < 0 else ""
    return f"{sign}{whole:,}.{rest:02}" if rest else f"{sign}{whole:,}"


def percent(part: float | Decimal | None, whole: float | Decimal | None = None) -> str:
    """0.961 → 96.1%; with a whole, the share of it. A share of nothing is a dash."""
    if part is None or part == "" or whole == 0:
        return "–"
    share = float(part) / float(whole) if whole is not None else float(part)
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def day(value: date | datetime | None, today: date | None = None) -> str:
    """9 月 23 日; another year is named."""
    if not value:
        return "–"
    value, today = _local(value), today or timezone.localdate()
    # Translators: a Django date format, not words
    return date_format(value, _("n 月 j 日") if value.year == today.year else _("Y 年 n 月 j 日"))


def moment(value: datetime | None, today: date | None = None) -> str:
    """9 月 23 日 14:30."""
    return f"{day(value, today)} {_local(value):%H:%M}" if value else "–"


def clock_after(seconds: int) -> str:
    """The time of day so many seconds from now: 14:30."""
    return f"{timezone.localtime() + timedelta(seconds=seconds):%H:%M}"


def iso(value: date | datetime | None) -> str:
    """2025-09-23, for tables; a datetime keeps its minutes."""
    if not value:
        return "–"
    value = _local(value)
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.isoformat()


def due(value: datetime | None, now: datetime | None = None) -> str:
    """今天 17:00 前, 超 2 小时, 9 月 23 日: what the person who must act wants to know."""
    if not value:
        return ""
    now = now or timezone.now()
    if value < now:
        return _overdue(now - value)
    today = timezone.localdate(now)
    days = (timezone.localdate(value) - today).days
    if days > 1:
        return day(value, today)
    sentence = _("今天 {time} 前") if days == 0 else _("明天 {time} 前")
    return sentence.format(time=f"{_local(value):%H:%M}")


def due_tone(value: datetime | None, now: datetime | None = None) -> str:
    """ "late", "today" or nothing: how a due moment is coloured."""
    now = now or timezone.now()
    if not value or timezone.localdate(value) > timezone.localdate(now):
        return ""
    return LATE if value < now else TODAY


def listed(parts: Iterable[object]) -> str:
    """Things one after another, as the reader's language lists them: 姓名、手机号码; name, phone."""
    # Translators: what stands between the things of a list
    return _("、").join(str(part) for part in parts)


def clauses(parts: Iterable[object]) -> str:
    """Sentences one after another, without their full stops between."""
    # Translators: what stands between sentences that belong together
    return _("；").join(str(part) for part in parts)


def mask_id(value: str | None) -> str:
    """320102199001011234 → 320***********1234."""
    value = value or ""
    return value[:3] + HIDDEN * (len(value) - 7) + value[-4:] if len(value) > 7 else HIDDEN * len(value)


def mask_phone(value: str | None) -> str:
    """13800001234 → 138****1234."""
    value = value or ""
    return value[:3] + HIDDEN * (len(value) - 7) + value[-4:] if len(value) > 7 else HIDDEN * len(value)


def mask_name(value: str | None) -> str:
    """陈秀兰 → 陈*兰, 马军 → 马*; however long, only the first and the last character stay."""
    value = value or ""
    return value[:1] + HIDDEN * (len(value) - 2) + value[-1:] if len(value) > 2 else value[:1] + HIDDEN


def _overdue(late: timedelta) -> str:
    hours = max(1, int(late.total_seconds() // 3600))
    if hours < 24:
        return ngettext("超 {hours} 小时", "超 {hours} 小时", hours).format(hours=hours)
    days = hours // 24
    return ngettext("超 {days} 天", "超 {days} 天", days).format(days=days)


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
