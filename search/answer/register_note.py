"""What is said where the registers of awards have none of what was asked for."""

from corpus import Said
from search.results import NoneAwarded

MOST_NAMED = 3
"""Documents named in the sentence; of more, how many they are."""

_NONE = Said(
    "ทำเนียบรางวัลในคลังนี้ไม่มีรายการที่ถามถึง (มี {n} รายการ{years} จาก {documents})",
    "None in the award register of this collection (it covers {n} awards{years} from {documents}).",
    "None in the award register of this collection (it covers 1 award{years} from {documents}).",
)
_YEARS = Said(" ปี {years}", " of B.E. {years}")
_MORE = Said("{documents} และอีก {n} เอกสาร", "{documents} and {n} more documents", "{documents} and 1 more document")


def say_none_awarded(none: NoneAwarded) -> Said:
    """One sentence: that there is none, and what the registers cover."""
    years = _YEARS.filled(years=_write_years(none.years)) if none.years else Said("", "")
    named = ", ".join(none.documents[:MOST_NAMED])
    rest = len(none.documents) - MOST_NAMED
    documents = _MORE.filled(n=rest, documents=named) if rest > 0 else Said(named, named)
    return _NONE.filled(n=none.awards, years=years, documents=documents)


def _write_years(years: tuple[int, ...]) -> str:
    # Years that follow each other as a stretch: 2560, 2562-2564.
    stretches: list[list[int]] = []
    for year in years:
        if stretches and stretches[-1][-1] == year - 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])
    return ", ".join(str(each[0]) if len(each) == 1 else f"{each[0]}-{each[-1]}" for each in stretches)
