"""What is said of a review wherever it is shown: the dimensions by name."""

from collections.abc import Mapping

from corpus import Dimension, Said

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
