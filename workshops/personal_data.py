"""What the tables of this domain hold."""

from base.personal_data.choices import Kind
from base.personal_data.register import personal, plain, register

PAGE = "page_ptr sharing_image"
ROW = "id sort_order"

register(
    plain("workshops.WorkshopKeyword", "id tag content_object"),
    plain("workshops.WorkshopMaterial", f"{ROW} workshop material"),
    personal("workshops.WorkshopIndexPage", {Kind.FREE_TEXT: "summary", Kind.PLAIN: PAGE}),
    personal(
        "workshops.SeriesPage",
        {Kind.FREE_TEXT: "summary aim for_whom", Kind.PLAIN: f"{PAGE} project regions themes target_groups"},
    ),
    personal(
        "workshops.WorkshopPage",
        {
            Kind.FREE_TEXT: "summary place remote_link access produced",
            Kind.PLAIN: f"{PAGE} starts_at ends_at continues regions themes keywords",
        },
    ),
    personal(
        "workshops.ProgrammeItem",
        {Kind.FREE_TEXT: "title", Kind.PLAIN: f"{ROW} translation_key locale workshop time"},
    ),
)
