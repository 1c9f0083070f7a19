"""Words that no screen of ours says (UX §8, the glossary), and what it says instead."""

import re

FORBIDDEN = {
    "我司": "工会，或具体的人名",
    "本平台": "工会",
    "提交受理": "交给工会",
    "进行操作": "直接说做什么",
    "点击此处": "用动词作链接：去领取",
    "请点击": "用动词作链接：去领取",
    "格式错误": "说清怎么改",
    "格式不正确": "说清怎么改",
    "非法输入": "说清怎么改",
    "无效的": "说清怎么改",
    "请正确填写": "说清怎么改",
    "贫困原因": "家里遇到了什么难处",
    "不合格": "不符合这一档",
    "尽快": "几日内",
    "耐心等待": "谁、几时办",
    "操作成功": "办成了什么，接下来怎样",
    "操作失败": "什么没办成，怎么办",
    "系统错误": "出了什么问题，填的内容还在不在",
    "工单": "事项",
    "站内信": "消息",
    "审计日志": "办理记录",
    "操作日志": "办理记录",
    "用户名": "手机号码",
    "租户": "工会组织",
    "会员卡": "会员证",
    "帐号": "账号",
    "登陆": "登录",
    "其它": "其他",
    "下线会员": "退会",
    "签到打卡": "不做打卡（HOUSE §8）",
    "积分排行": "不做排名（HOUSE §8）",
    "活跃度": "不看在线（HOUSE §8）",
    "在线时长": "不看在线（HOUSE §8）",
    "！": "不用感叹号",
}
_YOU = re.compile("你(?!好)")


def faults(text: str) -> list[str]:
    """What is wrong with the words of a page, each with what to say instead."""
    found = [f"“{word}”：{instead}" for word, instead in FORBIDDEN.items() if word in text]
    if _YOU.search(text):
        found.append("“你”：称呼用“您”")
    return found
