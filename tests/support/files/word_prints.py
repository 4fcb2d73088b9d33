"""Word files as LibreOffice prints them."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest


def letters(text: str) -> str:
    """The letters of a text: a PDF parts marks from their consonants, and lines anywhere."""
    return "".join(
        letter for letter in text if unicodedata.category(letter) not in ("Mn", "Zs", "Cc") and letter != "\u200b"
    )


def families_of_thai() -> set[str]:
    """The names of fonts that are installed and have Thai, without spaces."""
    said = subprocess.run(["fc-list", ":lang=th", "family"], capture_output=True, text=True, check=True).stdout
    return {re.sub(r"\W", "", name) for line in said.splitlines() for name in line.split(",")}


def print_word(content: bytes, folder: Path) -> Path:
    """The Word file `content` as a PDF in `folder`; skips where there is no LibreOffice or no Thai font."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program or not shutil.which("fc-list") or not families_of_thai():
        pytest.skip("LibreOffice or a Thai font is not installed")
    (folder / "printed.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "printed.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "printed.pdf"
