"""Why an import says no."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class NoKnownSheet(Refusal):
    says = _("没有找到认识的表头。请用《{names}》的样表，第一行表头里要有“{columns}”。")


class BatchChangedMeanwhile(Refusal):
    says = _("核对之后名册有了变动，还没有写入。请按“重新核对这个文件”，看过再确认。")


class BatchNotReady(Refusal):
    says = _("这一批现在是“{state}”，不能写入。")


class BatchNotApplied(Refusal):
    says = _("这一批现在是“{state}”，没有可撤销的内容。")


class BuiltUpon(Refusal):
    says = _("不能撤销：第 {row} 行写入之后又办了别的事（{what}）。请先处理这件事。")


class SameFileRunning(Refusal):
    says = _("{name} 正在导入同一个文件（{began} 开始）。请等它办完再看结果。")


class NoSuchBatch(Refusal):
    says = _("没有编号为 {batch} 的导入批次。")
