"""What the course says of itself in an output, beside the words.

Read by programs, compared by nbval.
"""

MIME = "application/vnd.course+json"


def record(kind, id, **rest):
    """Return the course's own entry of an output bundle, as {MIME: content}.

    kind is panel, predict, reveal, check, transfer or summary; rest is state (of a panel) or case
    (of a question).
    The entry has no release number: nbval compares it word for word.
    """
    return {MIME: {"course": "alliance", "schema": 1, "kind": kind, "id": id, **rest}}
