"""What may be changed on the side, as one piece of HTML, and what a person does to it.

One piece in place of a widget for each button: it is drawn anew with each change, and the effect
has to be seen at once. Whatever comes from a dispute is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from standoff.dispute.model import Actor, Dispute, Statements
from standoff.dispute.wording import called, wish
from standoff.stability.commitment_sentences import announced
from standoff.workbench.phrases import phrases

__all__ = ["ACT", "DROP", "FORM", "GRAB", "changes", "form"]

# What a button does stands in it: the act, the actor and the place. In the list that comes then the
# same button has the focus, at the place that its row has gone to, unless the keyboard is at
# something else by then.
ACT = """(e) => {
  const button = e.target.closest('button[data-act]');
  if (!button) return;
  const d = button.dataset, list = e.currentTarget;
  const whose = d.actor ? `[data-actor=${d.actor}]` : '';
  const kin = `button[data-act=${d.act}]:not([disabled])${whose}`;
  const near = d.act === 'move' ? parseInt(d.to) : parseInt(d.place);
  const renewed = new MutationObserver(() => {
    renewed.disconnect();
    if (document.activeElement !== document.body) return;
    const found = [...list.querySelectorAll(kin)].map(
      (b) => [Math.abs(b.dataset.place - near), b.ariaLabel === button.ariaLabel ? 0 : 1, b]);
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    found[0]?.[2].focus();
  });
  renewed.observe(list, {childList: true});
  setTimeout(() => renewed.disconnect(), 5000);
  emit([d.act, d.actor ?? '', parseInt(d.place), parseInt(d.to ?? '0'),
        parseInt(button.closest('[data-revision]').dataset.revision)]);
}"""
GRAB = """(e) => {
  const row = e.target.closest?.('li.wish');
  if (!row) return;
  e.dataTransfer.setData('text/plain', row.dataset.actor + ' ' + row.dataset.place);
  e.dataTransfer.effectAllowed = 'move';
}"""
DROP = """(e) => {
  const row = e.target.closest('li.wish');
  const [actor, place] = e.dataTransfer.getData('text/plain').split(' ');
  if (!row || row.dataset.actor !== actor) return;
  e.preventDefault();
  emit(['move', actor, parseInt(place), parseInt(row.dataset.place),
        parseInt(row.closest('[data-revision]').dataset.revision)]);
}"""
FORM = """(e) => {
  e.preventDefault();
  const f = e.target.closest('form');
  const value = (name) => f.elements[name]?.value ?? '';
  emit([e.type, value('kind'), value('text'), value('condition')]);
}"""


def changes(dispute: Dispute, revision: int) -> str:
    """List the constraints, commitments and wishes of a dispute, each with what can be done to it.

    Parameters
    ----------
    revision
        Goes along with what is done, so that nothing is done to a list that has changed.
    """
    return f'<div data-revision="{revision}">{"".join(_sections(dispute))}</div>'


def form(dispute: Dispute) -> str:
    """Return the form by which wishes, constraints and commitments are added."""
    wishes = [
        (f"wish {actor.id}", f"{actor.name} wants, most of all")
        for actor in dispute.actors
        if isinstance(actor.preference, Statements)
    ]
    pledges = [(f"commitment {a.id}", f"{a.name} announces") for a in dispute.actors if a.options]
    rules = [("constraint never", "It can never be that"), ("constraint always", "It always is so")]
    choices = "".join(
        f'<optgroup label="{title}">'
        + "".join(f'<option value="{escape(v, quote=True)}">{escape(w)}</option>' for v, w in group)
        + "</optgroup>"
        for title, group in (("Wishes", wishes), ("Constraints", rules), ("Commitments", pledges))
        if group
    )
    said = phrases(dispute)
    told = set(said.values())
    listed = [*said, *(f"not {words}" for words in said)]
    listed += [path for path in dispute.options if path not in told]
    known = "".join(f'<option value="{escape(each, quote=True)}">' for each in listed)
    return (
        f'<h2>Add</h2><select name="kind" aria-label="What to add">{choices}</select>'
        '<input name="text" aria-label="What: options in words or by their ids" '
        'autocomplete="off" list="known" placeholder="what: type to choose">'
        '<input name="condition" aria-label="If: options in words or by their ids" '
        'autocomplete="off" list="known" placeholder="if … (commitments)">'
        f'<datalist id="known">{known}</datalist><button type="submit">Try it</button>'
    )


def _sections(dispute: Dispute) -> Iterator[str]:
    if dispute.constraints:
        rows = (
            _row(called(dispute, each), "drop_constraint", place)
            for place, each in enumerate(dispute.constraints)
        )
        yield _section("Constraints", "".join(rows))
    if dispute.commitments:
        rows = (
            _row(announced(dispute, each), "drop_commitment", place)
            for place, each in enumerate(dispute.commitments)
        )
        yield _section("Commitments", "".join(rows))
    for actor in dispute.actors:
        yield _section(actor.name, "".join(_wishes(dispute, actor)))


def _section(title: str, inside: str) -> str:
    return f'<section class="actor"><h2>{escape(title)}</h2>{inside}</section>'


def _row(words: str, act: str, place: int) -> str:
    label = escape(f"Without it: {words}", quote=True)
    return (
        f'<div class="option rule"><span>{escape(words)}</span><button data-act="{act}" '
        f'data-place="{place}" aria-label="{label}">Without it</button></div>'
    )


def _wishes(dispute: Dispute, actor: Actor) -> Iterator[str]:
    if not isinstance(actor.preference, Statements):
        yield '<p class="note">It ranks states, or weighs statements; edit that in the file.</p>'
        return
    levels = actor.preference.levels
    if not levels:
        yield '<p class="note">No wish is known.</p>'
        return
    owner = escape(actor.id, quote=True)
    yield '<ol class="wishes">'
    for place, level in enumerate(levels):
        said = "; and as much: ".join(wish(dispute, actor.id, s.expression) for s in level)
        grounds = level[0].grounds
        note = _note("assumed", f"Assumed: {grounds.assumed}") if grounds.assumed else ""
        yield (
            f'<li class="wish" draggable="true" data-actor="{owner}" data-place="{place}">'
            f'<span class="words">{escape(said)}{note}{_cited(dispute, grounds.because)}</span>'
            '<span class="steps">'
        )
        yield _step("↑", f"More important: {said}", owner, place, place - 1, place > 0)
        yield _step(
            "↓", f"Less important: {said}", owner, place, place + 1, place < len(levels) - 1
        )
        yield _step("✕", f"Drop: {said}", owner, place, None)
        yield "</span></li>"
    yield "</ol>"


def _step(
    sign: str,
    label: str,
    owner: str,
    place: int,
    to: int | None,
    possible: bool = True,  # noqa: FBT001, FBT002
) -> str:
    act = "drop_statement" if to is None else "move"
    return (
        f'<button data-act="{act}" data-actor="{owner}" data-place="{place}" data-to="{to or 0}" '
        f'aria-label="{escape(label, quote=True)}"{"" if possible else " disabled"}>{sign}</button>'
    )


def _cited(dispute: Dispute, because: tuple[str, ...]) -> str:
    item = dispute.evidence.get(because[0]) if because else None
    if item is None:
        return ""
    words = " ".join(item.exact.split()) if item.exact else ""
    quoted = words if words[:1] in '"“„«' else f"“{words}”"
    quoted = quoted if words else "text withheld"
    return _note("cited", f"{quoted} ({item.source})")


def _note(kind: str, words: str) -> str:
    return f'<div class="{kind}">{escape(words)}</div>'
