"""How far a stage of building is, told by those who see a part of it."""

from dataclasses import dataclass, field

from index.model import Progress, Stage


@dataclass(kw_only=True)
class StageProgress:
    """Counts the steps of a `stage` and tells them to `progress` as so many of `total`.

    total: what the stage is counted in. steps: how many there are, all of which together are `total`.
    """

    progress: Progress
    stage: Stage
    total: int
    steps: int
    done: int = field(default=0, init=False)

    def tell(self, done: int, _: int) -> None:
        """Of the part that comes now, `done` steps are done: a `Count`, for who does it."""
        if self.steps:
            self.progress(self.total * (self.done + done) // self.steps, self.total, self.stage)

    def add(self, steps: int) -> None:
        """A part of so many steps is done."""
        self.done += steps
        self.tell(0, 0)
