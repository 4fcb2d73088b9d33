"""A generation of documents that are there already or come in."""

from collections.abc import Sequence

from corpus import Said
from index.building.assembly import Assembly, asked_texts
from index.building.documents import prepare_listed
from index.building.spool import Spool
from index.building.spread import CORES, Spread
from index.errors import DamagedIndex
from index.model import Encoder, Progress, VectorCache
from index.store import LIBRARY, KeptDocument, Listed, Recipe, Store, write_moves


def write_generation(
    documents: Sequence[KeptDocument],
    spool: Spool,
    store: Store,
    encoder: Encoder,
    progress: Progress,
    *,
    lost: Sequence[Listed] = (),
    anew: bool = False,
    spread: Spread = CORES,
) -> str:
    """Write a generation of `store` that holds `documents`, switch to it and return its name. Call it within
    `store.writing`.

    spool: has those of them that are new. The others are copied, or made anew where they were made otherwise, or where
    everything is to be made `anew`. lost: documents of which nothing can be made, which are listed all the same, as are
    those of `documents` that turn out so. spread: who makes what can be made apart; the generation is the same whoever
    does. Raises as `Store.generation`, DamagedIndex where nothing can be made of any document, ModelError, and
    ClusterError.
    """
    with store.generation(Recipe(model=encoder.identity)) as building:
        if anew:
            building.before = None
        if building.before is None:
            for made in prepare_listed(store, [each.listed for each in documents if each.name not in spool], spread):
                spool.put(made)
            lost = (*lost, *(each.listed for each in documents if each.name not in spool))
            documents = [each for each in documents if each.name in spool]
        if not documents:
            raise nothing_left(lost)
        cache = VectorCache(store.home / "vectors.sqlite")
        total = sum(spool[each.name].texts for each in documents if each.name in spool)
        progress = spread.encode(asked_texts(documents, spool), cache, encoder, progress, total)
        assembly = Assembly(building, spool, cache, encoder, progress)
        assembly.write(sorted(documents, key=lambda each: each.name))
        building.documents = [*(each.listed for each in documents), *lost]
        if (before := store.library_before()) is not None:
            write_moves(building.folder / LIBRARY, before)
    return store.current_or_raise()


def nothing_left(lost: Sequence[Listed]) -> DamagedIndex:
    """What is said where all documents that a generation would hold are lost."""
    names = ", ".join(each.name for each in lost[:20]) + (" …" if len(lost) > 20 else "")
    return DamagedIndex(
        Said(
            f"ไม่มีเอกสารที่สร้างดัชนีได้: ต้นฉบับของ {names} เสียหาย กรุณานำไฟล์เข้าใหม่ด้วย pmqa ingest "
            "หรือกู้คืนจากสำเนาด้วย pmqa restore",
            f"There is no document to make an index from: the originals of {names} are damaged; bring the files in "
            "again with pmqa ingest, or restore a backup with pmqa restore",
        )
    )
