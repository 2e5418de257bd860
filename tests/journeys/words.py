# SPDX-License-Identifier: GPL-3.0-or-later
"""What Plumb says, in the language that LANGUAGE asks for; English if it asks for none.

A build that is not installed finds no translations; BUILD/po mounted at /usr/local/share/locale will do.
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
            journey.env.update(LANGUAGE=self.language, LC_ALL=LOCALES[self.language],
                               LOCPATH=f"{journey.build / 'tests/locales'}:/usr/lib/locale")

    def translate(self, text, context=None):
        """TEXT, whose original is English, as Plumb says it."""
        return self.catalogue.pgettext(context, text) if context else self.catalogue.gettext(text)

    def say(self, text, what=".*", context=None):
        """The same as a pattern, in which WHAT stands for %s."""
        return what.join(re.escape(part) for part in self.translate(text, context).split("%s"))
