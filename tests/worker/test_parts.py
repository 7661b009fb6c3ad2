"""A long answer that travels in parts is the same at its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made_evaluations import evaluation, labels_evaluation, number_evaluation
from msgspec.structs import replace

from ftstudio.app.requests import ANSWERS, Evaluate
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.json_codec import JsonError
from ftstudio.core.targets import Number
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
            Number(7.5),
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


@pytest.mark.parametrize("make", [evaluation, labels_evaluation, number_evaluation])
def test_an_evaluation_of_any_task_arrives_with_all_its_images(make: Callable[[], Evaluation]) -> None:
    sent = make()
    odd = replace(sent.images[0], path="no utf-8 \udcff.jpg")
    sent = replace(sent, images=(odd, *sent.images) * PART_ITEMS)
    parts, answers = Parts(), []
    for text in answer_lines(1, sent):
        message = read_from_worker(text, ANSWERS[Evaluate])
        if isinstance(message, AnswerPart):
            parts.add(message.items)
        elif isinstance(message, JobDone):
            answers.append(parts.whole(message.answer))
    assert answers == [sent]


def test_items_of_an_unknown_answer_are_refused() -> None:
    with pytest.raises(JsonError, match="Nonsense"):
        read_from_worker(b'{"message":"answer_part","job_id":1,"items":[],"of":"Nonsense"}', ANSWERS[Evaluate])
