# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs between the kinds that journey-wizard drives; a kind without a row is driven all the same."""

import dataclasses
import json
import pathlib
from typing import Callable

FAULTS = pathlib.Path(__file__).resolve().parents[1] / "data/faults"


def write_lines(fields, labels):
    """A mail that names each field as Partner Center does."""
    lines = "\n".join(f"{labels[name]}: {value}" for name, value in fields.items() if name in labels)
    return f"Hello,\n\nhere is what you asked for.\n\n{lines}\n\nKind regards\nAdmin\n"


def write_form(fields, _):
    """The HTML that Salesforce makes under “Web-to-Lead”."""
    host = fields["web-to-lead-host"].rstrip("/")
    host = host if "://" in host else f"https://{host}"
    return (f'<META HTTP-EQUIV="Content-type" CONTENT="text/html; charset=UTF-8">\n'
            f'<form action="{host}/servlet/servlet.WebToLead?encoding=UTF-8" method="POST">\n'
            f'<input type=hidden name="oid" value="{fields["oid"]}">\n'
            '<label for="last_name">Last Name</label><input id="last_name" maxlength="80" name="last_name" size="20"'
            ' type="text" /><br>\n<input type="submit" name="submit">\n</form>\n')


def write_embed_code(fields, _):
    """The code that Marketo gives for a form."""
    form = fields["form-id"]
    return ('<script src="//app-ab01.marketo.com/js/forms2/js/forms2.min.js"></script>\n'
            f'<form id="mktoForm_{form}"></form>\n'
            f'<script>MktoForms2.loadForm("//app-ab01.marketo.com", "{fields["munchkin-id"]}", {form});</script>\n')


@dataclasses.dataclass
class Row:
    """How a kind is driven.

    paste: makes the text for “Paste anything” from the twin's fields and the fields' labels
    fault: of the twin, for the run that breaks; None for the first of which a field is the culprit
    breaks_at: the step that tells, "check" or "test"
    choices: the label to choose for a field with choices
    suggestion: a button that fills in a field, in place of what the sound twin says
    confirmation: the row that goes on with a kind that no longer receives leads
    """
    paste: Callable = write_lines
    fault: str = None
    breaks_at: str = "check"
    choices: dict = dataclasses.field(default_factory=dict)
    suggestion: tuple = None
    confirmation: str = None


ROWS = {
    "azure-table": Row(),
    # Only a lead tells whether an endpoint takes leads; Plumb's own one can be read.
    "https": Row(fault="signature", breaks_at="test", suggestion=("url", "Use Plumb’s own endpoint"),
                 choices={"key-spelling": "UserDetails, as Microsoft’s schema prints it"}),
    "dynamics": Row(fault="client-secret.wrong", choices={"authentication": "Azure Active Directory"}),
    "salesforce": Row(paste=write_form, fault="secret.wrong"),
    "marketo": Row(paste=write_embed_code),
    "azure-blob": Row(confirmation="Read what is there"),
}


def get_row(kind):
    return ROWS.get(kind, Row())


def find_fault(kind):
    """Returns the fault of the run that breaks, and the field that is to blame."""
    promised = json.loads((FAULTS / f"{kind['kind']}.json").read_text(encoding="utf-8"))["faults"]
    fields = {field["name"] for field in kind["fields"]}
    wanted = get_row(kind["kind"]).fault
    for fault, promise in promised.items():
        if fault == wanted or (wanted is None and promise.get("field") in fields):
            return fault, promise["field"]
    raise KeyError(f"{kind['kind']} has no fault that a field is to blame for")
