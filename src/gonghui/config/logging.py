"""Logs as lines of JSON with listed keys only: names of routes, numbers, outcomes, never a person's data.

What others log (Django, granian) is kept without its values: the sentence as written in their code, the place
where a fault arose, not what the fault says. Our own code logs with `extra={…}` and the keys below.
"""

import traceback
from typing import Any

import structlog

ALLOWED = (
    "batch",
    "case",
    "chain",
    "code",
    "count",
    "duration_ms",
    "fault",
    "job",
    "kind",
    "method",
    "organization",
    "outcome",
    "part",
    "request_id",
    "role",
    "route",
    "service",
    "status_code",
    "tries",
    "worker",
)
ALWAYS = ("at", "level", "logger", "event", "where")


def settings_for_logging(level: str = "INFO") -> dict[str, Any]:
    """The value of Django's LOGGING: everything to standard error, one JSON object a line."""
    processors = [
        structlog.stdlib.ExtraAdder(allow=ALLOWED),
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        without_values,
    ]
    finish = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        only_listed,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": processors,
                "processors": finish,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "httpx": {"level": "WARNING"},
        },
    }


def without_values(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """The sentence without what was filled in, the route instead of the address, the place of a fault."""
    record = event["_record"]
    event["event"] = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    if match:
        event["route"] = match.view_name
    if record.exc_info and record.exc_info[0]:
        kind, _fault, place = record.exc_info
        event["fault"] = f"{kind.__module__}.{kind.__qualname__}"
        event["where"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(place)
        ]
    return event


def only_listed(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Drop every key that is not on the list."""
    return {key: event[key] for key in (*ALWAYS, *ALLOWED) if key in event}
