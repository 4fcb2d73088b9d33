"""What is said of shared text: its kinds by name, and what it is not."""

from collections.abc import Mapping

from corpus import Said
from search.sharing.results import SharedKind

KIND_NAMES: Mapping[SharedKind, Said] = {
    SharedKind.SHARED: Said("ข้อความที่ตรงกัน", "Shared text"),
    SharedKind.QUOTATION: Said("ข้อความที่ยกมาอ้างอิง", "Quotation"),
    SharedKind.BOILERPLATE: Said("ถ้อยคำที่ใช้กันทั่วไป", "Common wording"),
    SharedKind.OWN: Said("ข้อความเดิมของหน่วยงานเอง", "The agency's own text"),
}
"""Each kind as users read it."""

NO_JUDGEMENT = Said(
    "ข้อความที่ตรงกันบอกเพียงว่าสองแห่งเขียนเหมือนกัน ไม่ได้บอกว่าใครนำมาจากใคร กรุณาอ่านทั้งสองแห่งก่อนสรุป",
    "Shared text says that two places read alike, not who has it from whom; read both before you conclude anything",
)
"""What stands beside shared text wherever it is shown."""
