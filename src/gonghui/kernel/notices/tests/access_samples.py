"""For the access table: a message of each union that could not be sent."""

from gonghui.kernel.notices.models import Channel, Delivery, Notice, State


def samples(cast) -> dict[str, tuple[dict | None, dict | None]]:
    own, foreign = ({"uid": _dead(cast, place)} for place in ("basic", "elsewhere"))
    return {"notices:retry": (own, foreign), "notices:end": (own, foreign)}


def _dead(cast, place: str):
    notice = Notice.objects.create(
        person=cast.people["member" if place == "basic" else "outsider"],
        kind="membership.joined",
        title="消息",
        organization=cast.organizations[place],
        created_at=cast.at,
    )
    return Delivery.objects.create(
        notice=notice,
        channel=Channel.SMS,
        state=State.DEAD,
        next_try_at=cast.at,
        dedupe=f"samples:{notice.uid}",
        created_at=cast.at,
    ).uid
