"""A small xAPI end point, as a platform that follows cmi5 has it: on another address than the course, and strict."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.example.org", "name": "1625378"}}
REGISTRATION = "760e3480-ba55-4991-94b0-01820dbd23a2"
ACTIVITY = "https://lms.example.org/aktiviteter/42"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
CONTEXT: dict[str, Any] = {
    "contextActivities": {"grouping": [{"objectType": "Activity", "id": "urn:x-fellesmodellen:oppstart:del"}]},
    "extensions": {SESSION: "okt-1"},
}
LAUNCH: dict[str, Any] = {
    "contextTemplate": CONTEXT,
    "launchMode": "Normal",
    "moveOn": "CompletedAndPassed",
    "masteryScore": 0.8,
}


class Lrs:
    """What has been told and stored, and how the platform behaves.

    While it is not `awake` it takes nothing but the end of a session. One that is `strict` takes nothing after it, and
    is slow to store.
    """

    def __init__(self, launch: dict[str, Any] | None = None) -> None:
        """`launch` is what the platform says about the session."""
        self.address = ""
        self.launch = launch or LAUNCH
        self.documents: dict[str, bytes] = {}
        self.statements: list[dict[str, Any]] = []
        self.broken: list[str] = []
        self.asked: list[str] = []
        self.tokens = 0
        self.down = False
        self.strict = False
        self.awake = threading.Event()
        self.awake.set()
        self.arrived = threading.Condition()

    def again(self, session: str = "okt-2") -> None:
        """Begin a new session for the same person."""
        context = {**CONTEXT, "extensions": {SESSION: session}}
        self.launch = {**self.launch, "contextTemplate": context}
        self.statements = []
        self.tokens = 0

    @property
    def query(self) -> str:
        """The launch parameters."""
        return urlencode(
            {
                "endpoint": f"{self.address}/lrs",
                "fetch": f"{self.address}/fetch?k=1",
                "actor": json.dumps(ACTOR),
                "registration": REGISTRATION,
                "activityId": ACTIVITY,
            }
        )

    @property
    def verbs(self) -> list[str]:
        """The verbs in the order of their time stamps, answers left out."""
        ordered = sorted(self.statements, key=lambda one: one["timestamp"])
        return [verb for one in ordered if (verb := one["verb"]["id"].rsplit("/", 1)[1]) != "answered"]

    def last(self, verb: str) -> dict[str, Any]:
        """The last statement with a verb."""
        return next(one for one in reversed(self.statements) if one["verb"]["id"].endswith(f"/{verb}"))

    def wait(self, verb: str) -> dict[str, Any]:
        """Wait until a statement with a verb has come."""
        with self.arrived:
            there = self.arrived.wait_for(
                lambda: any(one["verb"]["id"].endswith(f"/{verb}") for one in self.statements), timeout=10
            )
        assert there, (verb, self.verbs)
        return self.last(verb)

    def over(self, *, patience: float) -> bool:
        """Whether the session is told to be over, within this many seconds."""
        with self.arrived:
            return self.arrived.wait_for(lambda: "terminated" in self.verbs, timeout=patience)

    def wait_for_document(self, wanted: Callable[[], bool]) -> None:
        """Wait until what the course has stored is as wanted."""
        with self.arrived:
            there = self.arrived.wait_for(wanted, timeout=10)
        assert there, self.documents

    @property
    def stored(self) -> dict[str, Any]:
        """What the course has stored last."""
        found: dict[str, Any] = json.loads(self.documents.get("fellesmodellen", b"{}"))
        return found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    lrs: Lrs

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def reply(self, status: int, body: bytes = b"", kind: str = "application/json") -> None:
        """Answer, to pages of other addresses too."""
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", self.headers.get("Origin", "*"))
        self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Experience-API-Version")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_OPTIONS(self) -> None:
        """Say what may be asked."""
        self.reply(204)

    def do_GET(self) -> None:
        """Documents."""
        self.handle_call(b"")

    def do_PUT(self) -> None:
        """Documents to keep."""
        self.handle_call(self.body())

    def do_POST(self) -> None:
        """The token, or statements."""
        self.handle_call(self.body())

    def body(self) -> bytes:
        """What came with the request."""
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def handle_call(self, body: bytes) -> None:
        """One request."""
        parts = urlsplit(self.path)
        self.lrs.asked.append(f"{self.command} {parts.path}")
        if self.lrs.down:
            self.reply(503)
        elif self.lrs.strict and self.lrs.over(patience=1 if self.command == "PUT" else 0):
            self.reply(403)
        elif parts.path == "/fetch":
            self.token()
        elif self.headers.get("Authorization") != "Basic b2t0OjE=":
            self.reply(401)
        elif self.headers.get("X-Experience-API-Version") != "1.0.3":
            self.reply(400)
        elif parts.path == "/lrs/statements" and self.command == "POST":
            self.take(body)
        elif parts.path in {"/lrs/activities/state", "/lrs/agents/profile"}:
            self.document(parse_qs(parts.query), body)
        else:
            self.lrs.broken.append(self.path)
            self.reply(404)

    def token(self) -> None:
        """Given once, to a POST."""
        self.lrs.tokens += 1
        if self.command != "POST":
            self.lrs.broken.append("the token was asked for with GET")
        found = {"error-code": "1", "error-text": "used"} if self.lrs.tokens > 1 else {"auth-token": "b2t0OjE="}
        self.reply(200, json.dumps(found).encode())

    def take(self, body: bytes) -> None:
        """Statements, one or many."""
        came = json.loads(body)
        if not any(one["verb"]["id"].endswith("/terminated") for one in came):
            self.lrs.awake.wait(timeout=10)
        with self.lrs.arrived:
            known = {one["id"] for one in self.lrs.statements}
            self.lrs.statements += [one for one in came if one["id"] not in known]
            self.lrs.arrived.notify_all()
        self.reply(200, json.dumps([one["id"] for one in came]).encode())

    def document(self, query: dict[str, list[str]], body: bytes) -> None:
        """A document of the person or of the activity."""
        if json.loads(query["agent"][0]) != ACTOR:
            self.lrs.broken.append("another agent")
        if "stateId" in query and (query["activityId"], query["registration"]) != ([ACTIVITY], [REGISTRATION]):
            self.lrs.broken.append("another activity or registration")
        name = (query.get("stateId") or query["profileId"])[0]
        if self.command == "PUT" and name != "LMS.LaunchData":
            with self.lrs.arrived:
                self.lrs.documents[name] = body
                self.lrs.arrived.notify_all()
            self.reply(204)
        elif name == "LMS.LaunchData" and self.command == "GET":
            self.reply(200, json.dumps(self.lrs.launch).encode())
        elif name in self.lrs.documents:
            self.reply(200, self.lrs.documents[name])
        else:
            self.reply(404)


@contextmanager
def running(lrs: Lrs) -> Iterator[Lrs]:
    """Serve the end point on a free port."""
    handler = type("Handler", (_Handler,), {"lrs": lrs})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        lrs.address = f"http://127.0.0.1:{server.server_port}"
        yield lrs
        server.shutdown()
        thread.join()
