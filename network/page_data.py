"""Words, areas, and what editors write for all to read."""

from base.personal_data.choices import Kind
from base.personal_data.register import personal, plain, register
from network.personal_data import NAMES, PAGE, ROW, TRANSLATED_ROW, WORKING

register(
    plain("network.Theme", NAMES),
    personal(
        "network.ThemeStanding",
        {
            Kind.IDENTIFIER: "noted_by",
            Kind.FREE_TEXT: "why_fi why_sv",
            Kind.PLAIN: "id key theme region standing since_on noted_at",
        },
        purpose=WORKING,
    ),
    personal(
        "network.FrozenReport",
        {
            Kind.IDENTIFIER: "frozen_by published_by withdrawn_by",
            Kind.FREE_TEXT: "why_fi why_sv",
            Kind.PLAIN: "id report centre half_year state tables frozen_at published_at withdrawn_at",
        },
        purpose=WORKING,
    ),
    plain("network.TargetGroup", NAMES),
    plain("network.Method", NAMES),
    plain("network.PartKind", NAMES),
    plain("network.Province", "id name_fi name_sv name_en code valid_from valid_to"),
    plain(
        "network.Region",
        f"{NAMES} code valid_from valid_to kind short_fi short_sv short_en province collaborative_area "
        "vitality_centre bilingual successor tile_column tile_row",
    ),
    plain("network.Organisation", f"{NAMES} kind website"),
    plain("network.Centre", f"{NAMES} organisation coordinators editors workflow files regions"),
    plain("network.CentreRegion", "id centre region valid_from valid_to"),
    plain("network.MaterialUse", "id material counted_on opens downloads"),
    plain("network.MaterialKeyword", "id tag content_object"),
    plain("network.ProjectKeyword", "id tag content_object"),
    plain("network.ProjectPartner", f"{ROW} project organisation role"),
    plain("network.ReviewReminder", "id material review_on sent_on"),
    plain("network.CheckedLink", "id address checked_at status failures materials"),
    plain("network.Notice", "id controller purpose"),
    personal("network.Keyword", {Kind.FREE_TEXT: "name slug", Kind.PLAIN: "id"}),
    # What editors write for all to read. The guard looks at it; people are not what it is about.
    *(
        personal(f"network.{page}", {Kind.FREE_TEXT: f"summary {words}", Kind.PLAIN: f"{PAGE} {others}"})
        for page, words, others in (
            ("NetworkPage", "intro", ""),
            ("RegionPage", "intro", "region"),
            ("CentrePage", "body contact", "centre"),
            ("ThemeIndexPage", "", ""),
            ("ThemePage", "body", "theme"),
            ("CouncilIndexPage", "", ""),
            ("MinutesIndexPage", "", ""),
            (
                "CouncilPage",
                "purpose how_to_join fees meeting_rhythm became turned_why",
                ("state turned_on organisation seats term_starts_on term_ends_on regions themes target_groups"),
            ),
            ("TermSummaryPage", "what_was_done what_changed what_follows", "term"),
            ("MinutesPage", "place", "meeting held_on number tells_of comes_off_on themes"),
            ("MaterialBankPage", "", ""),
            ("MaterialCollectionPage", "parts", ""),
            (
                "MaterialPage",
                "body adapted_note",
                (
                    "kind language easy_language year minutes_needed licence link version replaces adapted_from "
                    "review_on regions themes target_groups methods keywords"
                ),
            ),
            ("ProjectIndexPage", "", ""),
            (
                "ProjectPage",
                "part_of funding_note need results",
                "starts_on ends_on regions themes target_groups keywords",
            ),
        )
    ),
    *(
        personal(f"network.{row}", {Kind.FREE_TEXT: words, Kind.PLAIN: others})
        for row, words, others in (
            ("MinutesItem", "heading discussion decision proposal", f"{TRANSLATED_ROW} minutes"),
            ("MaterialFile", "title", f"{ROW} material document accessibility"),
            ("Aim", "text", f"{TRANSLATED_ROW} project"),
            ("WorkPackage", "title description", f"{TRANSLATED_ROW} project"),
            ("Measure", "text outcome_note", f"{TRANSLATED_ROW} project package outcome theme"),
        )
    ),
    personal(
        "network.NoticeVersion",
        {
            Kind.IDENTIFIER: "published_by",
            Kind.FREE_TEXT: "collector_fi collector_sv purpose_text_fi purpose_text_sv asked_from_fi asked_from_sv "
            "where_kept_fi where_kept_sv users_fi users_sv contact_fi contact_sv results_fi results_sv "
            "archive_fi archive_sv",
            Kind.PLAIN: "id notice number state basis kept_months afterwards anonymous voluntary published_at "
            "text_hash",
        },
        purpose=WORKING,
    ),
    personal(
        "network.MaterialImport",
        {
            Kind.IDENTIFIER: "owner",
            Kind.FREE_TEXT: "file_name lines faults",
            Kind.PLAIN: "id bank state done taken created_at touched_at",
        },
        purpose=WORKING,
    ),
)
