"""What officers hear by the clock about women's contracts. Of women's records nobody is ever told."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

CONTRACT_ENDS = "benefits.womens_contract_ends"
KINDS = (
    NoticeKind(
        CONTRACT_ENDS,
        _("女职工专项合同快到期"),
        _("{title}快到期了"),
        _("{day}到期。请和单位商量续签，签好以后在“女职工专项合同”里登记。"),
    ),
)
