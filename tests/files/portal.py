"""The portal of these tests, as a program and as a browser see it."""

import html
import json
import re
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener


class Portal:
    def __init__(self, base):
        self.base = base

    def call(self, method, path, body=None):
        """A request of a program."""
        told = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.base}/api/v1/{path}", told, {"Content-Type": "application/json"}, method=method)
        with build_opener().open(request, timeout=20) as answer:
            return json.load(answer)

    def first_free(self, office, day):
        slots = self.call("GET", f"offices/{office}/slots?from={day}&to={day}")["slots"]
        return next(slot["starts_at"] for slot in slots if slot["free"] > 0)

    def book(self, office, day, given_name, family_name):
        person = {
            "given_name": given_name, "family_name": family_name, "date_of_birth": "1985-07-04",
            "phone": "212-555-0100", "zip": "10001", "office": office, "starts_at": self.first_free(office, day),
        }
        return self.call("POST", "appointments", person)

    def opened(self, booked):
        """A browser in which the notice was opened with number and PIN, and the page that it got."""
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        page = browser.open(f"{self.base}/en/appointment", timeout=20).read().decode()
        proof = html.unescape(re.search(r'name="csrf" value="([^"]*)"', page).group(1))
        fields = {"csrf": proof, "confirmation_number": booked["confirmation_number"], "pin": booked["pin"]}
        with browser.open(f"{self.base}/en/appointment", urlencode(fields).encode(), timeout=20) as answer:
            return browser, answer.read().decode()
