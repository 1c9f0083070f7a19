"""Small lists of handing out: why something did not come, who takes it for somebody, what proves it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Missed(TextChoices):
    """Why it did not come. The first is written by the calendar and waits for a better one."""

    NOT_REACHED = "not_reached", _("到期没送到，原因待补")
    NO_CONTACT = "no_contact", _("联系不上本人")
    AWAY = "away", _("本人不在当地")
    NO_SUPPLY = "no_supply", _("物资没有到")
    NOBODY = "nobody", _("没有人送")
    OTHER = "other", _("其他原因")


class Relation(TextChoices):
    """Who takes it for somebody."""

    SPOUSE = "01", _("配偶")
    PARENT = "02", _("父母")
    CHILD = "03", _("子女")
    COLLEAGUE = "04", _("同事")
    OTHER = "05", _("其他")


class Proof(TextChoices):
    """What shows that it came into the right hands."""

    CARD = "card", _("出示了会员码")
    CODE = "code", _("报了取件码")
    SIGNATURE = "signature", _("签字图片")
    PAPER = "paper", _("已在纸质发放表上签字")
    COUPON = "coupon", _("提货券")
    OWN = "own", _("本人在手机上确认")


MENDED = [(code, label) for code, label in Missed.choices if code != Missed.NOT_REACHED]
PAPERED = (Proof.PAPER, Proof.CODE, Proof.SIGNATURE)
# GB/T 4761, those for whose death a union gives.
KIN = (
    ("51", _("父亲")),
    ("52", _("母亲")),
    ("10", _("配偶")),
    ("20", _("儿子")),
    ("30", _("女儿")),
    ("53", _("公公")),
    ("54", _("婆婆")),
    ("55", _("岳父")),
    ("56", _("岳母")),
)
