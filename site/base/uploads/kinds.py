"""Which kinds of files are taken, and what each is called when it is given out."""

UNKNOWN = "application/octet-stream"

DOCUMENTS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    # A browser would run a page of its own; as a file without a kind it is only kept.
    "html": UNKNOWN,
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The kinds of documents by the ending of the name, with the type they are served as."""

PICTURES = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
"""The kinds of pictures by the ending of the name, with the type they are served as."""

LONGEST_SIDE = 3000
"""Points of the longest side of a picture that is kept."""
LONGEST_SIDE_OF_PEOPLE = 1600
"""The same of a photo of somebody: sharp on every page, and no face or surroundings to be magnified."""

MOST_BYTES = 20 * 1024 * 1024
"""Size of a file that is taken at most."""
