"""Whatever a document is built of, its words are read once."""

import re
from collections import Counter
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.support.files.word_file import p, read_texts, tbl, tc, tr

WORD = st.just("word")
INLINE = st.recursive(
    WORD,
    lambda held: st.tuples(st.sampled_from(("ins", "hyperlink", "smartTag", "sdt", "box", "twice")), held),
    max_leaves=3,
)
BLOCKS = st.recursive(
    st.tuples(st.sampled_from(("paragraph", "H1")), st.lists(INLINE, min_size=1, max_size=3)),
    lambda held: st.tuples(st.just("table"), st.lists(st.lists(held, min_size=2, max_size=2), min_size=1, max_size=3)),
    max_leaves=8,
)


class Builder:
    """Writes what was drawn, each word another one."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers = count(1)

    def block(self, drawn: object) -> str:
        match drawn:
            case ("table", list(rows)):
                return tbl(*(tr(*(tc(self.block(cell)) for cell in row)) for row in rows))
            case (str(style), list(content)):
                return p(*(self.inline(each) for each in content), style="H1" if style == "H1" else "")
        raise ValueError(drawn)

    def inline(self, drawn: object) -> str:
        match drawn:
            case ("sdt", held):
                return f"<w:sdt><w:sdtContent>{self.inline(held)}</w:sdtContent></w:sdt>"
            case ("box", held):
                return self._box(p(self.inline(held)))
            case ("twice", held):
                box = self._box(p(self.inline(held))).removeprefix("<w:r>").removesuffix("</w:r>")
                both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
                return f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
            case (name, held):
                return f"<w:{name}>{self.inline(held)}</w:{name}>"
        self.words.append(f"ค{next(self._numbers)}ค")
        return f"<w:r><w:t>{self.words[-1]}</w:t></w:r>"

    def _box(self, content: str) -> str:
        return f"<w:r><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></w:r>"


@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_every_word_is_read_once(drawn: list[object]) -> None:
    builder = Builder()
    body = "".join(builder.block(each) for each in drawn)
    found = Counter(re.findall("ค[0-9]+ค", "\n".join(read_texts(body))))
    assert found == Counter(builder.words)
