"""What is done, by verb and object, and its PLOVER root class.

"Hold talks" is CONSULT and "hold an exercise" COOPERATE: many verbs say little, and their object
says what is done. A verb with an object is looked up first, then the verb alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["HARSH", "KIND", "deed_of", "object_words", "same_when_ahead"]

HARSH = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
"""What somebody will do of these, it threatens."""

KIND = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"})
"""What somebody will do of these, it agrees to."""

_PAIRS = """
inquiry = investigation probe inquiry
talks = talk meeting summit conference consultation negotiation discussion session dialogue
    mediation lunch dinner round visit forum call conversation
ties = aid assistance funding support tie relation cooperation link trade mediation contact
    contract flight subsidy investment export import delivery service transaction participation
    membership
goods = aid assistance relief equipment supply medicine fund funding money food shelter vaccine
    loan grant donation contribution ventilator medic team expert doctor material dollar euro
    million billion blanket dose tent help package support service training
pact = agreement deal pact treaty accord memorandum partnership contract
curbs = ban sanction restriction curfew embargo blockade siege boycott tariff limit emergency
    lockdown quarantine suspension order warning moratorium law
envoys = ambassador diplomat envoy inspector observer peacekeeper staff worker consul attache
    representative delegation journalist official mission
forces = troop force soldier warship fleet army brigade battalion tank jet missile unit police
attack = attack offensive operation airstrike strike assault raid missile rocket bombing
    bombardment invasion war warfare incursion campaign shelling attempt

PROTEST: announce call declare + boycott strike walkout
ACCUSE: launch open begin order conduct start initiate announce join head lead seek call demand
    + $inquiry
ACCUSE: file bring lodge + lawsuit suit complaint charge petition case
ACCUSE: launch lead mount + attack criticism
ACCUSE: express voice + condemnation concern outrage anger regret dismay criticism
ACCUSE: summon + ambassador diplomat envoy
ASSAULT: launch carry begin commence stage conduct mount resume intensify step + $attack
ASSAULT: use deploy + weapon gas force chemical
ASSAULT: open + fire
ASSAULT: violate break breach + ceasefire truce
ASSAULT: impose tighten enforce + blockade
ASSAULT: detonate explode plant + bomb device explosive car
ASSAULT: set + fire
COERCE: impose declare order extend enforce announce introduce prolong tighten + $curbs sanction
    law arrest restriction detention closure
COERCE: issue + warrant order
COERCE: make announce + arrest detention
COERCE: close shut + border crossing airport office newspaper school station port embassy point
    canal strait sluice gate dam bridge pipeline pass
COERCE: cut switch + power electricity supply
COERCE: drive force push + out
COERCE: block + road port harbour harbor bridge crossing border canal entrance railway street
    highway motorway gate
COERCE: suspend stop + publication newspaper work activity broadcast licence license
SANCTION: expel oust + $envoys
SANCTION: withdraw recall pull + $envoys
SANCTION: reduce cut suspend halt end stop freeze sever withhold break downgrade slash
    discontinue terminate scale + $ties
SANCTION: announce + suspension cut boycott freeze
SANCTION: issue + warning advisory
YIELD: lift ease relax repeal remove waive loosen end drop reverse reduce cut call_off abolish
    rescind + $curbs strike siege charge decision policy measure duty penalty sentence
YIELD: declare announce begin observe accept implement start + ceasefire truce cessation release
    withdrawal pullout surrender amnesty armistice resignation
YIELD: order + release withdrawal
YIELD: lay put + arm weapon
YIELD: return hand give + artifact artefact remains body prisoner object land property territory
    sculpture painting document
YIELD: grant give + permission request citizenship access autonomy independence amnesty bail
    pardon extension right mandate delay leave concession clemency order
YIELD: withdraw pull begin + $forces
YIELD: open reopen + embassy crossing road airport
YIELD: reopen + border port harbour harbor canal strait sluice gate dam bridge pipeline pass
    school office station
YIELD: open + canal strait sluice gate dam bridge pipeline
YIELD: let + free go
YIELD: call_off + strike protest
YIELD: adopt pass + resolution law reform
CONSULT: hold attend host convene resume launch open begin join chair have start lead mediate
    broker + $talks
COOPERATE: share exchange give hand + evidence intelligence information data
COOPERATE: stage conduct hold perform launch begin undertake start join take + exercise drill game
    manoeuvre maneuver
COOPERATE: strengthen deepen expand develop + cooperation partnership course
AID: provide give send donate deliver supply grant extend contribute award lend pledge hand
    announce approve allocate fly raise offer spend disburse pay receive dispatch release
    distribute + $goods
AID: grant give offer + asylum refuge shelter
AID: accept take welcome resettle host + refugee migrant asylum
AID: open + border door
AID: deploy send + peacekeeper observer doctor medic team expert platoon monitor contingent
AID: announce approve + deployment
SUPPORT: establish restore upgrade normalise normalize strengthen + tie relation
SUPPORT: reach sign conclude seal finalise finalize agree strike ink + $pact
SUPPORT: reaffirm voice express pledge reiterate promise declare extend give lend offer +
    support solidarity condolence appreciation gratitude sympathy backing commitment readiness
SUPPORT: award confer + medal order prize honour honor title
SUPPORT: call phone + congratulate
REQUEST: seek request ask + refuge asylum help support permission extradition mediation
    assistance aid loan protection
THREATEN: issue give set deliver + ultimatum deadline threat
THREATEN: call urge demand + sanction boycott strike protest rally
REJECT: cancel call_off postpone boycott skip scrap + visit meeting trip talk deal summit tour
REJECT: leave quit + meeting talk summit table negotiation
REJECT: violate breach break flout + ban $pact resolution embargo commitment promise
REJECT: deny reject refuse + permission request appeal visa
REJECT: rule + out
PROTEST: stop + work
PROTEST: walk + out
PROTEST: hold stage organise organize lead join + protest rally demonstration march strike vigil
    sit-in boycott
PROTEST: go + strike
PROTEST: take + street
PROTEST: burn + flag effigy tyre tire
PROTEST: boycott + vote election poll referendum
MOBILIZE: place put + alert
MOBILIZE: beef bolster boost increase strengthen intensify reinforce step + presence security
    defence defense $forces
MOBILIZE: send deploy move mass amass dispatch station rush assemble + $forces
"""
"""First sets of objects, by name; then a class, verbs and the objects that they take. What comes
first goes first."""

_ALONE = """
ACCUSE: charge convict indict sue investigate prosecute complain impeach arraign sentence
    lambast castigate berate mock insult
ASSAULT: ambush assassinate attack bomb bombard behead drown execute fight fire hit hurt injure
    invade kill massacre murder raid ram rape shell shoot sink stab storm strafe torture wound
    torch lynch gun clash pound slaughter detonate explode target blow beat strike rout
    decapitate maim poison
COERCE: arrest besiege blockade capture confiscate detain deport evict expel hijack
    imprison jail kidnap occupy seize shut ban outlaw prohibit abduct apprehend demolish censor
    dissolve disperse extradite quarantine raze silence
PROTEST: demonstrate march picket protest rally riot strike overthrow
SANCTION: embargo fine freeze penalise penalize recall sanction suspend boycott blacklist
MOBILIZE: mobilise mobilize amass deploy
CONSULT: confer consult discuss meet negotiate talk visit telephone phone mediate brief
COOPERATE: collaborate cooperate co-operate train
AID: aid donate evacuate feed rescue shelter supply assist fund finance resettle
SUPPORT: welcome defend praise applaud congratulate commend hail laud honour honor thank
    recognise recognize respect apologise apologize salute
YIELD: capitulate cede free release surrender return pardon resign retreat allow permit
    authorise authorize relinquish disarm reinstate abolish withdraw exonerate acquit ease
REJECT: cancel renege quash refute dispute contradict flout defy snub overrule overturn
REQUEST: pressure press summon petition subpoena query
"""
"""A class and verbs that say what is done whatever they act on."""


def _rules(table: str) -> Iterator[str]:
    """Yield the rules of a table; what is indented goes on with the line above."""
    yield from table.strip().replace("\n    ", " ").split("\n")


@cache
def _pairs() -> dict[tuple[str, str], str]:
    sets: dict[str, str] = {}
    found: dict[tuple[str, str], str] = {}
    for rule in filter(None, _rules(_PAIRS)):
        name, equals, objects = rule.partition(" = ")
        if equals:
            sets[f"${name}"] = objects
            continue
        plover, _, rest = rule.partition(": ")
        verbs, _, objects = rest.partition(" + ")
        words = [word for each in objects.split() for word in sets.get(each, each).split()]
        for verb, word in product(verbs.split(), words):
            found.setdefault((verb, word), plover)
    return found


@cache
def _alone() -> dict[str, str]:
    rules = (rule.partition(": ") for rule in _rules(_ALONE))
    return {verb: plover for plover, _, verbs in rules for verb in verbs.split()}


def deed_of(verb: Token) -> str | None:
    """Return the PLOVER root class of what a verb with its object says is done, or None."""
    lemma = verb.lemma_.casefold()
    if lemma == "hit" and any(c.lower_ in {"back", "out"} for c in verb.children):
        # "hit back" answers
        return None
    if lemma == "recall" and not _has_object(verb):
        # "the minister recalled" tells
        return None
    if lemma == "strike" and _has_object(verb):
        return "ASSAULT"
    if lemma == "call" and any(c.dep_ == "dobj" and c.pos_ == "PROPN" for c in verb.children):
        return "CONSULT"
    pairs = _pairs()
    names = [f"{lemma}_{child.lower_}" for child in verb.children if child.dep_ == "prt"]
    for word in object_words(verb):
        for name in (*names, lemma):
            if (plover := pairs.get((name, word))) is not None:
                return plover
    return _alone().get(lemma)


def _has_object(verb: Token) -> bool:
    passive = verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN"
    return passive or any(c.dep_ in {"dobj", "nsubjpass"} for c in verb.children)


def object_words(verb: Token) -> Iterator[str]:
    """Yield the words that say what a verb acts on, its head noun first.

    Of an object (in the passive, the subject) its head, what is compounded with it or told by
    "of"; then particles; then what prepositions govern.
    """
    kinds = {"dobj", "nsubjpass", "attr", "oprd"}
    heads = [child for child in verb.children if child.dep_ in kinds]
    if not heads and verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN":
        heads = [verb.head]
    for head in heads:
        if verb.lemma_ == "have":
            # "had no record of a meeting" met nobody.
            yield head.lemma_.casefold()
        else:
            yield from _noun_words(head)
    for child in verb.children:
        # The parser takes "out" of "were driven out of Peru" for a preposition.
        if child.dep_ in {"prt", "acomp", "advmod"} or child.lower_ == "out":
            yield child.lemma_.casefold()
    for child in verb.children:
        if child.dep_ == "prep":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from _noun_words(noun)


def _noun_words(head: Token) -> Iterator[str]:
    yield head.lemma_.casefold()
    for child in head.children:
        if child.dep_ in {"compound", "conj", "nmod", "quantmod", "nummod", "amod"}:
            yield child.lemma_.casefold()
        elif child.dep_ == "prep":
            nouns = [n.lemma_.casefold() for n in child.children if n.dep_ == "pobj"]
            # "two brigades on alert"
            yield from (n for n in nouns if child.lower_ in {"of", "in"} or n == "alert")


def same_when_ahead(plover: str, *, ahead: bool, denied: bool) -> str:
    """Return the class of a deed that lies ahead, or that is not done.

    What somebody will do for another it agrees to, what it will do against another it threatens;
    what it will not do it rejects.
    """
    if denied and (ahead or plover in KIND):
        return "REJECT"
    if not ahead:
        return plover
    return "THREATEN" if plover in HARSH else "AGREE" if plover in KIND else plover
