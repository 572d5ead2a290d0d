"""Whether a model can be fetched by its hub name, asked once before the library tries for minutes."""
from __future__ import annotations

from .errors import ModelUnusable

PATIENCE_S = 5.0


def require_on_hub(name: str) -> None:
    """Return where the hub has a model of this name. Raises ModelUnusable, within PATIENCE_S without a network."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError

    try:
        HfApi().model_info(name, timeout=PATIENCE_S)
    except (HFValidationError, RepositoryNotFoundError) as error:
        raise ModelUnusable(name, "it is neither a folder nor a name that the hub knows") from error
    except Exception as error:
        # No network, a proxy that refuses, a hub in trouble: each comes as another kind
        why = f"it is no folder, no copy of it is on this machine, and the hub does not answer ({type(error).__name__})"
        raise ModelUnusable(name, why) from error
