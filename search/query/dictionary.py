"""PyThaiNLP's word list and what it makes of a run of Thai letters, for looking at what a user typed."""


def cut_pieces(run: str) -> list[str]:
    """The words that newmm parts `run` into, in order; put together they are `run`."""
    from pythainlp.tokenize import word_tokenize  # a second to import; the command's help must not wait for it

    return list(word_tokenize(run, engine="newmm", keep_whitespace=True))


def is_listed(word: str) -> bool:
    """Whether `word` is one of PyThaiNLP's words."""
    from pythainlp.corpus import thai_words  # a second to import; the command's help must not wait for it

    return word in thai_words()
