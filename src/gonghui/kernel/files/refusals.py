"""Every way in which a file is turned away, in the sentence that says what to do next."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class FileRefused(Refusal):
    """Base of all refusals about the content of a file."""


class EmptyFile(FileRefused):
    says = _("这个文件是空的。请确认选对了文件，再上传一次。")


class FileTooLarge(FileRefused):
    says = _("这个文件超过 {limit} MB。请减小后再上传，或分成几个文件。")


class UnknownFileType(FileRefused):
    says = _("不支持这种文件。请上传：{wanted}。")


class PasswordProtected(FileRefused):
    says = _("这个文件有密码保护。请在 Excel 里取消密码后另存，再上传。")


class OldWorkbook(FileRefused):
    says = _("这是旧版 .xls 表格。请在 Excel 或 WPS 里另存为 .xlsx，再上传。")


class FileDamaged(FileRefused):
    says = _("这个文件打不开，可能已经损坏。请在电脑上打开检查，另存一份后再上传。")


class FileSuspicious(FileRefused):
    says = _("这个文件的内部结构不正常，为了安全没有打开。请用 Excel 或 WPS 另存一份后再上传。")


class TooManyPixels(FileRefused):
    says = _("这张图片太大：{millions} 百万像素，最多 {limit} 百万像素。请缩小后再上传。")


class TooMuchMemory(FileRefused):
    says = _("这个文件展开后太大，没有处理。请删去用不到的内容或分成几个文件，再上传。")


class TookTooLong(FileRefused):
    says = _("这个文件处理得太久，已经停止。请删去用不到的内容或分成几个文件，再上传。")


class FileInfected(FileRefused):
    says = _("这个文件里查出病毒，没有收下，也没有打开。请先在电脑上杀毒，再上传干净的文件。")


class ScannerAway(FileRefused):
    says = _("病毒检查暂时用不了，文件没有收下。请过几分钟再上传；一直不行，请告诉管理员。")


class DiskFull(FileRefused):
    says = _("服务器的磁盘已满，文件没有保存。请稍后再试，并告诉管理员。")


class FileGone(FileRefused):
    says = _("这个文件已经不在了。请重新上传，或联系管理员。")


class ReasonMissing(FileRefused):
    says = _("请写明查看原因，至少 4 个字。")


BY_CODE: dict[str, type[FileRefused]] = {
    kind.code: kind
    for kind in (
        EmptyFile,
        FileTooLarge,
        UnknownFileType,
        PasswordProtected,
        OldWorkbook,
        FileDamaged,
        FileSuspicious,
        TooManyPixels,
        TooMuchMemory,
        TookTooLong,
    )
}
