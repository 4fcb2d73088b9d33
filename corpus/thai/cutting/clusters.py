"""Where the character clusters of Thai end: no word ends within one.

Theeramunkong, Sornlertlamvanich, Tanhermhong and Chinnan (2000), Character cluster based Thai information retrieval,
with the rules that newmm adds to theirs; a test compares them with PyThaiNLP's own.
"""

import re

_C = "[ก-ฮ]"
_T = "[่-๋]?"
_K = f"(?:{_C}{_C}?[\u0e38\u0e39\u0e34]?[\u0e4c])?"  # letters that are not spoken
_NEXT = "(?=[เ-ไก-ฮ]|$)"

_RULES = (
    f"เ{_C}็{_C}{_K}",
    f"เ{_C}{_C}{_T}าะ{_K}",
    f"เ{_C}{_C}ี{_T}ยะ{_K}",
    f"เ{_C}{_C}ี{_T}ย{_NEXT}{_K}",
    f"เ{_C}{_C}็{_C}{_K}",
    f"เ{_C}ิ{_C}์{_C}{_K}",
    f"เ{_C}ิ{_T}{_C}{_K}",
    f"เ{_C}ี{_T}ยะ?{_K}",
    f"เ{_C}ื{_T}อะ?{_K}",
    f"เ{_C}[ิีุู]{_T}ย{_NEXT}{_K}",
    f"เ{_C}{_T}า?ะ?{_K}",
    f"{_C}ั{_T}วะ{_K}",
    f"{_C}[ัื]{_T}{_C}[ุิะ]?{_K}",
    f"{_C}[ิุู]์",
    f"{_C}[ะ-ู]{_T}{_K}",
    f"{_C}รร{_C}์",
    f"{_C}็",
    f"{_C}{_T}[ะาำ]?{_K}",
    f"{_C}{_K}",
    f"แ{_C}็{_C}",
    f"แ{_C}{_C}์",
    f"แ{_C}{_T}ะ",
    f"แ{_C}{_C}็{_C}",
    f"แ{_C}{_C}{_C}์",
    f"โ{_C}{_T}ะ",
    f"[เ-ไ]{_C}{_T}",
)
_CLUSTER = re.compile("|".join((*_RULES, ".")), re.DOTALL)


def cluster_ends(text: str) -> bytearray:
    """For each place of `text` and the one behind it 1 where a cluster ends, else 0."""
    ends = bytearray(len(text) + 1)
    for match in _CLUSTER.finditer(text):
        ends[match.end()] = 1
    return ends
