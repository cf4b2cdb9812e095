"""What people are told. None of it repeats what was found."""

from django.utils.translation import gettext_lazy as _

from base.identity.found import Kind

CODE_IN_TEXT = _(
    "There seems to be a personal identity code in the text. Remove it, and you can send the form. "
    "Nothing has been stored."
)
CODE_IN_FILE_NAME = _(
    "There seems to be a personal identity code in the name of the file. Give the file another name and choose it "
    "again. Nothing has been stored."
)
CODE_IN_LINE = _("there seems to be a personal identity code in it. Remove it.")
NOT_IN_OWN_WORDS = {
    Kind.EMAIL: _("There seems to be an e-mail address in the text. Remove it: others will read the text."),
    Kind.PHONE: _("There seems to be a telephone number in the text. Remove it: others will read the text."),
    Kind.ACCOUNT: _("There seems to be a bank account number in the text. Remove it: others will read the text."),
}
IN_A_PAGE = _(
    "There seems to be a telephone number, an e-mail address or an account number in: %(fields)s. The page was saved. "
    "If it is somebody's own, remove it. Put the contact details of staff and services in a contact block."
)
