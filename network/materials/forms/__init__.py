"""Materials as they come in: by the line, by the table, and what a coordinator decides about an import."""

from network.materials.forms.importing import ImportForm
from network.materials.forms.line import LineError, MaterialLine, checked_line, file_beside, read_line

__all__ = ["ImportForm", "LineError", "MaterialLine", "checked_line", "file_beside", "read_line"]
