"""The columns of the four sheets and the other headings these go by."""

from gonghui.manifest import Column

NAME = Column("name", "姓名", ("职工姓名", "会员姓名"), width=12)
CARD = Column("number", "会员号", ("会员证号", "会员卡号", "工会会员号"), width=16, exact=True)
ID = Column("id_number", "证件号码", ("证件号", "身份证号码", "身份证号", "身份证"), width=22, exact=True)
PERSON = (NAME, CARD, ID)

POSTINGS = (
    *PERSON,
    Column("kind", "出差驻外类别", ("外派类别",), codes="posting_kind", required=True, width=16),
    Column("place", "目的地", ("去哪里", "驻地", "外派地点"), required=True, width=24),
    Column("since", "出发日期", ("外派日期",), required=True, width=12),
    Column("until", "返回日期", ("回来日期",), width=12),
)
SITES = (
    Column("name", "工地名称", ("项目名称",), required=True, width=24),
    Column("place", "工地地点", ("地点", "工地地址"), required=True, width=28),
    Column("kind", "工地类别", ("现场类别",), codes="site_kind", required=True, width=14),
    Column("since", "开工日期", (), required=True, width=12),
    Column("until", "完工日期", ("竣工日期",), width=12),
)
WORKERS = (
    Column("site", "所在现场", ("现场名称", "所在工地"), required=True, width=24),
    *PERSON,
    Column("since", "到场日期", ("进场日期",), required=True, width=12),
    Column("until", "离场日期", ("退场日期",), width=12),
)
RETIREMENT = (
    *PERSON,
    Column("group", "退休类别", (), codes="retirement_group", required=True, width=20),
    Column("agreed_on", "约定退休日期", ("弹性退休日期",), width=14),
    Column("document", "依据", ("批准文件",), width=24),
)
