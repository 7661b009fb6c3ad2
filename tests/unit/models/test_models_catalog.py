"""The catalogue as data: order, sizes, depths, and that it needs no torch."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ftstudio.core.errors import UserError
from ftstudio.core.model_info import ModelInfo
from ftstudio.models import catalog, families

ALL = pytest.mark.parametrize("info", catalog.MODELS, ids=lambda info: info.name)


def test_the_starter_comes_first_and_needs_no_download() -> None:
    starter = catalog.MODELS[0]
    assert (starter.name, starter.url, starter.accuracy) == ("starter", "", None)
    assert starter.preprocessing.size == families.STARTER_PREPROCESSING.size
    assert "ImageNet weights are more accurate" in starter.character


def test_models_are_ordered_by_work_per_image() -> None:
    work = [info.gflops for info in catalog.MODELS[1:]]
    assert work == sorted(work)


def test_every_design_has_one_row_and_names_are_unique() -> None:
    names = [info.name for info in catalog.MODELS]
    assert sorted(names) == sorted({"starter", *(design.architecture for design in families.DESIGNS)})


@ALL
def test_sizes_of_a_row_agree_with_each_other(info: ModelInfo) -> None:
    backbone = sum(stage.parameters for stage in info.stages)
    assert (info.parameters - backbone) % catalog.IMAGENET_CLASSES == 0
    assert sum(stage.gflops for stage in info.stages) <= info.gflops + 1e-4
    # The rest is the published output layer of 1,000 classes: a few thousandths.
    assert sum(stage.gflops for stage in info.stages) > 0.999 * info.gflops - 0.005
    assert 32 <= info.min_size <= info.preprocessing.size <= info.max_size
    assert all(stage.title and stage.prefixes for stage in info.stages)
    assert len({stage.title for stage in info.stages}) == len(info.stages)


@ALL
def test_deeper_freezing_trains_fewer_parameters_and_the_sum_stays(info: ModelInfo) -> None:
    depths = range(len(info.stages) + 1)
    trainable = [catalog.trainable_count(info, depth, 7) for depth in depths]
    assert trainable == sorted(trainable, reverse=True)
    assert len({sum(catalog.counts(info, 7, depth)) for depth in depths}) == 1
    assert trainable[-1] == catalog.head_parameters(info, 7) > 0


@ALL
def test_depth_all_means_every_stage_and_more_is_refused(info: ModelInfo) -> None:
    stages = len(info.stages)
    assert catalog.resolve_depth(info, "all") == stages
    assert catalog.resolve_depth(info, 0) == 0
    assert catalog.resolve_depth(info, stages) == stages
    with pytest.raises(UserError, match=str(stages)):
        catalog.resolve_depth(info, stages + 1)


def test_a_mistyped_name_is_answered_with_close_ones() -> None:
    for wrong, meant in (
        ("resnet-18", "resnet18"),
        ("mobilenetv3_small", "mobilenet_v3_small"),
        ("vit", "vit_b_16"),
    ):
        with pytest.raises(UserError) as caught:
            catalog.model(wrong)
        assert meant in caught.value.hint


def test_an_unknown_name_is_answered_with_the_list() -> None:
    with pytest.raises(UserError) as caught:
        catalog.model("zzz")
    assert "starter" in caught.value.hint
    assert "vit_b_16" in caught.value.hint


def test_image_size_stays_within_what_the_model_takes() -> None:
    vit, inception = catalog.model("vit_b_16"), catalog.model("inception_v3")
    assert [catalog.image_size(vit, wanted) for wanted in (None, 128, 224, 512)] == [224, 224, 224, 224]
    assert [catalog.image_size(inception, wanted) for wanted in (None, 32, 128)] == [299, 75, 128]


def test_a_prefix_does_not_match_a_longer_number() -> None:
    small = catalog.model("mobilenet_v3_small")
    assert catalog.stage_of("features.1.block.0.0.weight", small) == 1
    assert catalog.stage_of("features.12.0.weight", small) == 5
    assert catalog.stage_of("classifier.0.weight", small) == 6
    assert catalog.stage_of("classifier.3.weight", small) is None


def test_catalogue_and_weight_files_load_neither_torch_nor_qt() -> None:
    code = (
        "import sys, ftstudio.models.catalog, ftstudio.models.weight_files as w; w.models_on_disk();"
        "heavy = ('torch', 'torchvision', 'numpy', 'PySide6', 'urllib.request', 'ssl');"
        "print([name for name in sys.modules if name in heavy])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
