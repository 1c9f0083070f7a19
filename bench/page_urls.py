"""The product's addresses, and `/bench/bare/`."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from gonghui.config import urls
from gonghui.kernel.access.doors import open_to_all


@open_to_all
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bench/bare/", bare), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
