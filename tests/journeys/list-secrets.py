# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the keyring holds, asking it over the bus as any other program would."""

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.secrets"
bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(path, interface, method, arguments, reply):
    return bus.call_sync(NAME, path, interface, method, arguments, GLib.VariantType(reply), 0, 10000).unpack()


_, session = call("/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "OpenSession",
                  GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))), "(vo)")
unlocked, _ = call("/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "SearchItems",
                   GLib.Variant("(a{ss})", ({},)), "(aoao)")
for item in unlocked:
    label, = call(item, "org.freedesktop.DBus.Properties", "Get",
                  GLib.Variant("(ss)", ("org.freedesktop.Secret.Item", "Label")), "(v)")
    secret, = call(item, "org.freedesktop.Secret.Item", "GetSecret", GLib.Variant("(o)", (session,)), "((oayays))")
    print(label, bytes(secret[2]).decode(errors="replace"))
