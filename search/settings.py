"""Settings: one frozen value, from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from corpus import LANGUAGES, Said
from index import BUNDLED
from search.errors import SettingsError

PREFIX = "PMQA_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """home: the folder of library, index and model. model: "bundled", or the name or folder of a
    sentence-transformers model. language: of messages to the user, "th" or "en"."""

    home: Path
    model: str = BUNDLED
    language: str = "th"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """From PMQA_HOME (default: the platform's folder for user data), PMQA_MODEL and PMQA_LANGUAGE.

        Raises SettingsError for any other variable that begins with PMQA_, so that a slip does not pass unseen.
        """
        given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
        home = given.pop("PMQA_HOME", "") or platformdirs.user_data_path("pmqa-search", appauthor=False)
        model = given.pop("PMQA_MODEL", "") or BUNDLED
        language = given.pop("PMQA_LANGUAGE", "") or "th"
        if given:
            name = min(given)
            raise SettingsError(
                Said(
                    f"ไม่รู้จักตัวแปร {name} ตัวแปรที่ใช้ได้คือ PMQA_HOME, PMQA_MODEL และ PMQA_LANGUAGE",
                    f"Unknown variable {name}; there are PMQA_HOME, PMQA_MODEL and PMQA_LANGUAGE",
                )
            )
        if language not in LANGUAGES:
            raise SettingsError(
                Said(
                    f"PMQA_LANGUAGE เป็น {language!r} ต้องเป็น th หรือ en กรุณาแก้ไข",
                    f"PMQA_LANGUAGE is {language!r}, wanted th or en; mend it",
                )
            )
        try:
            folder = Path(home).expanduser()
        except RuntimeError as exc:
            raise SettingsError(
                Said(
                    f"PMQA_HOME เป็น {home} แต่ไม่มีผู้ใช้ชื่อนี้ กรุณาระบุโฟลเดอร์เต็ม",
                    f"PMQA_HOME is {home}, but there is no such user; give the whole path",
                )
            ) from exc
        return cls(home=folder, model=model, language=language)
