"""Books the example of the description, so that its details are somebody's: `book_example.py BASE`."""

import json
import sys
from urllib.request import Request, urlopen

base = sys.argv[1] + "/api/v1"
with urlopen(base + "/openapi.json", timeout=20) as answer:
    book = json.load(answer)["paths"]["/api/v1/appointments"]["post"]
example = book["requestBody"]["content"]["application/json"]["example"]
request = Request(base + "/appointments", json.dumps(example).encode(), {"Content-Type": "application/json"})
with urlopen(request, timeout=20) as answer:
    assert answer.status == 201, answer.status
