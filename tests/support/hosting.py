"""The site on real web servers, with the very files that publishers are given, changed only where they say so."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import Message

HOSTING = Path(__file__).resolve().parents[2] / "hosting"
FOLDER = "/fellesmodellen/"
"""The sub-path that the files for a sub-path are tried with."""

_MODULES = (
    "mpm_event authz_core headers dir mime filter deflate alias".split()
)  # what apache.conf says must be on, and what Debian always has on
_APACHE_MODULES = Path("/usr/lib/apache2/modules")


@contextmanager
def published(site: Path, embedded: Path | None = None, path: str = "/") -> Iterator[Path]:
    """The folder that a web server reads, which anybody may read: the site, with the embedded edition in it."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        root.chmod(0o755)
        web = root / "web"
        target = web / path.strip("/")
        shutil.copytree(site, target)
        if embedded:
            shutil.copytree(embedded, target / "innebygd")
        (root / "flyktig").mkdir()
        (root / "flyktig").chmod(0o777)
        yield root


@contextmanager
def nginx(root: Path, path: str = "/", embedder: str = "") -> Iterator[str]:
    """Run nginx with hosting/nginx.conf and give the address of the site."""
    port = _free_port()
    site = _changed(
        "nginx.conf",
        {
            "listen 80": f"listen 127.0.0.1:{port}",
            "root /srv/fellesmodellen": f"root {root}/web",
            "https://intranett.eksempel.no": embedder or "https://intranett.eksempel.no",
            **_paths(path, "location {} {{", "error_page 404 {}404.html"),
        },
    )
    shutil.copy(HOSTING / "nginx-hoder.conf", root)
    temporary = "".join(
        f"{kind}_temp_path {root}/flyktig/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (root / "nginx.conf").write_text(
        f"daemon off;\npid {root}/flyktig/nginx.pid;\nerror_log stderr warn;\nevents {{}}\nhttp {{\n"
        f"include /etc/nginx/mime.types;\naccess_log off;\n{temporary}{site}\n}}\n",
        encoding="utf-8",
    )
    command = [_found("nginx"), "-p", str(root), "-e", "stderr", "-c", str(root / "nginx.conf")]
    with _running(command, f"http://127.0.0.1:{port}{path}") as address:
        yield address


@contextmanager
def apache(root: Path, path: str = "/", embedder: str = "") -> Iterator[str]:
    """Run Apache with hosting/apache.conf and give the address of the site."""
    port = _free_port()
    site = _changed(
        "apache.conf",
        {
            "*:80": f"127.0.0.1:{port}",
            "/srv/fellesmodellen": f"{root}/web",
            "https://intranett.eksempel.no": embedder or "https://intranett.eksempel.no",
            **_paths(path, "<Location {}innebygd/>", "404 {}404.html"),
            **({"404 /innebygd": f"404 {path}innebygd"} if path != "/" else {}),
        },
    )
    with _apache(root, port, path, site) as address:
        yield address


@contextmanager
def web_hotel(root: Path, path: str = "/", embedder: str = "") -> Iterator[str]:  # noqa: ARG001 (one file, one rule)
    """Run Apache as a web hotel does, with hosting/webhotell.htaccess in the folder, and give the address."""
    port = _free_port()
    rules = _changed("webhotell.htaccess", _paths(path, "ErrorDocument 404 {}404.html"))
    (root / "web" / path.strip("/") / ".htaccess").write_text(rules, encoding="utf-8")
    site = (
        f"<VirtualHost 127.0.0.1:{port}>\nDocumentRoot {root}/web\nDirectoryIndex index.html\n"
        f"<Directory {root}/web>\nRequire all granted\nAllowOverride All\n</Directory>\n</VirtualHost>\n"
    )
    with _apache(root, port, path, site) as address:
        yield address


@contextmanager
def _apache(root: Path, port: int, path: str, site: str) -> Iterator[str]:
    modules = "".join(f"LoadModule {name}_module {_APACHE_MODULES}/mod_{name}.so\n" for name in _MODULES)
    (root / "apache.conf").write_text(
        f"ServerRoot {root}\nServerName localhost\nPidFile {root}/flyktig/apache.pid\n"
        f"ErrorLog {root}/flyktig/feil.log\n"
        f"LogLevel error\nListen 127.0.0.1:{port}\n{modules}TypesConfig {_mime_types(root)}\n{site}",
        encoding="utf-8",
    )
    command = [_found("apache2"), "-D", "FOREGROUND", "-f", str(root / "apache.conf")]
    with _running(command, f"http://127.0.0.1:{port}{path}") as address:
        yield address


def asked(address: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of what lies at an address."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 (a server of ours)
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def _paths(path: str, *forms: str) -> dict[str, str]:
    """What a file says to change for a sub-path."""
    return {} if path == "/" else {form.format("/"): form.format(path) for form in forms}


def _changed(name: str, changes: Mapping[str, str]) -> str:
    text = (HOSTING / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{name}: {old}"
        text = text.replace(old, new)
    return text


def _mime_types(root: Path) -> Path:
    """Debian keeps the types of files in a package of its own; these are all that the site has."""
    types = root / "mime.types"
    types.write_text(
        "text/html html\ntext/css css\ntext/javascript js\ntext/plain txt\ntext/xml xml\nfont/woff2 woff2\n"
        "image/svg+xml svg\nimage/png png\napplication/pdf pdf\napplication/json json\napplication/gzip gz\n"
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document docx\n",
        encoding="utf-8",
    )
    return types


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _found(name: str) -> str:
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    assert path, f"{name} is not installed: run tests/system-packages"
    return path


@contextmanager
def _running(command: list[str], address: str) -> Iterator[str]:
    """Run a server as somebody who may do nothing, until it answers, and stop it afterwards."""
    nobody = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, user=nobody)
        try:
            deadline = time.monotonic() + 20
            while not _answers(address):
                log.seek(0)
                assert process.poll() is None, log.read()
                assert time.monotonic() < deadline, "the server never answered"
                time.sleep(0.05)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _answers(address: str) -> bool:
    try:
        return asked(address)[0] > 0
    except URLError:
        return False
