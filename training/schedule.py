"""How fast a network learns at a step, and the average of its weights over the steps."""

from __future__ import annotations

import math

import torch
from torch import nn

WARM_UP, AVERAGED = 150, 0.997


def share_of_rate(step: int, steps: int, steady: float) -> float:
    """Rises at first, stays for a share ``steady`` of the steps, and falls along a cosine."""
    falling = max(0.0, (step / steps - steady) / (1 - steady))
    return min(1.0, step / WARM_UP) * max(0.03, 0.5 * (1 + math.cos(math.pi * falling)))


@torch.no_grad()
def move(average: dict[str, torch.Tensor], network: nn.Module, step: int) -> None:
    """Move the average towards the network's weights: by much at first, later by little."""
    keep = min(AVERAGED, (step + 1) / (step + 20))
    for name, value in network.state_dict().items():
        average[name].mul_(keep).add_(value, alpha=1 - keep)
