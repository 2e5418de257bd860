# SPDX-License-Identifier: GPL-3.0-or-later
"""What Plumb says, in the language that LANGUAGE asks for; English if it asks for none.

The build must be installed where it looks for its translations, else it speaks English whatever is asked.
"""

import gettext
import os
import re

LOCALES = {"fr": "fr_FR.UTF-8", "pt": "pt_PT.UTF-8", "ru": "ru_RU.UTF-8"}


class Words:
    def __init__(self, journey):
        language = os.environ.get("LANGUAGE", "").split(":")[0].split("_")[0]
        self.language = language if language in LOCALES else "en"
        self.catalogue = gettext.translation("plumb", journey.build / "po", [self.language], fallback=True)
        if self.language != "en":
            journey.env.update(LANGUAGE=self.language, LC_ALL=LOCALES[self.language])

    def translate(self, text):
        """TEXT, whose original is English, as Plumb says it."""
        return self.catalogue.gettext(text)

    def say(self, text):
        """The same as a pattern, in which %s is anything."""
        return ".*".join(re.escape(part) for part in self.translate(text).split("%s"))
