"""Models of sentence-transformers with random weights, small enough to be made and prepared in a test."""

from pathlib import Path

import numpy as np

LETTERS = 'กขคงจชดตถทนบปผพมยรลวสหอฮะาำิีึืุูเแโใไ่้์๐๑ abcdefghijklmnopqrstuvwxyz0123456789:?".'


def make_bert(folder: Path, *, pooling: str = "mean", dense: bool = False, lower: bool = True) -> Path:
    """A BERT of 16 dimensions whose tokens are letters, which takes in 32; pooled, but not brought to unit length."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense, Pooling, Transformer
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(7)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *(mark + letter for mark in ("", "##") for letter in sorted(LETTERS))]
    tokenizer = Tokenizer(models.WordPiece({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower, strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        model_max_length=32,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        **names,
    )
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
    )
    core = folder.with_name(f"{folder.name}-core")
    BertModel(config).save_pretrained(core)
    fast.save_pretrained(core)
    modules = [Transformer(str(core), max_seq_length=32), Pooling(16, pooling_mode=pooling)]
    if dense:
        modules.append(Dense(16, 8))
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    return folder


def make_table(folder: Path) -> Path:
    """A model without layers: the mean of a vector a word, which takes no (texts, tokens) and has no token vectors."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {word: number for number, word in enumerate(["[UNK]", "น้ำ", "ป่า", "water"])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    table = np.random.default_rng(7).normal(size=(len(words), 8)).astype(np.float32)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=table)], device="cpu")
    model.save(str(folder), create_model_card=False)
    return folder


def flip_a_bit(path: Path) -> None:
    """Flip one bit in the middle of the file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 64
    path.write_bytes(content)
