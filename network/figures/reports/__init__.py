"""Frozen figures as they are read: the same tables on pages, in charts, in files and for programs."""

from network.figures.reports.charts import Chart, chart_of, charted_over_time
from network.figures.reports.files import csv_file, flat_heads, flat_rows, pdf_file, xlsx_file
from network.figures.reports.overview import NetworkTable, Overview, network_table, overview_of, periods_of
from network.figures.reports.tables import ShownReport, ShownTable, shown_report, true_tables

__all__ = [
    "Chart",
    "NetworkTable",
    "Overview",
    "ShownReport",
    "ShownTable",
    "chart_of",
    "charted_over_time",
    "csv_file",
    "flat_heads",
    "flat_rows",
    "network_table",
    "overview_of",
    "pdf_file",
    "periods_of",
    "shown_report",
    "true_tables",
    "xlsx_file",
]
