"""Settings: one frozen value, from the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from corpus import LANGUAGES, Said
from index import BUNDLED, LOCAL, MilvusAddress
from search.errors import SettingsError
from search.serving import NAMES, Serving

PREFIX = "PMQA_"


LONGEST_HOME = 440
"""Bytes of the whole path of a home: SQLite takes paths of 512, and a journal of a generation is named below it."""

_FIRST = ", ".join(("PMQA_HOME", "PMQA_INDEX", "PMQA_MODEL", "PMQA_MODELS", "PMQA_LANGUAGE", *NAMES))
_TH = f"{_FIRST} และ PMQA_RAY"
_EN = f"{_FIRST} and PMQA_RAY"


def shared_models() -> Path:
    """The platform's folder for what this user's programs can make anew, where all homes find prepared models."""
    return platformdirs.user_cache_path("pmqa-search", appauthor=False) / "models"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """home: the folder of library and index. model: "bundled", or the name or folder of a sentence-transformers model.
    language: of messages to the user, "th" or "en". models: the folder of prepared models, which homes share. index:
    where the index lies that is searched, None for `home`. ray: where ingest and rebuild spread their work, "local" for
    this machine or the HOST:PORT of a Ray cluster; "" for no Ray. serving: what `pmqa serve` heeds."""

    home: Path
    model: str = BUNDLED
    language: str = "th"
    models: Path = field(default_factory=shared_models)
    index: MilvusAddress | None = None
    ray: str = ""
    serving: Serving = field(default_factory=Serving)

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """From PMQA_HOME (default: the platform's folder for user data), PMQA_MODEL, PMQA_LANGUAGE, PMQA_MODELS
        (default: the platform's folder for caches), PMQA_INDEX, PMQA_RAY and the variables of `Serving`.

        Raises SettingsError for any other variable that begins with PMQA_, so that a slip does not pass unseen.
        """
        given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
        home = given.pop("PMQA_HOME", "") or platformdirs.user_data_path("pmqa-search", appauthor=False)
        models = given.pop("PMQA_MODELS", "") or shared_models()
        model = given.pop("PMQA_MODEL", "") or BUNDLED
        index = given.pop("PMQA_INDEX", "").strip()
        language = given.pop("PMQA_LANGUAGE", "") or "th"
        ray = given.pop("PMQA_RAY", "").strip()
        serving = Serving.from_env({name: given.pop(name, "") for name in NAMES})
        if given:
            name = min(given)
            raise SettingsError(
                Said(f"ไม่รู้จักตัวแปร {name} ตัวแปรที่ใช้ได้คือ {_TH}", f"Unknown variable {name}; there are {_EN}")
            )
        if language not in LANGUAGES:
            raise SettingsError(
                Said(
                    f"PMQA_LANGUAGE เป็น {language!r} ต้องเป็น th หรือ en กรุณาแก้ไข",
                    f"PMQA_LANGUAGE is {language!r}, wanted th or en; mend it",
                )
            )
        _check_address(ray)
        return cls(
            home=_home(_folder("PMQA_HOME", home)),
            model=model,
            language=language,
            models=_folder("PMQA_MODELS", models),
            index=_address(index) if index else None,
            ray=ray,
            serving=serving,
        )


def _address(stated: str) -> MilvusAddress:
    # What was given may hold a password, so it is not repeated.
    try:
        return MilvusAddress.parse(stated)
    except ValueError as exc:
        raise SettingsError(
            Said(
                "PMQA_INDEX ต้องอยู่ในรูป milvus://เครื่อง:พอร์ต/ชื่อ (ชื่อเป็นอักษรละติน ตัวเลข และ _ เท่านั้น) กรุณาแก้ไข",
                "PMQA_INDEX must be milvus://host:port/name (a name of Latin letters, digits and _); mend it",
            )
        ) from exc


def _check_address(ray: str) -> None:
    host, _, port = ray.rpartition(":")
    if ray in ("", LOCAL) or (re.fullmatch(r"[\w.-]+|\[[0-9a-fA-F:.]+\]", host, re.ASCII) and _is_port(port)):
        return
    raise SettingsError(
        Said(
            f"PMQA_RAY เป็น {ray!r} ต้องเป็น {LOCAL} หรือ HOST:PORT ของคลัสเตอร์ Ray เช่น 10.0.0.5:6379 กรุณาแก้ไข",
            f"PMQA_RAY is {ray!r}, wanted {LOCAL} or the HOST:PORT of a Ray cluster, such as 10.0.0.5:6379; mend it",
        )
    )


def _is_port(stated: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,5}", stated)) and 0 < int(stated) < 65536


def _home(folder: Path) -> Path:
    length = len(os.fsencode(os.path.realpath(folder)))
    if length > LONGEST_HOME:
        raise SettingsError(
            Said(
                f"ชื่อเต็มของโฟลเดอร์ PMQA_HOME ยาว {length} ไบต์ รับได้ไม่เกิน {LONGEST_HOME} กรุณาใช้โฟลเดอร์ที่ชื่อสั้นลง",
                f"The whole path of PMQA_HOME is {length} bytes long, at most {LONGEST_HOME} are taken; "
                "choose a folder with a shorter one",
            )
        )
    return folder


def _folder(name: str, stated: str | Path) -> Path:
    try:
        return Path(stated).expanduser()
    except RuntimeError as exc:
        raise SettingsError(
            Said(
                f"{name} เป็น {stated} แต่ไม่มีผู้ใช้ชื่อนี้ กรุณาระบุโฟลเดอร์เต็ม",
                f"{name} is {stated}, but there is no such user; give the whole path",
            )
        ) from exc
