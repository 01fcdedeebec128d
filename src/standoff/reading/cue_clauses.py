"""What is reported without quotation marks: the clause, infinitive or object that a cue governs.

The cue is a verb here ("said that", "vowed to"); `cue_nouns` has the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.clauses import reported_aside
from standoff.reading.cues import (
    ABOUT,
    ABOUT_PARTICLES,
    CALLING,
    COMMITTING,
    DOCUMENTS,
    ENVOYS,
    GERUNDS,
    NO_OBJECT,
    SHOWING,
    SUPPOSING,
    TO_DO,
    is_cue,
    is_speech,
)
from standoff.reading.resolve import subject_of
from standoff.reading.roles import (
    COLLECTIVES,
    ORGANISATION_WORDS,
    PAPERS,
    PEOPLE,
    is_person_role,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "Draft",
    "can_think",
    "cue_extent",
    "cue_lemma",
    "from_verb",
    "is_within",
    "subject_of_cue",
    "token_spans",
]

_NOBODY = frozenset({"it", "that", "this", "these", "which", "what", "there"})
_SEVERAL = COLLECTIVES | ORGANISATION_WORDS | PEOPLE | PAPERS
_PERSON_ENDINGS = ("ist", "ian", "ee", "man", "woman", "ant", "yer", "ate")


@dataclass(slots=True)
class Draft:
    """A quotation being put together, in offsets of the passage.

    `quoted` tells that its content was found by its quotation marks, `is_clause` that it is a
    clause with a subject and a verb of its own.
    """

    cue: tuple[int, int] | None
    lemma: str | None
    subject: Token | None
    content: list[Span]
    position: int
    quoted: bool = False
    is_clause: bool = True


def from_verb(doc: Doc, verb: Token, quoted: Sequence[Span]) -> Draft | None:
    """Return what a verb reports by its clause, infinitive or object, or None."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    lemma = cue_lemma(verb)
    in_quotes = is_within(verb, quoted)
    subject = subject_of_cue(verb)
    content = _clause(doc, verb) if is_cue(lemma) else []
    is_clause = bool(content)
    somebody = is_speech(lemma) or can_think(subject) or _shows(subject, lemma)
    able = _can_speak(subject, lemma) if is_speech(lemma) else can_think(subject)
    if not content and not in_quotes and (able or _agent(verb) is not None):
        content, somebody = _to_do(doc, verb, lemma), True
        if not content:
            subject, content = _about(doc, verb, lemma, subject)
    if not content and not in_quotes and (content := _supposed(doc, verb, lemma)):
        subject, somebody = None, True
    if not content or not somebody:
        return None
    if in_quotes and not _is_named_speech(verb, lemma, subject):
        return None
    if subject is None and verb.dep_ not in {"ROOT", "advcl", "conj", "relcl", "acl"}:
        return None
    return Draft(cue_extent(verb), lemma, subject, content, verb.idx, is_clause=is_clause)


def cue_lemma(verb: Token) -> str:
    """Return the base form of a verb; the model takes "hopes" for what rabbits do."""
    lemma = verb.lemma_.casefold()
    return "hope" if verb.lower_ in {"hopes", "hoped", "hoping"} else lemma


def is_within(token: Token, quoted: Sequence[Span]) -> bool:
    """Whether a word stands between quotation marks."""
    return any(span.start <= token.idx < span.end for span in quoted)


def _is_named_speech(verb: Token, lemma: str, subject: Token | None) -> bool:
    """Whether quoted words report in their turn what somebody who is named has said.

    In other people's mouths "people know", "I am sure" and "if he says so" report nothing.
    """
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.tag_ in {"VBD", "VBZ"} for c in _auxiliaries(verb)
    )
    return finite and is_speech(lemma) and subject is not None and subject.pos_ == "PROPN"


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _shows(subject: Token | None, lemma: str) -> bool:
    """Whether a document shows or finds something."""
    return subject is not None and lemma in SHOWING and subject.lemma_.casefold() in DOCUMENTS


def _supposed(doc: Doc, verb: Token, lemma: str) -> list[Span]:
    """Characters of what nobody named says of somebody: "X is said to have left"."""
    patients = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if lemma not in SUPPOSING or not patients or _agent(verb) is not None:
        return []
    inner = [
        child
        for child in verb.children
        if child.dep_ == "xcomp" and any(c.tag_ == "TO" for c in child.children)
    ]
    if not inner or patients[0].lower_ in _NOBODY:
        return []
    return token_spans(doc, {t.i for part in (patients[0], inner[0]) for t in part.subtree})


def can_think(subject: Token | None) -> bool:
    """Whether a subject is somebody: things "mean" and "show" without saying so."""
    if subject is None:
        return False
    if subject.pos_ in {"PROPN", "PRON"}:
        return subject.lower_ not in _NOBODY
    word = subject.lower_
    if word[-1:] == "s" or word.endswith(_PERSON_ENDINGS) or is_person_role(word):
        return True
    return word in _SEVERAL


def _can_speak(subject: Token | None, lemma: str) -> bool:
    """Whether a subject may be somebody who says things: all but a bare "that".

    "It" may be a council that welcomes and offers; "it suggests" tells of a thing.
    """
    if subject is None:
        return False
    return subject.lower_ not in _NOBODY or (subject.lower_ == "it" and lemma in COMMITTING)


def cue_extent(verb: Token) -> tuple[int, int]:
    """Characters of a verb with its particle."""
    particle = [c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1]
    last = particle[0] if particle else verb
    return verb.idx, last.idx + len(last.text)


def subject_of_cue(verb: Token) -> Token | None:
    """Return the head of the noun phrase that says what a verb reports, or None."""
    subjects = [
        subject
        for subject in subject_of(verb)
        if subject.dep_ != "nsubjpass" or verb.lemma_ in {"quote", "tell"}
    ]
    if subjects:
        # "An independent state, Moscow argues, would": of two subjects the nearer one speaks.
        return min(subjects, key=lambda subject: abs(verb.i - subject.i))
    # "..., adding that": a participle has the subject of the verb that it goes with.
    if verb.dep_ in {"advcl", "xcomp", "pcomp"} and verb.tag_ == "VBG":
        for ancestor in verb.ancestors:
            for subject in subject_of(ancestor):
                return subject
    finite = verb.tag_ in {"VBD", "VBZ"} and verb.head.i < verb.i and verb.dep_ in {"appos", "dobj"}
    if (verb.dep_ == "acl" or finite) and verb.head.pos_ in {"NOUN", "PROPN"}:
        # Of a short sentence ("The port refuses to close") the parser makes a noun at times.
        return verb.head
    return None


def _clause(doc: Doc, verb: Token) -> list[Span]:
    """Characters of the clause that a verb of saying governs, cut where the cue interrupts it."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    if not clauses:
        return _unmarked(doc, verb) or _host_clause(doc, verb)
    taken = {t.i for clause in clauses for t in clause.subtree}
    for child in verb.children:
        # A clause in front of the reported one ("Though it is late, he said, ...") belongs to it
        # where the cue comes last.
        if child.dep_ in {"advcl", "prep"} and clauses[0].i < verb.i and child.i < clauses[0].i:
            taken |= {t.i for t in child.subtree}
    taken -= {verb.i}
    taken -= {t.i for clause in clauses for t in _joined_to_cue(clause)}
    return token_spans(doc, taken)


def _unmarked(doc: Doc, verb: Token) -> list[Span]:
    """Content of "says the sailors strayed", where the parser takes the clause for a noun.

    Nobody says, thinks or hopes a sailor: what follows is a clause.
    """
    if cue_lemma(verb) not in NO_OBJECT:
        return []
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            said = [c for c in child.children if c.dep_ == "acl" and c.tag_ == "VBN"]
            return token_spans(doc, {t.i for t in child.subtree}) if said else []
    return []


def _joined_to_cue(clause: Token) -> Iterator[Token]:
    """Yield what the parser joins to a clause though it goes on with the cue.

    In "said he would wait and warned them" the speaker warns: the form of the verb is the cue's.
    """
    if clause.tag_ in {"VBD", "VBZ", "VBP"}:
        return
    for child in clause.children:
        own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in child.children)
        if child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ"} and not own:
            yield from child.subtree
            yield from (c for c in clause.children if c.dep_ == "cc" and c.i < child.i)


def _host_clause(doc: Doc, verb: Token) -> list[Span]:
    """Content of "The talks, he said, were close", where the cue hangs on the clause it reports."""
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or not is_speech(verb.lemma_.casefold()):
        return []
    host = verb.head
    if host.pos_ not in {"VERB", "AUX"} or any(
        c.dep_ in {"mark", "dobj", "xcomp"} for c in verb.children
    ):
        return []
    before = doc[verb.left_edge.i - 1].text if verb.left_edge.i > 0 else ""
    if verb.dep_ != "parataxis" and before not in {",", "”", '"', "-", "–", "—"}:
        return []
    cue = {verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "neg", "prt"})}
    subject = subject_of_cue(verb)
    if subject is not None and subject.i in {t.i for t in verb.subtree}:
        cue |= {t.i for t in subject.subtree}
    # What else hangs on the cue before it is the subject of what is said.
    cue |= {t.i for c in verb.children if c.i > verb.i for t in c.subtree}
    return token_spans(doc, {t.i for t in host.sent} - cue)


def _to_do(doc: Doc, verb: Token, lemma: str) -> list[Span]:
    """Characters of what somebody promises, refuses or asks "to" do."""
    if lemma in GERUNDS:
        for child in verb.children:
            if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG" and child.i > verb.i:
                return token_spans(doc, {t.i for t in child.subtree})
    if lemma not in TO_DO:
        return []
    inner = [
        child
        for child in verb.children
        if (child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "advcl" and _is_for(child)))
        and child.i > verb.i
        and any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
    ]
    if not inner or (lemma == "ask" and any(c.dep_ == "neg" for c in inner[0].children)):
        # "asked not to be named"
        return []
    told = {
        t.i
        for child in verb.children
        if child.dep_ in {"dobj", "dative"} and verb.i < child.i < inner[0].i
        for t in child.subtree
    }
    return token_spans(doc, told | {t.i for child in inner for t in child.subtree})


def _is_for(clause: Token) -> bool:
    """Whether a clause is what somebody asks for ("asked for the troops to leave")."""
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)


def _agent(verb: Token) -> Token | None:
    """Return by whom something is done in the passive voice, or None."""
    agents = (g for c in verb.children if c.dep_ == "agent" for g in c.children)
    agent = next((g for g in agents if g.dep_ == "pobj"), None)
    return None if agent is None or agent.lemma_ in {"vote", "majority", "margin"} else agent


def _about(
    doc: Doc, verb: Token, lemma: str, subject: Token | None
) -> tuple[Token | None, list[Span]]:
    """Speaker and object of a verb that tells what somebody talks about."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        patients = [c for c in verb.children if c.dep_ == "nsubjpass"]
        agent = _agent(verb)
        if agent is None or lemma not in ABOUT:
            return subject, []
        return agent, token_spans(doc, {t.i for p in patients for t in p.subtree})
    objects: list[Token] = []
    if lemma in CALLING:
        objects = _called(verb)
    elif lemma in ABOUT:
        objects = [c for c in verb.children if c.dep_ in {"dobj", "oprd"} and c.i > verb.i]
    for child in verb.children:
        if (lemma, child.lower_) in ABOUT_PARTICLES:
            objects += [g for g in child.children if g.dep_ in {"pobj", "pcomp"}]
    if lemma == "recall" and any(o.lemma_.casefold() in ENVOYS for o in objects):
        # Whoever recalls an ambassador calls him home.
        return subject, []
    if objects and lemma in ABOUT | CALLING:
        objects += [
            c
            for c in verb.children
            if c.dep_ == "prep" and c.i > objects[-1].i and c.lower_ in {"for", "as", "of"}
        ]
    if all(t.pos_ == "PRON" for t in objects):
        return subject, []
    about = {t for o in objects for t in o.subtree}
    return subject, token_spans(doc, {t.i for t in about - reported_aside(about)})


def _called(verb: Token) -> list[Token]:
    """Return what is called, and what it is called ("called the offer an insult")."""
    after = [c for c in verb.children if c.i > verb.i]
    names = [c for c in after if c.dep_ in {"oprd", "ccomp"} or c.lower_ == "as"]
    return [c for c in after if c.dep_ == "dobj"] + names if names else []


def token_spans(doc: Doc, tokens: Iterable[int]) -> list[Span]:
    """Return runs of tokens as character spans; punctuation alone does not part a run."""
    spans: list[list[int]] = []
    for index in sorted(tokens):
        token = doc[index]
        if token.is_punct or token.is_space:
            continue
        if spans and all(doc[i].is_punct for i in range(spans[-1][1] + 1, index)):
            spans[-1][1] = index
        else:
            spans.append([index, index])
    return [Span(doc[a].idx, doc[b].idx + len(doc[b].text)) for a, b in spans]
