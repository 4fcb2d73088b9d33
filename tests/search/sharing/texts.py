"""Texts of our own that tests share in part, and libraries of them."""

from collections.abc import Sequence

from corpus import Case
from index import Library
from search import Sharing
from tests.support.fakes_search import make_case, make_passage

WELL = (
    "ทุกเช้าวันจันทร์หัวหน้าสถานีสูบน้ำจะโทรศัพท์ถามคนปลูกผักสามหมู่บ้านว่าคลองแห้งหรือไม่ แล้วจดคำตอบลงกระดานไม้หน้าประตู "
    "ใครผ่านไปมาก็อ่านได้และเติมเรื่องที่ตกหล่นได้เอง พอถึงเย็นช่างสองคนจะถือกระดานไปเปิดปิดบานประตูน้ำตามลำดับที่จดไว้"
)
"""Some 190 letters."""

OTHER = (
    "เจ้าหน้าที่ห้องสมุดเคลื่อนที่ขับรถตู้สีเขียวขึ้นดอยเดือนละสองเที่ยว ขากลับบรรทุกหนังสือที่เด็กอ่านจบแล้วลงมาซ่อมปก "
    "บรรณารักษ์นับจำนวนเล่มที่หายด้วยสมุดปกแข็งเล่มเดียวและไม่เคยปรับเงินใคร"
)

COURT = (
    "ศาลาพักริมทางหลังนี้สร้างจากไม้เก่าของโรงเรียนที่รื้อไป ช่างประจำเมืองขัดพื้นทุกฤดูฝนและเปลี่ยนกระเบื้องแตกโดยไม่รอใบสั่ง "
    "นักเดินป่าจึงมีที่หลบฝนซึ่งไม่รั่วมาแล้วเจ็ดปี"
)


def make_library(*written: tuple[str, str]) -> Library:
    """A passage each of an agency and its text; an agency that comes again has one case."""
    cases: dict[str, Case] = {}
    for agency, _ in written:
        cases.setdefault(agency, make_case("0123456789abcdef"[len(cases)], agency))
    passages = [make_passage(cases[agency].id, number, text) for number, (agency, text) in enumerate(written, 1)]
    return Library(cases=tuple(cases.values()), passages=tuple(passages))


def sharing(*written: tuple[str, str]) -> Sharing:
    return Sharing(make_library(*written))


def parts(text: str, found: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in found]
