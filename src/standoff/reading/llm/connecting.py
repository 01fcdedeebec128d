"""To a model by its name: the only module that knows the providers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from standoff.errors import InputError, MissingError

if TYPE_CHECKING:
    import httpx2
    from pydantic_ai.models import Model

__all__ = ["Endpoint", "check_installed", "endpoint", "open_model"]

_KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
"""Providers that are connected to, and the environment variable with the key of each."""

_KEY_OF_ADDRESS = "STANDOFF_LLM_KEY"
"""Of an address of one's own: a provider's key is never sent to somebody else."""

_ADDRESSES = {"openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com"}
"""Where the providers are, whatever the environment says."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked.

    Parameters
    ----------
    provider
        ``openai``, ``anthropic``, or ``address`` for an OpenAI-compatible one.
    model
        Its name there.
    address
        Of an OpenAI-compatible endpoint, or None for the provider's own.
    key
        What it is opened with, or None. Never shown.
    """

    provider: str
    model: str
    address: str | None
    key: str | None

    def __repr__(self) -> str:
        return f"Endpoint({self.name!r}, address={self.address!r})"

    @property
    def name(self) -> str:
        """How claims name the reader: ``PROVIDER:MODEL``."""
        return f"{self.provider}:{self.model}"

    @property
    def priced_as(self) -> str | None:
        """Whose price list counts; None for an address of one's own."""
        return None if self.address else self.provider


def endpoint(name: str, address: str | None, environment: Mapping[str, str]) -> Endpoint:
    """Say where a model is asked.

    Parameters
    ----------
    name
        ``PROVIDER:MODEL``; with an address the name of the model alone, as its server knows it.
    address
        Of any OpenAI-compatible endpoint (``http://localhost:11434/v1``), or None.
    environment
        Where keys are looked up: ``OPENAI_API_KEY``, ``ANTHROPIC_API_KEY``; for an address
        ``STANDOFF_LLM_KEY``, which may be missing.

    Raises
    ------
    InputError
        The provider is not known, the address is none, or the key is missing.
    """
    if address is not None:
        if not address.lower().startswith(("http://", "https://")):
            raise InputError(f"--llm-url {address}: write an address that begins with http://")
        model = name.removeprefix("address:")
        return Endpoint("address", model, address, environment.get(_KEY_OF_ADDRESS) or None)
    provider, colon, model = name.partition(":")
    if provider not in _KEYS or not colon or not model:
        known = " or ".join(f"{known}:MODEL" for known in _KEYS)
        raise InputError(
            f"--llm {name}: write {known}, or the name of a model together with --llm-url ADDRESS "
            "for any OpenAI-compatible endpoint"
        )
    key = environment.get(_KEYS[provider])
    if not key:
        raise InputError(
            f"--llm {name}: there is no key; set the environment variable {_KEYS[provider]}"
        )
    return Endpoint(provider, model, None, key)


def open_model(endpoint: Endpoint, client: httpx2.AsyncClient) -> Model:
    """Connect to a model; nothing is sent before it is asked."""
    if endpoint.provider == "anthropic":
        from pydantic_ai.models.anthropic import AnthropicModel
        from pydantic_ai.providers.anthropic import AnthropicProvider

        there = AnthropicProvider(
            api_key=endpoint.key, base_url=_ADDRESSES["anthropic"], http_client=client
        )
        return AnthropicModel(endpoint.model, provider=there)
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

    if endpoint.address is not None:
        own = OpenAICompatibleProvider(
            "address", base_url=endpoint.address, api_key=endpoint.key, http_client=client
        )
        return OpenAIChatModel(endpoint.model, provider=own)
    openai = OpenAIProvider(api_key=endpoint.key, base_url=_ADDRESSES["openai"], http_client=client)
    return OpenAIChatModel(endpoint.model, provider=openai)


def check_installed() -> None:
    """Refuse to begin where what talks to models is not installed.

    Raises
    ------
    MissingError
        It names the extra to install.
    """
    needed = ("pydantic_ai", "httpx2", "openai", "anthropic", "platformdirs")
    lacking = [name for name in needed if not _is_installed(name)]
    if lacking:
        raise MissingError(
            f"reading with a language model needs {', '.join(lacking)}, which is not installed; "
            "install it with `pip install 'standoff[llm]'`"
        )


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ValueError:
        return False
