"""The addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView, TemplateView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from base.programs import api
from base.uploads.serving import serve_document, serve_image
from pajaverkko import gallery
from pajaverkko.health import metrics
from pajaverkko.search.views import search
from pajaverkko.sitemap import part_of_site_map, site_map

handler400 = "pajaverkko.errors.bad_request"
handler403 = "pajaverkko.errors.forbidden"
handler404 = "pajaverkko.errors.not_found"
handler500 = "pajaverkko.errors.server_error"

SIGN_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    # Before Wagtail's own page for a password, which nobody has.
    path("admin/login/", SIGN_IN),
    path("admin/", include(wagtailadmin_urls)),
    # Before Wagtail's own view of the same addresses, all of them, which it asks.
    re_path(r"^documents/(\d+)/(.*)$", serve_document),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", site_map, name="sitemap"),
    path("sitemap-<slug:section>.xml", part_of_site_map, name="part_of_sitemap"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain"), name="robots"),
    path("metrics", metrics, name="metrics"),
    path("components/", gallery.components, name="components"),
    path("", include("network.materials.urls")),
    path("", include("network.people.urls")),
    # Sizes of images only: originals and files of the bank have their own, guarded ways.
    path("media/images/<path:path>", serve_image, name="images"),
]

urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("sign-in/", include("pajaverkko.sign_in.urls")),
    path("_util/login/", SIGN_IN),
    # Before proposals: one of the reports is called so.
    path("", include("network.figures.urls")),
    path("", include("network.inquiries.urls")),
    path("", include("network.applications.urls")),
    path("", include("network.councils.urls")),
    path("", include("network.meetings.urls")),
    path("", include("network.proposals.urls")),
    path("", include("network.news.urls")),
    path("", include("workshops.calendars.urls")),
    path("", include("workshops.enrolment.urls")),
    path("", include("workshops.surveys.urls")),
    # Forms stand below the page that they belong to, before Wagtail looks for a page there.
    path("", include("network.personal_links.urls")),
    path("", include("network.suggestions.urls")),
    path("", include("network.experiences.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

# The rooms above have added what programs may read by now.
urlpatterns.insert(0, path("api/v1/", api.urls))
