"""Where the software is reached: whether an address is ours, free, and open to others."""

import ipaddress
import socket

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class PortTaken(Refusal):
    says = _("端口 {port} 已被占用。请先停掉占用它的程序，或用 --port 换一个端口。")


class AddressUnknown(Refusal):
    says = _("不能在 {host} 上提供服务：这不是本机的地址。请用 --host 换一个地址。")


def check_address(host: str, port: int) -> None:
    """Raises PortTaken or AddressUnknown before anything is started."""
    if not _can_bind(host, 0):
        raise AddressUnknown(host=host)
    if not _can_bind(host, port):
        raise PortTaken(port=port)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what is served there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _can_bind(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
