"""The addresses of the site."""

from pathlib import Path

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import TemplateView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from pajaverkko import gallery
from pajaverkko.search.views import search
from pajaverkko.sitemap import EveryLanguage

handler400 = "pajaverkko.errors.bad_request"
handler403 = "pajaverkko.errors.forbidden"
handler404 = "pajaverkko.errors.not_found"
handler500 = "pajaverkko.errors.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": EveryLanguage}}, name="sitemap"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain"), name="robots"),
    path("components/", gallery.components, name="components"),
    path("", include("network.materials.urls")),
    # Sizes of images only: originals and files of the bank have their own, guarded ways.
    path("media/images/<path:path>", serve, {"document_root": Path(settings.MEDIA_ROOT) / "images"}, name="images"),
]

urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
