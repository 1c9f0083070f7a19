"""E-mail through the union's own SMTP server."""

import smtplib
from email.utils import parseaddr

from django.core.mail import EmailMessage, get_connection

from ..configuration import MailServer
from .base import TIMEOUT, Message, NeverWorks, TryAgain

BACKEND = "django.core.mail.backends.smtp.EmailBackend"


class Email:
    """Sends title as subject and body as plain text; the dedupe key is the Message-ID."""

    def __init__(self, server: MailServer) -> None:
        self.server = server

    def send(self, address: str, message: Message) -> str:
        domain = parseaddr(self.server.sender)[1].rpartition("@")[2] or "localhost"
        number = f"<{message.dedupe.replace(':', '.')}@{domain}>"
        mail = EmailMessage(
            subject=message.title,
            body="\n\n".join(part for part in (message.body, message.url) if part),
            from_email=self.server.sender,
            to=[address],
            headers={"Message-ID": number, "Auto-Submitted": "auto-generated"},
            connection=self._connection(),
        )
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as refused:
            raise _refused(refused) from refused
        except (smtplib.SMTPException, OSError) as failure:
            raise TryAgain(type(failure).__name__) from failure
        except ValueError as bad_header:
            raise NeverWorks("bad address") from bad_header
        return number

    def _connection(self):
        server = self.server
        return get_connection(
            BACKEND,
            host=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.security == "tls",
            use_ssl=server.security == "ssl",
            timeout=TIMEOUT.read,
        )


def _refused(refused: smtplib.SMTPRecipientsRefused) -> Exception:
    codes = [code for code, _says in refused.recipients.values()]
    permanent = bool(codes) and all(code >= 500 for code in codes)
    return NeverWorks("recipient refused") if permanent else TryAgain("recipient deferred")
