"""Downloads from a server whose certificate is not to be trusted: refused in words, before a byte is sent."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hub_server import Hub, serving

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.models import download

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl command to make certificates with")
linux_alone = pytest.mark.skipif(sys.platform != "linux", reason="only here a variable names the trusted certificates")

CONTENT = bytes(range(256)) * 40


@pytest.fixture
def secure_server(tmp_path: Path) -> Iterator[Callable[[str], tuple[str, Path, Hub]]]:
    """Starts a server over TLS that has signed for itself to be ``subject``: its address, certificate, and hub."""
    with ExitStack() as running:

        def start(subject: str) -> tuple[str, Path, Hub]:
            certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
            make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test"
            names = ["-addext", f"subjectAltName={subject}", "-keyout", str(key), "-out", str(certificate)]
            subprocess.run([*make.split(), *names], check=True, capture_output=True, timeout=30)
            hub = Hub(files={"weights.pth": CONTENT})
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            running.enter_context(serving(hub, context))
            return f"{hub.url}/weights.pth", certificate, hub

        yield start


def fetch(url: str, target: Path) -> None:
    download.fetch(url, target, "Toy", len(CONTENT), RunControl(), lambda _event: None)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def test_an_untrusted_certificate_is_refused_with_a_message(
    secure_server: Callable[[str], tuple[str, Path, Hub]], tmp_path: Path
) -> None:
    url, _, hub = secure_server("IP:127.0.0.1")
    with pytest.raises(UserError, match=r"127\.0\.0\.1 is not secure: .*self.signed") as caught:
        fetch(url, tmp_path / "weights.pth")
    assert "date of this computer" in caught.value.hint and "From a file" in caught.value.hint
    assert hub.ranges == [] and not list(tmp_path.glob("weights*"))


@linux_alone
def test_a_certificate_of_another_server_is_refused_with_a_message(
    secure_server: Callable[[str], tuple[str, Path, Hub]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, certificate, hub = secure_server("DNS:elsewhere.invalid")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(UserError, match=r"not secure: .*mismatch"):
        fetch(url, tmp_path / "weights.pth")
    assert hub.ranges == []


@linux_alone
def test_a_certificate_that_the_system_trusts_is_trusted(
    secure_server: Callable[[str], tuple[str, Path, Hub]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, certificate, _ = secure_server("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetch(url, tmp_path / "weights.pth")
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT
