"""What the settings of a run are called in plain words, in the window and in reports."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "name": "Name",
    "task": "Task",
    "data.source": "Images",
    "data.archive_names": "File names in the archive",
    "data.target": "Target in the list",
    "data.val_fraction": "Validation split",
    "data.excluded": "Excluded images",
    "data.classes_from": "Classes from",
    "data.companions": "Masks and thumbnails",
    "data.unlabelled": "Images without annotation",
    "data.group": "Groups",
    "data.pages": "Multi-page TIFFs",
    "model.name": "Model",
    "model.weights": "Weights",
    "model.freeze_depth": "Frozen stages",
    "train.epochs": "Epochs",
    "train.batch_size": "Batch size",
    "train.image_size": "Image size",
    "train.lr": "Learning rate",
    "train.backbone_lr_ratio": "Backbone learning rate ratio",
    "train.optimizer": "Optimiser",
    "train.weight_decay": "Weight decay",
    "train.label_smoothing": "Label smoothing",
    "train.warmup_fraction": "Warm-up",
    "train.augment": "Augmentation",
    "train.class_weights": "Class weights",
    "train.head": "Head",
    "train.head_first": "Head warm-up",
    "train.adapt_statistics": "Update BatchNorm statistics",
    "train.ema_decay": "Weight averaging (EMA decay)",
    "train.patience": "Early stopping (patience)",
    "train.time_limit": "Time limit (s)",
    "train.seed": "Random seed",
    "train.precision": "Precision",
    "train.device": "Device",
    "train.micro_batch": "Micro-batch size",
    "train.head_solver": "Linear probe solver",
    "train.feature_cache": "Feature cache",
    "train.views": "Augmented views",
    "train.kept_precision": "Feature cache precision",
    "train.checkpoint_seconds": "Checkpoint interval (s)",
    "train.recipe": "Recipe",
}


def title(key: str) -> str:
    """A setting, by its dotted key; the key itself where it has no other name."""
    return TITLES.get(key, key)
