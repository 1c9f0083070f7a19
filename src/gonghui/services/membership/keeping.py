"""The columns of this service that reach a person: what for, and how long they are kept."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import SensitiveField

SENSITIVE = (
    SensitiveField("membership.Membership.person", _("证明会员身份"), _("会籍结束后 10 年")),
    SensitiveField("membership.JoinApplication.person", _("办理入会"), _("办结后 2 年")),
    SensitiveField("membership.JoinApplication.answers_sealed", _("办理入会"), _("办结后 2 年")),
    SensitiveField("membership.CorrectionRequest.person", _("办理更正"), _("办结后 2 年")),
    SensitiveField("membership.CorrectionRequest.wanted_sealed", _("办理更正"), _("办结后 2 年")),
)
