"""A line under repair."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.repair.alignment import Draft, Repaired
from corpus.repair.displaced_marks import spell
from corpus.repair.foreign_words import MASK, find_foreign_words, find_signs_spoken_of
from corpus.repair.glyphs import apply_rules
from corpus.repair.lost_letters import Picked, changes_of, write
from corpus.repair.runs import LineReading
from corpus.thai import Rule


@dataclass(slots=True)
class Mending:
    """A line under repair. draft: None as long as it is as it came. masked: the letters of foreign words and of signs
    that are spoken of, in order, for which MASK stands in the draft."""

    line: str
    draft: Draft | None = None
    trust: float = 1.0
    masked: str = ""

    @property
    def text(self) -> str:
        """The line as far as it is mended, foreign words masked."""
        return self.line if self.draft is None else self.draft.text

    def mask(self) -> None:
        """Take foreign words out of what is mended from now on."""
        text = self.text
        places = {place for span in (*find_foreign_words(text), *find_signs_spoken_of(text)) for place in range(*span)}
        if places:
            self.draft = self.draft or Draft.from_text(text)
            places |= {place for place, letter in enumerate(text) if letter == MASK}
            self.masked = "".join(text[place] for place in sorted(places))
            for place in places:
                self.draft.letters[place] = MASK

    def apply(self, rules: Sequence[Rule]) -> bool:
        """Mend by rules; whether anything changed."""
        text = self.text
        if not any(rule.pattern.search(text) for rule in rules):
            return False
        self.draft = self.draft or Draft.from_text(text)
        apply_rules(self.draft, rules)
        return self.draft.text != text

    def follow(self, reading: LineReading) -> bool:
        """Mend by a reading; whether anything changed."""
        text = self.text
        draft = self.draft or Draft.from_text(text)
        spell(draft, reading.slots, reading.reading)
        if draft.text == text:
            return False
        self.draft = draft
        self.trust = min(self.trust, reading.trust)
        return True

    def pick(self, picked: Picked, rule: str, trust: float) -> bool:
        """Mend by what was picked of choices; whether anything changed. trust: of a line so mended, 0 to 1."""
        if not any(changes_of(self.text, picked)):
            return False
        self.draft = self.draft or Draft.from_text(self.text)
        write(self.draft, picked, rule)
        self.trust = min(self.trust, trust)
        return True

    def to_repaired(self) -> Repaired:
        if self.draft is None:
            return Repaired(text=self.line, edits=(), trust=self.trust)
        if self.masked:
            letters = iter(self.masked)
            self.draft.letters = [next(letters) if each == MASK else each for each in self.draft.letters]
        return Repaired(text=self.draft.text, edits=self.draft.to_edits(self.line), trust=self.trust)
