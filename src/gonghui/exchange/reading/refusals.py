"""Why a workbook as a whole cannot be read, in the sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.files.refusals import FileRefused


class TooManyRows(FileRefused):
    says = _("表格超过 {limit} 行。请分成几个文件，再上传。")


class TooManyColumns(FileRefused):
    says = _("表格超过 {limit} 列。请删去用不到的列，再上传。")


class TooManySheets(FileRefused):
    says = _("这个文件的工作表超过 {limit} 个。请只留下要导入的工作表，再上传。")


class BrokenQuotes(FileRefused):
    says = _("第 {row} 行附近的引号不成对，后面的内容无法分行。请在 Excel 里另存为 .xlsx，再上传。")


class UnknownEncoding(FileRefused):
    says = _("认不出这个 .csv 文件的文字编码。请在 Excel 里另存为 .xlsx，再上传。")


BY_CODE: dict[str, type[FileRefused]] = {
    kind.code: kind for kind in (TooManyRows, TooManyColumns, TooManySheets, BrokenQuotes, UnknownEncoding)
}
