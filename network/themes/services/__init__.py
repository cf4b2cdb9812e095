"""What is done to the shared words, and how a theme comes to stand in a region."""

from network.themes.services.keywords import merge_keywords, rename_keyword
from network.themes.services.standings import change_why, note_standing, take_standing_back

__all__ = ["change_why", "merge_keywords", "note_standing", "rename_keyword", "take_standing_back"]
