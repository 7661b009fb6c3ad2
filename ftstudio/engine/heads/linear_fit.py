"""A linear head fitted to convergence on fixed features: L2-regularised, all images at once, under the task's loss
(cross-entropy makes it a logistic regression).

Full-batch L-BFGS on standardised features, deterministic, no random choice. A head over pretrained features is best
brought to its optimum before anything else learns ("LP-FT": Kumar, Raghunathan, Jones, Ma and Liang 2022, Fine-Tuning
can Distort Pretrained Features and Underperform Out-of-Distribution): a random one sends large, meaningless gradients
into the pretrained stages and spoils them before it has learnt anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ftstudio.engine.network.run_plan import HEAD_STRENGTHS, MOST_PASSES
from ftstudio.engine.task import Answers, Course, Loss, Pairs

LEAST_DEVIATION = 1.0
"""Features are divided by their deviation, but by no less than this multiple of the median one. Rare features would
otherwise get huge weights, which magnify whatever fine-tuning changes in them; and the cross-validated loss is lower
so (docs/adr/0028)."""
FIRST_LEAST_DEVIATION = 0.0
"""The same in the first recipe."""
IN_MEMORY_BYTES = 1 << 28
"""Up to this size, features are kept standardised; larger ones are standardised anew in every pass."""


def least_deviation(recipe: int) -> float:
    """Of ``TrainConfig.recipe``."""
    return LEAST_DEVIATION if recipe > 1 else FIRST_LEAST_DEVIATION


def answers_of(head: nn.Module, pairs: Pairs) -> Answers:
    for features, targets in pairs:
        yield head(features.float()), targets


def mean_loss(answers: Answers, loss: Loss) -> float:
    """The mean of ``loss`` over all answers, each counting as ``loss`` lets it count."""
    total, whole = 0.0, 0.0
    with torch.no_grad():
        for outputs, targets in answers:
            weight = float(loss.total_weight(targets))
            total += float(loss(outputs, targets)) * weight
            whole += weight
    return total / whole


@dataclass(frozen=True)
class Scale:
    """How features (N, D) are standardised."""

    mean: Tensor
    deviation: Tensor

    def standard(self, features: Tensor) -> Tensor:
        return (features.float() - self.mean) / self.deviation


class LinearFit:
    """A linear head on the way along the strengths. ``loss`` is what the training minimises."""

    def __init__(self, train: Pairs, outputs: int, loss: Loss, least_deviation: float = LEAST_DEVIATION) -> None:
        self._scale = scale_of(train, least_deviation)
        size = sum(features.numel() * 4 for features, _ in train)
        self._raw = train
        self._train = (
            [(self._scale.standard(features), targets) for features, targets in train]
            if size <= IN_MEMORY_BYTES
            else train
        )
        self._ready = size <= IN_MEMORY_BYTES
        self._shares = _shares(train, loss)
        self._loss = loss
        self._weight = torch.zeros(outputs, train[0][0].shape[1])
        self._bias = torch.zeros(outputs)

    def fit(self, choice: float, after_pass: Callable[[float], None]) -> None:
        """To the optimum for one L2 weight (see Course)."""
        weight, bias = (tensor.clone().requires_grad_(True) for tensor in (self._weight, self._bias))
        iterations = MOST_PASSES * 4 // 5  # L-BFGS allows itself a quarter more passes, for its line search
        optimizer = torch.optim.LBFGS([weight, bias], max_iter=iterations, line_search_fn="strong_wolfe")

        def closure() -> Tensor:
            optimizer.zero_grad()
            total = choice * weight.square().sum() / 2
            total.backward()
            value = total.detach()
            for (features, targets), share in zip(self._standardised(), self._shares, strict=True):
                part = self._loss(nn.functional.linear(features, weight, bias), targets) * share
                part.backward()
                value = value + part.detach()
            after_pass(float(value))
            return value

        optimizer.step(closure)
        self._weight, self._bias = weight.detach(), bias.detach()

    def _standardised(self) -> Iterator[tuple[Tensor, Tensor]]:
        for features, targets in self._train:
            yield features if self._ready else self._scale.standard(features), targets

    def put_into(self, head: nn.Linear) -> None:
        """Set ``head`` so that it gives for raw features what was fitted on standardised ones."""
        weight = self._weight / self._scale.deviation
        with torch.no_grad():
            head.weight.copy_(weight)
            head.bias.copy_(self._bias - weight @ self._scale.mean)

    def answers(self, head: nn.Linear) -> Answers:
        return answers_of(head, self._raw)


def fit_linear_head(
    head: nn.Linear, course: Course, val: Pairs, plain_loss: Loss, safe_point: Callable[[], None]
) -> None:
    """Set ``head`` to what ``course`` fits with the L2 weight that gives the lowest loss on ``val``.

    ``safe_point`` may raise StopRequested, then the head is as before.
    """
    tried = nn.Linear(head.in_features, head.out_features)
    best: tuple[float, dict[str, Tensor]] | None = None
    for strength in HEAD_STRENGTHS:
        course.fit(strength, lambda _: safe_point())
        course.put_into(tried)
        val_loss = mean_loss(answers_of(tried, val), plain_loss)
        if best is None or val_loss < best[0]:
            best = (val_loss, {name: tensor.clone() for name, tensor in tried.state_dict().items()})
    assert best is not None
    head.load_state_dict(best[1])


def scale_of(pairs: Pairs, least_deviation: float) -> Scale:
    """Mean and deviation of each feature; a feature that hardly varies is not blown up."""
    count = sum(len(features) for features, _ in pairs)
    mean = sum((features.double().sum(0) for features, _ in pairs), torch.zeros(())) / count
    squares = sum(((features.double() - mean).square().sum(0) for features, _ in pairs), torch.zeros(()))
    deviation = (squares / count).sqrt()
    least = 1e-4 * float(deviation.square().mean().sqrt()) + 1e-12
    least = max(least, least_deviation * float(deviation.median()))
    return Scale(mean.float(), deviation.clamp_min(least).float())


def _shares(pairs: Pairs, loss: Loss) -> list[float]:
    """What the mean loss of each piece counts in that of all."""
    weights = [float(loss.total_weight(targets)) for _, targets in pairs]
    return [weight / sum(weights) for weight in weights]
