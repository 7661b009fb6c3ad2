"""Counts what the catalogue states: builds every model, counts parameters and work per stage, reads
torchvision's own table for accuracy, preprocessing and addresses, and writes
``ftstudio/models/catalog_data.json``.

    python benchmarks/catalog.py            print the table, and say where it differs from the file
    python benchmarks/catalog.py --write    write the file

Nothing is downloaded: torchvision states all of it beside its models. GFLOPs count a multiplication with its
addition once, as torchvision's table does.
"""

from __future__ import annotations

import argparse
import sys

import torch
from msgspec.structs import replace
from torch import nn
from torch.utils.flop_counter import FlopCounterMode
from torchvision.models import WeightsEnum, get_model, get_model_weights

from ftstudio.core import json_codec
from ftstudio.core.model_info import Preprocessing
from ftstudio.models import catalog, families

AS_BUILT = {
    "googlenet": {"aux_logits": False, "init_weights": False},
    "inception_v3": {"aux_logits": False, "init_weights": False},
}
ONE_SIZE = ("vit_b_16",)
SMALLER_THAN_STATED = {"swin_t": 32, "swin_s": 32}
"""torchvision states the size that Swin was trained at; its windows are padded, so smaller images work too."""


def preprocessing_of(weights: WeightsEnum) -> Preprocessing:
    transform = weights.transforms()
    red, green, blue = transform.mean
    red_std, green_std, blue_std = transform.std
    return Preprocessing(
        size=transform.crop_size[0],
        resize=transform.resize_size[0],
        interpolation=transform.interpolation.value,
        mean=(red, green, blue),
        std=(red_std, green_std, blue_std),
    )


def work_by_module(module: nn.Module, size: int) -> dict[str, int]:
    """Multiply-adds of one forward pass of one image, by module path."""
    module.train()  # the fused attention of eval mode hides its products from the counter
    with FlopCounterMode(display=False, depth=20) as counter:
        module(torch.zeros(2, 3, size, size, device="meta"))
    root = type(module).__name__
    two_images_two_operations = 4
    return {
        path.removeprefix(root).removeprefix("."): sum(work.values()) // two_images_two_operations
        for path, work in counter.get_flop_counts().items()
        if path != "Global"
    }


def facts_of(design: families.Design) -> catalog.Facts:
    """The row of an architecture with its default ImageNet weights."""
    name = design.architecture
    weights = default_weights(name)
    preprocessing = preprocessing_of(weights)
    module = get_model(name, weights=None, **AS_BUILT.get(name, {})).to("meta")
    shapes = {key: tensor.shape for key, tensor in module.state_dict().items()}
    smallest = SMALLER_THAN_STATED.get(name) or int(weights.meta["min_size"][0])
    gflops, stages = sizes_of(design, module, preprocessing.size)
    return catalog.Facts(
        name=name,
        parameters=sum(parameter.numel() for parameter in module.parameters()),
        accuracy=weights.meta["_metrics"]["ImageNet-1K"]["acc@1"],
        preprocessing=preprocessing,
        url=weights.url,
        download_bytes=round(weights.meta["_file_size"] * 2**20),
        gflops=gflops,
        min_size=max(32, smallest),
        max_size=preprocessing.size if name in ONE_SIZE else 1024,
        stages=stages,
        fingerprint=catalog.shape_fingerprint(shapes, (f"{design.head}.",)),
    )


def default_weights(name: str) -> WeightsEnum:
    return get_model_weights(name)["DEFAULT"]


def sizes_of(design: families.Design, module: nn.Module, size: int) -> tuple[float, tuple[tuple[int, float], ...]]:
    """(GFLOPs of the whole, (parameters, GFLOPs) of each stage) for one image of ``size`` x ``size``."""
    work = work_by_module(module, size)
    stages: list[tuple[int, float]] = []
    for _, prefixes in design.stages:
        parameters = sum(p.numel() for key, p in module.named_parameters() if key.startswith(prefixes))
        gflops = sum(work.get(prefix.removesuffix("."), 0) for prefix in prefixes) / 1e9
        stages.append((parameters, round(gflops, 5)))
    # SqueezeNet's published head is a convolution; here it is a linear layer on the average, as all heads are.
    head = module.get_parameter(f"{design.head}.weight").numel() / 1e9
    return round(sum(gflops for _, gflops in stages) + head, 5), tuple(stages)


def starter_facts(published: catalog.Facts) -> catalog.Facts:
    """The starter's row: the architecture's sizes at the starter's own image size."""
    design = families.design(families.STARTER_ARCHITECTURE)
    module = get_model(design.architecture, weights=None).to("meta")
    gflops, stages = sizes_of(design, module, families.STARTER_PREPROCESSING.size)
    return replace(
        published,
        name=families.STARTER,
        accuracy=None,
        preprocessing=families.STARTER_PREPROCESSING,
        url="",
        download_bytes=0,
        gflops=gflops,
        stages=stages,
    )


def all_facts() -> list[catalog.Facts]:
    """The starter, then from little work per image to much."""
    rows = sorted((facts_of(design) for design in families.DESIGNS), key=lambda row: row.gflops)
    starter = starter_facts(next(row for row in rows if row.name == families.STARTER_ARCHITECTURE))
    return [starter, *rows]


def print_table(rows: list[catalog.Facts]) -> None:
    print(f"{'name':20} {'parameters':>12} {'GFLOPs':>7} {'top-1':>5} {'size':>4} {'download':>9}  by stage")
    for row in rows:
        accuracy = f"{row.accuracy:.1f}" if row.accuracy else "-"
        print(
            f"{row.name:20} {row.parameters:>12,} {row.gflops:>7.3f} {accuracy:>5} {row.preprocessing.size:>4} "
            f"{row.download_bytes / 1e6:>6.1f} MB  "
            + "  ".join(f"{parameters:,} ({gflops:.3f})" for parameters, gflops in row.stages)
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write ftstudio/models/catalog_data.json")
    write = parser.parse_args().write
    rows = all_facts()
    print_table(rows)
    text = b"[\n" + b",\n".join(json_codec.encode(row) for row in rows) + b"\n]\n"
    if write:
        catalog.FACTS_FILE.write_bytes(text)
        return 0
    same = text == catalog.FACTS_FILE.read_bytes()
    print("\nThe file agrees." if same else "\nThe file differs: run with --write and look at the difference.")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
