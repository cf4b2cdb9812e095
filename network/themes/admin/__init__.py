"""Admin screens of the shared words, and of how themes stand in regions."""

from network.themes.admin.standings import StandingScreens
from network.themes.admin.words import KeywordAdmin, MethodViewSet, TargetGroupViewSet, ThemeViewSet

__all__ = ["KeywordAdmin", "MethodViewSet", "StandingScreens", "TargetGroupViewSet", "ThemeViewSet"]
