"""What the settings of a run are called in plain words, in the window and in reports."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "name": "Name",
    "task": "Task",
    "data.source": "Images",
    "data.archive_names": "Names in the archive",
    "data.val_fraction": "Kept for validation",
    "data.excluded": "Images left out",
    "data.classes_from": "Classes from",
    "data.companions": "Masks and thumbnails",
    "data.group": "Images that stay together",
    "data.pages": "TIFFs of several pages",
    "model.name": "Model",
    "model.weights": "Weights",
    "model.freeze_depth": "Frozen stages",
    "train.epochs": "Epochs",
    "train.batch_size": "Batch size",
    "train.image_size": "Image size",
    "train.lr": "Learning rate",
    "train.backbone_lr_ratio": "Backbone learning rate, multiple",
    "train.optimizer": "Optimiser",
    "train.weight_decay": "Weight decay",
    "train.label_smoothing": "Label smoothing",
    "train.warmup_fraction": "Warm-up",
    "train.augment": "Augmentation",
    "train.class_weights": "Class weights",
    "train.head": "Head",
    "train.head_first": "Head first",
    "train.adapt_statistics": "New statistics",
    "train.ema_decay": "Weight averaging (decay)",
    "train.patience": "Stop early after",
    "train.seed": "Seed",
    "train.precision": "Precision",
    "train.device": "Device",
    "train.micro_batch": "Images at a time",
    "train.head_solver": "How the head alone is fitted",
    "train.feature_cache": "Features kept",
    "train.views": "Augmented views",
    "train.kept_precision": "Precision of what is kept",
    "train.checkpoint_seconds": "Seconds between checkpoints",
    "train.recipe": "Recipe",
}


def title(key: str) -> str:
    """A setting, by its dotted key; the key itself where it has no other name."""
    return TITLES.get(key, key)
