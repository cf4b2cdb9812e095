from django.urls import reverse
from tests.factories.network import ProjectPageFactory
from tests.reading import form_values
from network.materials.pages import MaterialBankPage
def test_adm(coordinator, centre_page, signed_in, site):
    from pathlib import Path
    c=signed_in(coordinator)
    for app, model in (("network","councilpage"),("network","projectpage"),("workshops","seriespage"),("network","materialbankpage"),("pajaverkko","contentpage")):
        url=reverse("wagtailadmin_pages:add", args=[app,model, centre_page.pk])
        r = c.get(url)
        v = form_values(r)
        v["title"]="Uusi sivu"
        v["action-publish"]="1"
        r = c.post(url, v)
        print(model, r.status_code, r.headers.get("Location"), sorted(k for k in v if "count" in k or "body" in k))
        if r.status_code==200:
            f = r.context["form"]; print(f.errors, {k: x.errors for k,x in f.formsets.items()})
            Path("/tmp/edit.html").write_bytes(r.content)
