"""A long answer that travels in parts is the same at its end."""

from __future__ import annotations

from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.worker.protocol import PART_ITEMS, AnswerPart, JobDone, Parts, answer_lines, read_from_worker


def test_a_data_set_arrives_with_every_field_of_every_file() -> None:
    files = tuple(
        ImageFile(
            f"a/{n}.jpg",
            "a",
            "train",
            n + 1,
            n + 2,
            n + 3,
            n + 4,
            "damaged",
            "Duplicate.",
            f"{n:016x}",
            ("copy", "small"),
            ("patient 7",),
        )
        for n in range(PART_ITEMS + 5)
    )
    assert all(getattr(files[0], field) for field in ImageFile.__struct_fields__)
    sent = DatasetSummary(
        source="/s", root="/s", name="s", layout="l", class_names=("a",), counts=(ClassCount("a", train=len(files)),),
        files=files, warnings=("Few.",), about={"Few.": "copy"}, alike=((0, 3), (2, 5, 7)), fingerprint="f",
    )  # fmt: skip
    parts, answers = Parts(), []
    for text in answer_lines(1, sent):
        message = read_from_worker(text, DatasetSummary)
        if isinstance(message, AnswerPart):
            parts.add(message.items)
        elif isinstance(message, JobDone):
            answers.append(parts.whole(message.answer))
    assert answers == [sent]
