"""The door of the open interface: what a call must carry to be answered."""

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer

from gonghui.exchange.models import ApiToken
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor

from . import issuing, queries


class Key(HttpBearer):
    """`Authorization: Bearer …` with a key that is good now and carries the scope. No cookie is looked at."""

    def __init__(self, scope: str, service: str) -> None:
        super().__init__()
        self.scope, self.service = scope, service

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The key, or None when it opens nothing. Raises AuthorizationError, Http404 (switched off)."""
        at = timezone.now()
        found = queries.opening(token.strip(), at)
        if found is None:
            return None
        if not queries.carries(found, self.scope):
            raise AuthorizationError
        if self.service and not access.is_service_on(self.service, found.organization, at):
            raise Http404
        issuing.note_use(found, at)
        return found


def actor_of(token: ApiToken) -> Actor:
    """Who acts when a key is used: the other system, which holds no position and sees nothing by itself."""
    return Actor(None, token.actor_name, via=f"token:{token.pk}")
