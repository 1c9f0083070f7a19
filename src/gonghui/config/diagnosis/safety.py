"""Whether strangers are kept out and the clock can be believed."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.config.addresses import is_loopback
from gonghui.config.secrets import DEFAULT_SECRET
from gonghui.kernel.access import passwords as profiles
from gonghui.kernel.journal.models import Entry

from .finding import OK, UNSAFE, Finding

LEAST_SECRET = 50
CLOCK_MAY_DIFFER = timedelta(minutes=2)


def secret() -> Finding:
    """Whether sessions are signed with a secret of this machine's own."""
    if settings.SECRET_KEY == DEFAULT_SECRET:
        return Finding(
            "secret",
            UNSAFE,
            _("签名密钥还是默认值，任何人都能伪造登录。"),
            _("请运行 gonghui init 生成，或设置 GONGHUI_SECRET。"),
        )
    if len(settings.SECRET_KEY) < LEAST_SECRET:
        return Finding(
            "secret",
            UNSAFE,
            _("签名密钥只有 {length} 个字符，猜得出来。").format(length=len(settings.SECRET_KEY)),
            _("请运行 gonghui init 生成，或把 GONGHUI_SECRET 设成至少 {least} 个随机字符。").format(
                least=LEAST_SECRET
            ),
        )
    return Finding("secret", OK, _("签名密钥是本机自己的。"))


def debug() -> Finding:
    if settings.DEBUG:
        return Finding(
            "debug",
            UNSAFE,
            _("调试模式开着，出错时会显示内部信息。"),
            _("请去掉环境变量 GONGHUI_DEBUG 后重启。"),
        )
    return Finding("debug", OK, _("调试模式已关闭。"))


def https() -> Finding:
    """Whether what leaves this machine is encrypted."""
    address = urlsplit(settings.PUBLIC_ADDRESS)
    outside = [host for host in (address.hostname or "", *settings.ALLOWED_HOSTS) if not is_loopback(host)]
    if "*" in settings.ALLOWED_HOSTS:
        return Finding(
            "https", UNSAFE, _("GONGHUI_HOSTS 写成了 *，会接受任何域名。"), _("请写明本单位使用的域名。")
        )
    if outside and address.scheme != "https":
        return Finding(
            "https",
            UNSAFE,
            _("对外地址 {host} 没有使用 HTTPS，密码和个人信息会明文传输。").format(host=outside[0]),
            _("请按《运维手册》配置证书，并把 GONGHUI_ADDRESS 设为 https:// 开头的地址。"),
        )
    if outside:
        return Finding("https", OK, _("对外使用 HTTPS。"))
    return Finding("https", OK, _("只在本机访问，不需要 HTTPS。"))


def demonstration() -> Finding:
    """The demonstration shows one-time codes on a page: never where others can reach it."""
    reachable = not is_loopback(urlsplit(settings.PUBLIC_ADDRESS).hostname or "")
    if os.environ.get("GONGHUI_DEMO") == "1" and reachable:
        return Finding(
            "demo",
            UNSAFE,
            _("演示模式开在了对外地址上，验证码会公开显示。"),
            _("请去掉环境变量 GONGHUI_DEMO。"),
        )
    return Finding("demo", OK, _("没有在对外地址上开演示模式。"))


def passwords() -> Finding:
    """Which rules for passwords are on: the two named ones contradict each other, so it must be said."""
    says = {
        profiles.STANDARD: _("密码规则是 standard：够长就行，不要求混合字符，不强制更换。"),
        profiles.MLPS: _("密码规则是 mlps：要求混合字符，每 {days} 天更换。"),
    }
    said = says.get(settings.PASSWORD_PROFILE)
    if said is None:
        return Finding(
            "passwords",
            UNSAFE,
            _("不认得的密码规则：{profile}。").format(profile=settings.PASSWORD_PROFILE),
            _("请把 GONGHUI_PASSWORDS 设成 standard 或 mlps。"),
        )
    return Finding("passwords", OK, said.format(days=settings.PASSWORD_LIVES_DAYS))


def clock() -> Finding:
    """Whether the clock agrees with the database, and lies after what was already written."""
    difference = clock_difference(timezone.now())
    if difference > CLOCK_MAY_DIFFER:
        return Finding(
            "clock",
            UNSAFE,
            _("本机时钟不准，与数据相差 {minutes} 分钟，办理期限会算错。").format(
                minutes=int(difference.total_seconds() // 60)
            ),
            _("请开启时间同步（timedatectl set-ntp true）后重启服务。"),
        )
    return Finding("clock", OK, _("本机时钟与数据一致。"))


def clock_difference(now: datetime) -> timedelta:
    """How far the clock lies from the database's, or before something that was already written."""
    written = [_changed(Path(__file__)), _changed(Path(str(connection.settings_dict["NAME"])))]
    differences = [timedelta()]
    try:
        written.append(Entry.objects.aggregate(last=Max("at"))["last"])
        if connection.vendor == "postgresql":
            told = MigrationRecorder.Migration.objects.annotate(now=Now()).values_list("now", flat=True)[:1]
            differences += [abs(moment - now) for moment in told]
    except DatabaseError:
        written.append(None)
    differences += [moment - now for moment in written if moment]
    return max(differences)


def _changed(path: Path) -> datetime | None:
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC) if path.is_file() else None
