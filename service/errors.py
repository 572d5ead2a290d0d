"""What can go wrong in the service.

ServiceError
├── StartError           it cannot start; the message is one line for the person at the terminal, with a way out
│   ├── BadSetting       a setting has a value that can't be used
│   ├── PortTaken        the address can't be listened on
│   └── NotBuilt         there is no index, and none could be built
├── EditionRefused       a report year is not taken in or out; the message is one line with a way out
└── RequestError         a request can't be answered; becomes a problem response with the class's status
    ├── BrokenBody       400: the bytes are no JSON, or no UTF-8
    ├── Unknown          404: no report, passage or page of this name
    ├── TooLarge         413: the body is over the limit
    ├── NotJson          415: the body is declared as something else
    ├── Invalid          422: well-formed, but not what is asked for
    └── NotReady         503: no index is loaded, or something it needs is away for now
"""
from __future__ import annotations

from typing import Any, ClassVar


class ServiceError(Exception):
    """Base of all errors of this package."""


class StartError(ServiceError):
    """The service cannot start; the message is one line with a way out."""


class BadSetting(StartError):
    """A setting that can't be used."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"setting {name}={value!r}: {wanted}. Correct it in the environment or in .env")


class PortTaken(StartError):
    """The address can't be listened on."""

    def __init__(self, host: str, port: int, why: str) -> None:
        another = port % 65535 + 1
        super().__init__(f"cannot listen on {host}:{port} ({why}). Choose another port, e.g. make run PORT={another}")


class NotBuilt(StartError):
    """There is no index, and none could be built; `why` already names the way out."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the index could not be built: {why}")


class EditionRefused(ServiceError):
    """A report year is not taken in or out."""


class RequestError(ServiceError):
    """A request that can't be answered. `members` are added to the problem response."""

    status: ClassVar[int] = 400

    def __init__(self, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.members = members


class BrokenBody(RequestError):
    """The bytes are no JSON, or no UTF-8."""


class Unknown(RequestError):
    """Nothing of this name is loaded."""

    status = 404


class TooLarge(RequestError):
    """The body is over the limit."""

    status = 413


class NotJson(RequestError):
    """The body is declared as something else than JSON."""

    status = 415


class Invalid(RequestError):
    """A member or parameter is not what is asked for; `field` names it."""

    status = 422

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(detail, field=field)


class NotReady(RequestError):
    """No index is loaded yet, or something the request needs is away for now."""

    status = 503
