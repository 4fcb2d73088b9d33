"""Errors of the index.

PmqaError
└── IndexProblem             no answer can come from this index; says what to run
    ├── NoIndex              nothing has been ingested yet
    ├── DamagedIndex         a generation is not what its manifest states
    ├── OutdatedIndex        made with another model, passage size, repair or version of terms
    ├── IndexLocked          another command is writing
    ├── IndexNotWritable     the home folder does not take files
    └── IndexUnreachable     the index is on other machines, which do not answer
PmqaError
├── ModelError               the model cannot be prepared or loaded
│   └── DamagedModel         a prepared model is not as it was written; whoever opens it prepares it anew
├── OriginalsElsewhere       the documents as they came lie on the machine where they come in
└── ClusterError             Ray is not installed, not reached, or lost on the way
"""

from corpus import PmqaError


class IndexProblem(PmqaError):
    """The index cannot be used as it is."""


class NoIndex(IndexProblem):
    """There is no generation yet."""


class DamagedIndex(IndexProblem):
    """A file of the generation is missing or differs from its manifest."""


class OutdatedIndex(IndexProblem):
    """The generation was made with other settings than the present ones."""


class IndexLocked(IndexProblem):
    """Another process is writing a generation."""


class IndexNotReadable(IndexProblem):
    """The home folder cannot be read by this user."""


class IndexNotWritable(IndexProblem):
    """The home folder cannot be written to."""


class IndexUnreachable(IndexProblem):
    """The index lies on other machines, and they do not answer as they should."""


class ModelError(PmqaError):
    """The embedding model cannot be had."""


class DamagedModel(ModelError):
    """A file of a prepared model is missing or is not as it was written."""


class OriginalsElsewhere(PmqaError):
    """The bytes of documents are not kept where this index is searched."""


class ClusterError(PmqaError):
    """Work cannot be spread over machines."""
