"""Two runs on the same images: what is counted, what is said, and what is evaluated first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from ftstudio.app import comparison_job
from ftstudio.app.comparison import compare, p_words, remarks, saved_comparison, verdict
from ftstudio.app.comparison_job import compare_runs
from ftstudio.app.requests import Compare, Evaluate
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, EvaluatedImage, Evaluation
from ftstudio.core.paired_test import Comparison
from ftstudio.core.storage.files import file_digest
from ftstudio.store.run_folder import RunFolder

MakeRun = Callable[..., RunFolder]


def evaluated(answers: dict[str, bool], run_dir: str = "/runs/a", **more: Any) -> Evaluation:
    """Images of cats; True: recognised, False: taken for a dog."""
    images = tuple(EvaluatedImage(path, 0, 0 if right else 1, 0.5 + 0.4 * right) for path, right in answers.items())
    right = sum(answers.values())
    plain = ClassEvaluation(
        run_dir=run_dir, split="val", root="/pets", class_names=("cat", "dog"), count=len(images), accuracy=0.5,
        accuracy_low=0.1, accuracy_high=0.9, loss=0.5, macro_f1=0.5, confusion=((right, len(images) - right), (0, 0)),
        classes=tuple(ClassScore(name=name, count=count, precision=None, recall=None, f1=None)
                      for name, count in (("cat", len(images)), ("dog", 0))),
        images=images,
    )  # fmt: skip
    return replace(plain, **more)


def counted(both: int, only_a: int, only_b: int, neither: int) -> Comparison:
    pairs = [(True, True)] * both + [(True, False)] * only_a + [(False, True)] * only_b + [(False, False)] * neither
    a = evaluated({f"{place}.jpg": pair[0] for place, pair in enumerate(pairs)})
    b = evaluated({f"{place}.jpg": pair[1] for place, pair in enumerate(pairs)}, "/runs/b")
    return compare(a, b)


def test_the_four_cells_are_counted() -> None:
    found = counted(100, 41, 11, 8)
    assert (found.both_right, found.only_a, found.only_b, found.both_wrong) == (100, 41, 11, 8)
    assert (found.count, found.discordant, found.left_out) == (160, 52, 0)
    assert found.difference == pytest.approx(30 / 160)
    assert found.low < found.difference < found.high


def test_the_lead_is_that_of_the_run_with_more_right_answers() -> None:
    ahead, behind = counted(300, 6, 20, 60), counted(300, 20, 6, 60)
    assert ahead.lead == pytest.approx(behind.lead)
    assert ahead.lead[0] == pytest.approx(14 / 386)
    assert ahead.lead[1] < ahead.lead[0] < ahead.lead[2]


def test_only_images_of_both_evaluations_count_and_the_others_are_told() -> None:
    a = evaluated({"1.jpg": True, "2.jpg": True, "3.jpg": False})
    b = evaluated({"2.jpg": False, "3.jpg": False, "4.jpg": True, "5.jpg": True})
    found = compare(a, b)
    assert (found.count, found.only_a, found.both_wrong, found.left_out) == (2, 1, 1, 3)
    assert remarks(found) == (
        "3 images that only one run was evaluated on were excluded: the other may have trained on them.",
        "These are validation images, on which each run chose its best epoch.",
    )


def test_an_image_that_has_changed_its_class_is_left_out() -> None:
    a = evaluated({"1.jpg": True, "2.jpg": True})
    b = replace(evaluated({"1.jpg": True, "2.jpg": True}), class_names=("puma", "dog"))
    with pytest.raises(UserError, match="none in common"):
        compare(a, b)


def test_class_names_in_another_order_are_the_same_classes() -> None:
    a = evaluated({"1.jpg": True})
    b = evaluated({}, class_names=("ant", "cat"), images=(EvaluatedImage("1.jpg", 1, 0, 0.7),))
    found = compare(a, b)
    assert found.only_a == 1
    assert found.differing[0].predicted_b == "ant"


def test_different_folders_are_not_compared() -> None:
    with pytest.raises(UserError, match="different folders"):
        compare(evaluated({"1.jpg": True}), evaluated({"1.jpg": True}, root="/other"))
    assert compare(evaluated({"1.jpg": True}), evaluated({"1.jpg": True}, root="/pets/")).count == 1


def test_differing_images_stand_by_side_with_the_surest_mistake_first() -> None:
    a = evaluated({"1.jpg": False, "2.jpg": True, "3.jpg": True, "4.jpg": True})
    b = evaluated({"1.jpg": True, "2.jpg": False, "3.jpg": False, "4.jpg": True})
    b = replace(b, images=tuple(replace(i, probability=0.9) if i.path == "3.jpg" else i for i in b.images))
    assert [image.path for image in compare(a, b).differing] == ["3.jpg", "2.jpg", "1.jpg"]


# ---- in words


def test_a_clear_difference_names_the_better_run() -> None:
    said = verdict(counted(300, 41, 11, 60), "A", "B")
    assert said == "A is better than B: right in 41 of the 52 images on which they differ (p < 0.0001)."
    said = verdict(counted(300, 6, 20, 60), "A", "B")
    assert said == "B is better than A: right in 20 of the 26 images on which they differ (p = 0.0094)."


def test_too_few_images_say_so() -> None:
    said = verdict(counted(90, 3, 2, 5), "A", "B")
    assert said == ("A is right in 3 of the 5 images on which they differ (p = 1): not enough to say which is better.")
    assert "5 of the 5" in verdict(counted(90, 0, 5, 5), "A", "B")
    assert "not enough" in verdict(counted(90, 0, 5, 5), "A", "B")
    assert "the one image" in verdict(counted(90, 1, 0, 5), "A", "B")


def test_no_difference_and_an_even_one_have_their_own_words() -> None:
    assert "they cannot be told apart" in verdict(counted(5, 0, 0, 2), "A", "B")
    assert "Each is right in 4 of the 8 images" in verdict(counted(5, 4, 4, 2), "A", "B")


def test_p_is_written_with_two_digits() -> None:
    assert [p_words(p) for p in (1.0, 0.03125, 0.00012, 0.00001)] == [
        "p = 1", "p = 0.031", "p = 0.00012", "p < 0.0001",
    ]  # fmt: skip


# ---- runs


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Evaluate]:
    """Evaluations are played: of any run, the same two images."""
    requests: list[Evaluate] = []

    def play(request: Evaluate, _control: RunControl, _emit: object) -> Evaluation:
        requests.append(request)
        return evaluated({"1.jpg": True, "2.jpg": False}, request.run_dir)

    monkeypatch.setattr(comparison_job, "evaluate_run", play)
    return requests


def test_only_what_is_missing_is_evaluated(make_run: MakeRun, asked: list[Evaluate]) -> None:
    a, b = make_run(name="A", test_count=2), make_run(name="B")
    a.write_evaluation(evaluated({"1.jpg": False, "2.jpg": False}, str(a.path)))
    found = compare_runs(Compare(run_dir=str(a.path), against=str(b.path)), RunControl(), lambda _event: None)
    assert asked == [Evaluate(run_dir=str(b.path), split="val")]
    assert (found.only_b, found.both_wrong) == (1, 1)


def test_test_images_go_first_where_both_runs_have_them(make_run: MakeRun, asked: list[Evaluate]) -> None:
    a, b = make_run(test_count=2), make_run(test_count=2)
    compare_runs(Compare(run_dir=str(a.path), against=str(b.path)), RunControl(), lambda _event: None)
    assert [request.split for request in asked] == ["test", "test"]


def test_another_folder_is_evaluated_by_both(make_run: MakeRun, asked: list[Evaluate]) -> None:
    a, b = make_run(), make_run()
    a.write_evaluation(evaluated({"1.jpg": True}, str(a.path)))
    request = Compare(run_dir=str(a.path), against=str(b.path), source="/others")
    compare_runs(request, RunControl(), lambda _event: None)
    assert [(each.source, each.split) for each in asked] == [("/others", ""), ("/others", "")]


def test_a_damaged_evaluation_is_made_anew(make_run: MakeRun, asked: list[Evaluate]) -> None:
    a, b = make_run(), make_run()
    (a.path / "evaluation-val.json").write_bytes(b"{")
    compare_runs(Compare(run_dir=str(a.path), against=str(b.path)), RunControl(), lambda _event: None)
    assert len(asked) == 2


def test_an_evaluation_of_earlier_weights_is_made_anew(make_run: MakeRun, asked: list[Evaluate]) -> None:
    a, b = make_run(), make_run()
    for run in (a, b):
        weights = run.best / "model.safetensors"
        weights.parent.mkdir()
        weights.write_bytes(b"first")
        run.write_evaluation(evaluated({"1.jpg": True}, str(run.path), weights=file_digest(weights)))
    (b.best / "model.safetensors").write_bytes(b"better")
    assert saved_comparison(str(a.path), str(b.path)).missing == (str(b.path),)
    compare_runs(Compare(run_dir=str(a.path), against=str(b.path)), RunControl(), lambda _event: None)
    assert [request.run_dir for request in asked] == [str(b.path)]


def test_a_run_is_not_compared_with_itself_nor_on_what_it_learned_from(make_run: MakeRun) -> None:
    a, b = str(make_run().path), str(make_run().path)
    for request in (Compare(run_dir=a, against=a), Compare(run_dir=a, against=b, split="train")):
        with pytest.raises(UserError):
            compare_runs(request, RunControl(), lambda _event: None)


def test_what_is_saved_is_compared_without_evaluating(make_run: MakeRun) -> None:
    a, b = make_run(), make_run()
    saved = saved_comparison(str(a.path), str(b.path))
    assert (saved.split, saved.missing, saved.comparison) == ("val", (str(a.path), str(b.path)), None)
    a.write_evaluation(evaluated({"1.jpg": True}, str(a.path)))
    assert saved_comparison(str(a.path), str(b.path)).missing == (str(b.path),)
    b.write_evaluation(evaluated({"1.jpg": False}, str(b.path)))
    found = saved_comparison(str(a.path), str(b.path)).comparison
    assert found is not None and found.only_a == 1
    b.write_evaluation(evaluated({"9.jpg": False}, str(b.path)))
    assert "none in common" in saved_comparison(str(a.path), str(b.path)).reason
