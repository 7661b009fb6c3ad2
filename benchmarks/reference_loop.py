"""The training that people would otherwise write: torchvision's reference recipe as a plain loop. Run by ``speed.py``.

ImageFolder, DataLoader with two workers that stay, the usual transforms, frozen layers by ``requires_grad`` alone
(their BatchNorm statistics go on moving, as in most such loops), validation after every epoch. Nothing in it is slowed
down: gradients are set to None, memory is pinned where there is a GPU, nothing waits for the device within an epoch,
and channels_last and bfloat16 are there for the asking.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.utils.data import DataLoader
from torchvision import transforms
from torchvision.datasets import ImageFolder
from torchvision.models import get_model
from trial import Clock, Course, EpochEnd, Trial, answer_with

WORKERS = 2
HEAD_LR = 1e-3
FINE_TUNING_LR = 3e-4
"""One rate for everything where more than the head learns: pretrained stages are spoilt by more."""


def train(trial: Trial) -> Course:
    """The whole training; the clock starts before the first loader is made."""
    clock = Clock()
    torch.manual_seed(trial.seed)
    device = torch.device(chosen_device(trial.device))
    train_loader, val_loader = loaders(trial, device)
    layout = torch.channels_last if trial.channels_last else torch.contiguous_format
    model = pretrained(trial, len(train_loader.dataset.classes)).to(device).to(memory_format=layout)
    for name, parameter in model.named_parameters():
        parameter.requires_grad = not name.startswith(trial.frozen_prefixes)
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    only_head = len(learning) == len(list(model.get_submodule(trial.head).parameters()))
    optimizer = torch.optim.AdamW(learning, lr=HEAD_LR if only_head else FINE_TUNING_LR, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=trial.epochs)
    criterion = nn.CrossEntropyLoss(label_smoothing=0.05)

    ends: list[EpochEnd] = []
    for epoch in range(1, trial.epochs_to_run + 1):
        model.train()
        for images, targets in train_loader:
            images = images.to(device, memory_format=layout, non_blocking=True)
            targets = targets.to(device, non_blocking=True)
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=trial.amp):
                loss = criterion(model(images), targets)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        schedule.step()
        accuracy = validate(model, val_loader, device, layout, trial.amp)
        ends.append(EpochEnd(epoch, clock.seconds, accuracy))
    return Course(
        epochs=tuple(ends),
        seconds=ends[-1].seconds,
        job_seconds=ends[-1].seconds,
        train_images=len(train_loader.dataset),
        threads=torch.get_num_threads(),
    )


def chosen_device(wanted: str) -> str:
    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    return wanted


def loaders(trial: Trial, device: torch.device) -> tuple[DataLoader, DataLoader]:
    normalised = [transforms.ToTensor(), transforms.Normalize(trial.mean, trial.std)]
    augmented = transforms.Compose(
        [
            transforms.RandomResizedCrop(trial.image_size),
            transforms.RandomHorizontalFlip(),
            transforms.ColorJitter(brightness=0.2, contrast=0.2, saturation=0.2),
            *normalised,
        ]
    )
    plain = transforms.Compose(
        [transforms.Resize(trial.eval_resize), transforms.CenterCrop(trial.image_size), *normalised]
    )
    kind = {
        "batch_size": trial.batch_size,
        "num_workers": WORKERS,
        "persistent_workers": True,
        "pin_memory": device.type == "cuda",
    }
    train_set = ImageFolder(Path(trial.source, trial.train_folder), augmented)
    val_set = ImageFolder(Path(trial.source, trial.val_folder), plain)
    return DataLoader(train_set, shuffle=True, **kind), DataLoader(val_set, **kind)


def pretrained(trial: Trial, class_count: int) -> nn.Module:
    """torchvision's network with the weights of the file and a new output layer."""
    model = get_model(trial.architecture, weights=None)
    model.load_state_dict(load_file(trial.weights))
    features = model.get_submodule(trial.head).in_features
    model.set_submodule(trial.head, nn.Linear(features, class_count))
    return model


@torch.inference_mode()
def validate(
    model: nn.Module, loader: DataLoader, device: torch.device, layout: torch.memory_format, amp: bool
) -> float:
    """Accuracy 0..1."""
    model.eval()
    right = torch.zeros((), dtype=torch.int64, device=device)
    for images, targets in loader:
        images = images.to(device, memory_format=layout, non_blocking=True)
        targets = targets.to(device, non_blocking=True)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=amp):
            right += (model(images).argmax(1) == targets).sum()
    return right.item() / len(loader.dataset)


if __name__ == "__main__":
    answer_with(train)
