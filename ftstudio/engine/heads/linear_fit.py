"""Fit a linear head to convergence on fixed features, L2-regularised, under the task's loss.

With cross-entropy this is logistic regression.

Full-batch L-BFGS on standardised features, without any randomness. Fitting the head on pretrained features before
fine-tuning (LP-FT: Kumar, Raghunathan, Jones, Ma and Liang 2022, Fine-Tuning can Distort Pretrained Features and
Underperform Out-of-Distribution, arXiv:2202.10054) avoids the large, meaningless gradients that a random head sends
into the pretrained stages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ftstudio.engine.network.run_plan import HEAD_STRENGTHS, MOST_PASSES
from ftstudio.engine.task import Answers, Loss, Pairs

LEAST_DEVIATION = 1.0
"""Features are divided by their standard deviation, but by no less than this multiple of the median one. Otherwise rare
features get huge weights, which magnify whatever fine-tuning changes in them; this also lowers the cross-validated loss
(docs/adr/0028)."""
FIRST_LEAST_DEVIATION = 0.0
"""LEAST_DEVIATION of the first recipe."""
IN_MEMORY_BYTES = 1 << 28
"""Up to this size, standardised features are stored; beyond it, features are standardised again in every pass."""


def least_deviation(recipe: int) -> float:
    """Return the minimum deviation, relative to the median, for ``TrainConfig.recipe``."""
    return LEAST_DEVIATION if recipe > 1 else FIRST_LEAST_DEVIATION


def answers_of(head: nn.Module, pairs: Pairs) -> Answers:
    """Yield the outputs of ``head`` and the targets, piece by piece."""
    for features, targets in pairs:
        yield head(features.float()), targets


def mean_loss(answers: Answers, loss: Loss) -> float:
    """Return the mean of ``loss`` over all answers, weighted as ``loss`` weights samples."""
    total, whole = 0.0, 0.0
    with torch.no_grad():
        for outputs, targets in answers:
            weight = float(loss.total_weight(targets))
            total += float(loss(outputs, targets)) * weight
            whole += weight
    return total / whole


@dataclass(frozen=True)
class _Scale:
    mean: Tensor
    deviation: Tensor

    def standard(self, features: Tensor) -> Tensor:
        return (features.float() - self.mean) / self.deviation


class LinearFit:
    """Fits a linear head with one L2 weight after another; see engine/task.Course."""

    def __init__(self, train: Pairs, outputs: int, loss: Loss, least_deviation: float = LEAST_DEVIATION) -> None:
        """Prepare the fit.

        Args:
            train: Features and targets; at least one piece.
            outputs: The number of outputs.
            loss: The loss to minimise.
            least_deviation: The minimum deviation a feature is divided by, relative to the median one.
        """
        self._scale = _scale_of(train, least_deviation)
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
        """Minimise the loss with the L2 weight ``choice``, starting from the previous fit."""
        weight, bias = (tensor.clone().requires_grad_(True) for tensor in (self._weight, self._bias))
        iterations = MOST_PASSES * 4 // 5  # L-BFGS allows a quarter more passes for its line search
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
        """Set ``head`` to the latest fit, converted to raw (not standardised) features."""
        weight = self._weight / self._scale.deviation
        with torch.no_grad():
            head.weight.copy_(weight)
            head.bias.copy_(self._bias - weight @ self._scale.mean)

    def answers(self, head: nn.Linear) -> Answers:
        return answers_of(head, self._raw)


def fit_linear_head(
    head: nn.Linear,
    train: Pairs,
    val: Pairs,
    loss: Loss,
    plain_loss: Loss,
    safe_point: Callable[[], None],
    least_deviation: float = LEAST_DEVIATION,
) -> None:
    """Set ``head`` to the fit on ``train`` whose L2 weight gives the lowest ``plain_loss`` on ``val``.

    ``safe_point`` is called after each pass; if it raises, ``head`` is unchanged.
    """
    course = LinearFit(train, head.out_features, loss, least_deviation)
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


def _scale_of(pairs: Pairs, least_deviation: float) -> _Scale:
    """Mean and deviation of each feature; features that hardly vary are not scaled up."""
    count = sum(len(features) for features, _ in pairs)
    mean = sum((features.double().sum(0) for features, _ in pairs), torch.zeros(())) / count
    squares = sum(((features.double() - mean).square().sum(0) for features, _ in pairs), torch.zeros(()))
    deviation = (squares / count).sqrt()
    least = 1e-4 * float(deviation.square().mean().sqrt()) + 1e-12
    least = max(least, least_deviation * float(deviation.median()))
    return _Scale(mean.float(), deviation.clamp_min(least).float())


def _shares(pairs: Pairs, loss: Loss) -> list[float]:
    """The weight of each piece's mean loss in the overall mean."""
    weights = [float(loss.total_weight(targets)) for _, targets in pairs]
    return [weight / sum(weights) for weight in weights]
