"""Reads the notice's calendar file with another program's eyes: `calendar_file.py BASE`, a portal whose clock stands just
before the end of summer time.

Books on both sides of the clock change, at offices whose clocks change and at one whose clock does not, moves and
cancels, and each time holds what `icalendar` reads against what the portal told."""

import re
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from icalendar import Calendar

from portal import Portal

portal = Portal(sys.argv[1])
BEFORE, AFTER = "2026-10-30", "2026-11-03"
OFFICES = {"NYC": "America/New_York", "PHO": "America/Phoenix", "HHW": "Pacific/Honolulu", "LOS": "America/Los_Angeles"}
read = 0


def book(nth, office, day):
    return portal.book(office, day, "Ana", f"Prueba {'abcdefghijklmnop'[nth]}")


def calendar_file(booked):
    """The file that the notice's page leads to."""
    browser, notice = portal.opened(booked)
    printed = re.search(r'id="appointment-time" datetime="([^"]*)"', notice).group(1)
    with browser.open(f"{portal.base}/en/notice.ics", timeout=20) as answer:
        return datetime.fromisoformat(printed), answer.read()


def check(booked, office, method, revision):
    global read
    printed, file = calendar_file(booked)
    calendar = Calendar.from_ical(file)
    assert str(calendar["METHOD"]) == method, calendar["METHOD"]
    assert not calendar.errors, calendar.errors
    (event,) = calendar.walk("VEVENT")
    assert not event.errors, event.errors
    assert str(event["UID"]) == f"{booked['confirmation_number']}@infopass-emulator", event["UID"]
    assert event["SEQUENCE"] == revision, (event["SEQUENCE"], revision)
    assert str(event["STATUS"]) == ("CANCELLED" if method == "CANCEL" else "CONFIRMED"), event["STATUS"]
    # What the file itself says of the clock, not what this machine knows.
    (told,) = calendar.walk("VTIMEZONE")
    assert str(told["TZID"]) == OFFICES[office] == event["DTSTART"].params["TZID"]
    clock = told.to_tz(lookup_tzid=False)
    begins = event["DTSTART"].dt.replace(tzinfo=None)
    by_file, by_zone = begins.replace(tzinfo=clock), begins.replace(tzinfo=ZoneInfo(OFFICES[office]))
    assert by_file.utcoffset() == by_zone.utcoffset() == printed.utcoffset(), (by_file, by_zone, printed)
    assert by_file.astimezone(timezone.utc) == printed.astimezone(timezone.utc), (by_file, printed)
    assert event["DTEND"].dt.replace(tzinfo=None) - begins == timedelta(minutes=15)
    read += 1
    return printed


nth = 0
for office in OFFICES:
    offsets = []
    for day in (BEFORE, AFTER):
        booked = book(nth, office, day)
        offsets.append(check(booked, office, "PUBLISH", 1).utcoffset())
        nth += 1
    changes = offsets[0] != offsets[1]
    assert changes == (office in ("NYC", "LOS")), (office, offsets)

moved = book(nth, "NYC", BEFORE)
later = portal.first_free("NYC", AFTER)
number, pin = moved["confirmation_number"], moved["pin"]
portal.call("POST", f"appointments/{number}/reschedule", {"pin": pin, "office": "NYC", "starts_at": later})
assert check(moved, "NYC", "PUBLISH", 2).strftime("%Y-%m-%dT%H:%M") == later
portal.call("POST", f"appointments/{number}/cancel", {"pin": pin})
check(moved, "NYC", "CANCEL", 3)
print(f"{read} calendar files read back")
