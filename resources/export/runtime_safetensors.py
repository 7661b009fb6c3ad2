import json
from pathlib import Path

import torch
from safetensors.torch import load
from torch import nn
from torchvision.models import get_model
from values import values_from

CARD = json.loads(Path(__file__).with_name("model_card.json").read_text("utf-8"))
MODEL = get_model(CARD["architecture"], weights=None, **CARD["torchvision"])
if CARD["pooled_head"]:  # the average first, then a linear layer
    HEAD = nn.Linear(MODEL.classifier[1].in_channels, len(CARD["class_names"]))
    MODEL.classifier = nn.Sequential(nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()), HEAD)
STATE = MODEL.state_dict()  # with the version that MNASNet asks for
STATE.update(load(Path(__file__).with_name("model.safetensors").read_bytes()))
MODEL.load_state_dict(STATE)
MODEL.eval()


def values_of(pixels):
    """Pixels uint8 (N, size, size, 3) to what the model answers with (N, outputs)."""
    mean, std = torch.tensor(CARD["mean"]), torch.tensor(CARD["std"])
    images = (torch.from_numpy(pixels.copy()) / 255 - mean) / std
    with torch.inference_mode():
        return values_from(MODEL(images.permute(0, 3, 1, 2))).numpy()
