"""What is said of a review wherever it is shown: the dimensions by name, shares."""

from collections.abc import Mapping

from corpus import Dimension, Said
from search.review.results import SectionShare

DIMENSION_NAMES: Mapping[Dimension, Said] = {
    Dimension.APPROACH: Said("แนวทาง", "Approach"),
    Dimension.DEPLOYMENT: Said("การถ่ายทอดเพื่อนำไปปฏิบัติ", "Deployment"),
    Dimension.LEARNING: Said("การเรียนรู้", "Learning"),
    Dimension.INTEGRATION: Said("การบูรณาการ", "Integration"),
    Dimension.LEVELS: Said("ระดับ", "Levels"),
    Dimension.TRENDS: Said("แนวโน้ม", "Trends"),
    Dimension.COMPARISONS: Said("การเปรียบเทียบ", "Comparisons"),
}
"""Each dimension as the criteria call it."""


def write_share(section: SectionShare) -> str:
    """The share of a section that is shared: "12%"; what is there at all is not nothing."""
    percent = round(100 * section.share)
    return f"{percent}%" if percent or not section.shared else "<1%"
