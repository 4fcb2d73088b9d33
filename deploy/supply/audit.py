"""What is publicly known against the versions in constraints.txt: python -m deploy.supply.audit

By pip-audit, which must be installed where this runs. Exit code 1 where something is known or pip-audit fails, 0 where
nothing is known or where its data cannot be reached, which is said."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parent.parent.parent / "constraints.txt"
OPTIONS = "--no-deps --disable-pip --progress-spinner off --format json --timeout 10"
LONGEST = 600
"""Seconds."""

UNREACHED = re.compile(r"ConnectionError|ConnectTimeout|ReadTimeout|ServiceError|ProxyError|SSLError|HTTPError")


def main() -> int:
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), *OPTIONS.split()],
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    code, words = verdict(done.stdout, done.stderr)
    print(words)
    return code


def verdict(report: str, complaints: str) -> tuple[int, str]:
    """The exit code and what is said, of what pip-audit printed: a report in JSON, or nothing but complaints."""
    if not report.strip():
        reason = UNREACHED.search(complaints)
        return (
            skipped(reason[0]) if reason else (1, f"The audit failed: {complaints.strip() or 'pip-audit said nothing'}")
        )
    parts: list[dict[str, Any]] = json.loads(report)["dependencies"]
    known = [part for part in parts if "vulns" in part]
    if not known:
        return skipped("no version is known to it")
    findings = [told(part, each) for part in known for each in part["vulns"]]
    summary = f"{len(known)} of {len(parts)} versions audited, {len(findings)} findings."
    return int(bool(findings)), "\n".join([summary, *findings])


def skipped(reason: str) -> tuple[int, str]:
    return 0, f"The audit was skipped, for the data of pip-audit cannot be reached from here ({reason})."


def told(part: dict[str, Any], finding: dict[str, Any]) -> str:
    return (
        f"{part['name']} {part['version']}: {finding['id']}, mended in {', '.join(finding['fix_versions']) or 'none'}"
    )


if __name__ == "__main__":
    sys.exit(main())
