"""One library, on this machine and in Milvus Lite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Generation, MilvusAddress, RemoteStore, publish
from tests.support.fakes_index import Desk, no_progress
from tests.support.milvus import serve_milvus

CASES: dict[str, tuple[str, int, int, list[str], list[str]]] = {
    "thai-1.md": (
        "กรมทดสอบ",
        2,
        2564,
        ["(กท)"],
        ["น้ำท่วมบ้านเรือนทุกปี ๑๖๖๙", "ปลูกป่าชายเลน 12 ไร่", "น้ำดื่มสะอาดทุกหมู่บ้าน"],
    ),
    "thai-2.md": ("จังหวัดทดลอง", 4, 2565, ['Trial "x" == 1 or'], ["แผนน้ำของจังหวัด 1669 สาย", "ป่าชุมชน 12 แห่ง 1669"]),
    "thai-3.md": ("กรมทดสอบ", 3, 2564, [], ["รับฟังเสียงประชาชนเรื่องน้ำ", "วิสัยทัศน์: เป็นองค์กรนำด้านน้ำและป่า"]),
    "aims.md": ("กรมตั้งใจ", 1, 2563, [], ["วิสัยทัศน์: เป็นองค์กรนำด้านน้ำ"]),
    "latin.md": (
        "สำนักงานอังกฤษ",
        2,
        2564,
        [],
        ["Water for every village of the province", "The forest and the water", "Forests"],
    ),
}
"""Of each document the agency, category, year, short names and paragraphs, which may have a heading of their own."""


def write_documents(desk: Desk) -> list[Path]:
    paths = []
    for name, (agency, category, year, short, paragraphs) in CASES.items():
        path = desk.files / name
        names = "".join(f"\n  - {each!r}" for each in short) or " []"
        front = f"---\nagency: {agency}\ncategory: {category}\nyear: {year}\nshort_names:{names}\n---\n"
        parts = [("", each) if ": " not in each else each.split(": ") for each in paragraphs]
        body = "".join(f"\n## {heading or f'หัวข้อ {at}'}\n\n{text}\n" for at, (heading, text) in enumerate(parts, 1))
        path.write_text(front + body, encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.ingest(*write_documents(desk))
    return desk


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[MilvusAddress]:
    with serve_milvus() as address:
        publish(desk.store, desk.generation.recipe, address, no_progress)
        yield address


@pytest.fixture(scope="module", params=["this machine", "Milvus"])
def generation(request: pytest.FixtureRequest, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """The same generation, by either index."""
    here = desk.generation
    if request.param == "this machine":
        return here
    address: MilvusAddress = request.getfixturevalue("address")
    return RemoteStore(address, tmp_path_factory.mktemp("remote")).open(here.recipe)


@pytest.fixture
def served() -> Iterator[MilvusAddress]:
    """An index that is not there yet."""
    with serve_milvus() as address:
        yield address


def small_desk(folder: Path) -> Desk:
    """A library of two passages."""
    desk = Desk(folder)
    desk.ingest(desk.write("one.md", "น้ำ", "ป่า"))
    return desk


def texts(store: RemoteStore, desk: Desk) -> list[str]:
    """Of all passages, as whoever opens the index now reads them."""
    return [passage.text for passage in store.open(desk.generation.recipe).library.passages]


def fresh(address: MilvusAddress, folder: Path) -> RemoteStore:
    """A searcher that has just been started."""
    return RemoteStore(address, folder / "searcher")


def put(desk: Desk, address: MilvusAddress) -> str:
    """Publish what is on the desk; the name it got."""
    return publish(desk.store, desk.generation.recipe, address, no_progress)
