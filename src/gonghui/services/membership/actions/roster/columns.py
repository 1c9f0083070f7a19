"""The two official sheets (总工办发〔2017〕14号): their columns and the other headings these go by."""

from gonghui.manifest import Column

ID_HEADINGS = ("身份证号", "身份证号码", "公民身份号码", "身份证")

MEMBER_COLUMNS = (
    Column("name", "姓名", ("会员姓名", "职工姓名"), required=True, width=12),
    Column("id_kind", "证件类型", ("证件种类",), codes="id_kind", width=14),
    Column("id_number", "证件号码", ID_HEADINGS, required=True, width=22, exact=True),
    Column("sex", "性别", (), codes="sex", width=6),
    Column("birth_date", "出生日期", ("出生年月", "出生年月日"), width=12),
    Column("ethnic_group", "民族", (), codes="ethnic_group", width=10),
    Column("politics", "政治面貌", (), codes="politics", width=12),
    Column("education", "学历", ("文化程度",), codes="education", width=12),
    Column("degree", "学位", (), codes="degree", width=8),
    Column("household_kind", "户籍类型", ("户口类型",), codes="household_kind", width=12),
    Column("household_region", "户籍所在地", ("户籍地",), width=12),
    Column("employment", "就业状况", ("就业状态",), codes="employment", width=10),
    Column("employment_form", "用工形式", (), codes="employment_form", width=12),
    Column("migrant_worker", "是否农民工", ("农民工",), codes="yes_no", width=10),
    Column("skill_grade", "技能等级", ("技能等级/职称", "职业技能等级"), codes="skill_grade", width=12),
    Column("workplace", "工作单位", ("单位名称", "所在单位"), width=24),
    Column("department", "部门", ("所在部门",), width=16),
    Column("job", "岗位", ("职务", "工种"), width=14),
    Column("phone", "手机", ("手机号", "手机号码", "移动电话", "联系电话"), width=14, exact=True),
    Column("residence", "现居住地", ("家庭住址", "现住址"), width=24),
    Column("joined_on", "入会日期", ("入会时间", "加入工会时间"), width=12),
    Column("union_duty", "工会职务", (), width=12),
    Column("organization", "所属工会", ("所在工会", "基层工会名称", "分会"), width=24),
    Column("group_name", "工会小组", ("所属小组",), width=16),
    Column("card_number", "会员证号/卡号", ("会员证号", "会员卡号", "卡号"), width=20, exact=True),
    Column("remark", "备注", (), width=20),
)  # fmt: skip

ORGANIZATION_COLUMNS = (
    Column("name", "工会名称", ("组织名称", "工会组织名称"), required=True, width=28),
    Column("code", "工会编号", ("组织编号", "工会代码"), required=True, width=18, exact=True),
    Column("level", "组织层级", ("工会层级", "组织级别"), codes="organization_level", width=12),
    Column("parent", "上级工会", ("上级工会名称", "上级工会编号"), width=28),
    Column("unit_name", "单位名称", (), width=28),
    Column("unit_code", "单位代码", ("统一社会信用代码", "组织机构代码"), width=22, exact=True),
    Column("unit_category", "单位性质", ("单位类别", "经济类型"), codes="unit_category", width=16),
    Column("industry", "所属行业", ("行业",), codes="industry", width=16),
    Column("region", "行政区划", ("区划代码", "所在区划"), width=12),
    Column("address", "单位地址", ("地址",), width=28),
    Column("phone", "联系电话", ("电话",), width=16, exact=True),
    Column("opened_on", "建会日期", ("成立日期", "建会时间"), width=12),
    Column("term_started_on", "本届起始日期", ("本届成立日期", "换届日期"), width=14),
    Column("term_years", "届期", ("任期",), width=8),
)  # fmt: skip
