"""Dimensions of results by figures."""

from corpus import Dimension, Figure, FoundDimension
from search.review.claimed import with_claimed

TEXT = "ร้อยละ 92 จากเดิมร้อยละ 80 เป้าหมายร้อยละ 1,085.5"
LEVEL = (0, 9)


def figure(before: float | None = None, target: float | None = None, met: bool | None = None) -> Figure:
    return Figure(
        span=LEVEL, sentence=(0, len(TEXT)), value=92, printed="92", unit="ร้อยละ", before=before, target=target, met=met
    )


def told(*figures: Figure, found: tuple[FoundDimension, ...] = ()) -> dict[str, list[str]]:
    return {
        each.dimension.value: [TEXT[slice(*span)] for span in each.spans] for each in with_claimed(TEXT, found, figures)
    }


def test_a_figure_is_a_level_and_by_what_it_is_set_against_a_trend_or_a_comparison() -> None:
    assert told() == {}
    assert told(figure()) == {"levels": ["ร้อยละ 92"]}
    assert told(figure(before=80)) == {"levels": ["ร้อยละ 92"], "trends": ["80"]}
    assert told(figure(target=1085.5)) == {"levels": ["ร้อยละ 92"], "comparisons": ["1,085.5"]}


def test_where_the_other_value_is_not_written_in_figures_the_figure_itself_is_the_place() -> None:
    assert told(figure(before=70)) == {"levels": ["ร้อยละ 92"], "trends": ["ร้อยละ 92"]}
    assert told(figure(before=92)) == {"levels": ["ร้อยละ 92"], "trends": ["ร้อยละ 92"]}
    assert told(figure(met=False)) == {"levels": ["ร้อยละ 92"], "comparisons": ["ร้อยละ 92"]}


def test_what_cue_words_told_stays_and_all_come_in_their_order() -> None:
    trend = FoundDimension(dimension=Dimension.TRENDS, spans=((10, 17),))
    approach = FoundDimension(dimension=Dimension.APPROACH, spans=((0, 3),))
    assert told(figure(before=80, met=True), figure(), found=(approach, trend)) == {
        "approach": [TEXT[0:3]],
        "levels": ["ร้อยละ 92"],
        "trends": [TEXT[10:17]],
        "comparisons": ["ร้อยละ 92"],
    }
