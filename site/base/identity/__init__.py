"""The guard that keeps identity codes out, and contact details out of people's own texts.

`found` says what is in a text and where, never what it was. `readings` says which texts a value holds, however it is
written. `forms` refuses at the field, `wall` refuses everything else before a view is called, `pages` warns, `logs`
keeps codes out of what is written down.
"""
