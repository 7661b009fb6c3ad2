"""The same training with fastai's ``vision_learner``, as its tutorials show it. Run by ``speed.py`` where it is there.

Two things are fastai's own: its head (two layers behind a double pooling), and BatchNorm that goes on learning in
frozen layers, which makes it run backwards through all of them.
"""

from __future__ import annotations

from pathlib import Path

import torch
from fastai.vision.all import (
    Callback,
    ImageDataLoaders,
    L,
    LabelSmoothingCrossEntropy,
    Normalize,
    RandomResizedCrop,
    Recorder,
    accuracy,
    aug_transforms,
    vision_learner,
)
from safetensors.torch import load_file
from torch import nn
from torchvision.models import get_model
from trial import Clock, Course, EpochEnd, Trial, answer_with

WORKERS = 2


class EpochNotes(Callback):
    """Notes when each epoch had been validated, and how good it was."""

    order = Recorder.order + 1  # it reads what the recorder writes at the same moment

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.ends: list[EpochEnd] = []

    def after_epoch(self) -> None:
        self.ends.append(EpochEnd(self.epoch + 1, self._clock.seconds, float(self.recorder.values[-1][-1])))


def train(trial: Trial) -> Course:
    """The whole training; the clock starts before the loaders are made."""
    clock = Clock()
    torch.manual_seed(trial.seed)
    loaders = ImageDataLoaders.from_folder(
        Path(trial.source),
        train=trial.train_folder,
        valid=trial.val_folder,
        bs=trial.batch_size,
        num_workers=WORKERS,
        persistent_workers=True,
        device=None if trial.device == "auto" else torch.device(trial.device),
        item_tfms=RandomResizedCrop(trial.image_size, min_scale=0.35),
        batch_tfms=[
            *aug_transforms(max_rotate=0, max_zoom=1.0, max_warp=0),
            Normalize.from_stats(trial.mean, trial.std),
        ],
    )
    network = get_model(trial.architecture, weights=None)
    network.load_state_dict(load_file(trial.weights))
    frozen = {id(part) for name, part in network.named_parameters() if name.startswith(trial.frozen_prefixes)}

    def frozen_apart(model: nn.Module) -> L:
        parts = list(model.parameters())
        still = [part for part in parts if id(part) in frozen]
        learning = [part for part in parts if id(part) not in frozen]
        return L(still, learning) if still else L([learning])

    notes = EpochNotes(clock)
    learner = vision_learner(
        loaders,
        lambda pretrained: network,  # noqa: ARG005  (fastai asks by this name)
        normalize=False,
        pretrained=False,
        cut=-1 if hasattr(network, "features") else -2,
        loss_func=LabelSmoothingCrossEntropy(0.05),
        splitter=frozen_apart,
        metrics=accuracy,
        cbs=notes,
    )
    if frozen:
        learner.freeze()
    with learner.no_bar(), learner.no_logging():
        learner.fit_one_cycle(trial.epochs_to_run)
    return Course(
        epochs=tuple(notes.ends),
        seconds=notes.ends[-1].seconds,
        job_seconds=notes.ends[-1].seconds,
        train_images=len(loaders.train_ds),
        threads=torch.get_num_threads(),
    )


if __name__ == "__main__":
    answer_with(train)
