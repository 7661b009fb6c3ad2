import json
from pathlib import Path

import onnxruntime

# Read here, not by name: onnxruntime cannot open every path.
CONTENT = Path(__file__).with_name("model.onnx").read_bytes()
SESSION = onnxruntime.InferenceSession(CONTENT, providers=["CPUExecutionProvider"])
META = SESSION.get_modelmeta().custom_metadata_map
FIELDS = ("class_names", "image_size", "resize", "interpolation", "pages", "sure_from")
CARD = {name: json.loads(META[name]) for name in FIELDS}


def probabilities_of(pixels):
    """Pixels uint8 (N, size, size, 3) to probabilities (N, classes)."""
    return SESSION.run(["probabilities"], {"pixels": pixels})[0]
