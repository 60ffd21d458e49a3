"""A language server, spoken to as an editor does: JSON-RPC over stdio."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import IO, Any

PATIENCE = 60
"""Seconds to wait for an answer. Answers take milliseconds; only a server that hangs takes longer."""

SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
"""The server's own defaults, but for the list of schemas that it would fetch."""


class Server:
    """One running server. `diagnostics` opens a text and waits for what is said of it; then the rest can be asked."""

    def __init__(self, command: list[str], root: Path) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._said = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        assert self._process.stdout is not None
        threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()
        abilities = {
            "workspace": {"configuration": True},
            "textDocument": {"publishDiagnostics": {}, "completion": {}, "hover": {}},
        }
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": abilities})
        self.tell("initialized", {})

    def close(self) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        self._process.wait(PATIENCE)

    def diagnostics(self, path: Path, text: str) -> list[dict[str, Any]]:
        """What the server has to say of `text` as the content of `path`, which need not be there. Each text needs a
        path of its own: the server does not tell which text it speaks of."""
        uri = path.as_uri()
        assert uri not in self._told, path
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._told:
            self._next()
        return self._told[uri]

    def completions(self, path: Path, line: int, character: int) -> dict[str, dict[str, Any]]:
        """What may stand there, by its label. Lines and characters count from 0."""
        answer = self.ask("textDocument/completion", self._at(path, line, character))
        return {item["label"]: item for item in answer["items"]}

    def hover(self, path: Path, line: int, character: int) -> str:
        answer = self.ask("textDocument/hover", self._at(path, line, character))
        return "" if answer is None else str(answer["contents"]["value"])

    @staticmethod
    def _at(path: Path, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}

    def ask(self, method: str, params: Any) -> Any:
        self._said += 1
        number = self._said
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered on the way."""
        message = self._heard.get(timeout=PATIENCE)
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            wanted = [SETTINGS.get(item["section"]) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif method is not None and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _listen(self, stream: IO[bytes]) -> None:
        while head := stream.readline():
            length = 0
            while head.strip():
                name, _, value = head.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                head = stream.readline()
            self._heard.put(json.loads(stream.read(length)))
