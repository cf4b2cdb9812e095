"""The site's own texts: collected from the source, merged into catalogues, compiled, without gettext on the machine."""
