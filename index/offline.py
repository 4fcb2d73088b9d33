"""What libraries that run models are told before they are imported: no network, no telemetry, no files of their own.

onnxruntime writes events with a number for this machine into the user's cache as soon as it is imported, and sends
them; the call that it offers against this comes too late. Those of Hugging Face look for newer models.
"""

import os

_TOLD = {
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
}


def stay_offline() -> None:
    """Call it before onnxruntime, transformers, sentence_transformers or huggingface_hub is imported."""
    os.environ.update(_TOLD)
