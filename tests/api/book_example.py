"""Books and asks with the examples of the description, so that their details are somebody's: `book_example.py BASE`.

Prints the numbers of a request, of somebody at a door and of an appointment, and its PIN."""

import json
import sys
from urllib.request import Request, urlopen

base = sys.argv[1] + "/api/v1"
with urlopen(base + "/openapi.json", timeout=20) as answer:
    paths = json.load(answer)["paths"]


def post(address, *told, **others):
    operation = paths["/api/v1" + address]["post"]
    example = operation["requestBody"]["content"]["application/json"]["example"] | others
    request = Request(base + address, json.dumps(example).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=20) as answer:
        assert answer.status == 201, answer.status
        made = json.load(answer)
        return " ".join(made[name] for name in told)


print(
    post("/contact/requests", "service_item_number"),
    post("/contact/walk-ins", "service_item_number", family_name="Ortega", office="NYC"),
    post("/appointments", "confirmation_number", "pin"),
)
