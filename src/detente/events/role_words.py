"""Words that pass a role on: "launched an attack", "accused of murder", "expects apologies"."""

from __future__ import annotations

from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons, words_by_kind


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Lemmas by what they do with the roles around them.

    `light` verbs do what their object names ("launch an attack"); `blaming` verbs have the doer as object
    ("accused of murder"); the object of `of_others` somebody else does ("expects apologies"); in a `dealing`
    noun its owner acts ("killed in a US raid"); `counting` words take a part of what stands behind "of" ("some of");
    at a `border` noun somebody's land begins ("troops on the Iraqi frontier"); a `paper` noun is what parties
    sign or pass, not a party ("the Ottawa Treaty"); who does an `answering` verb does what stands behind its "with"
    ("replied with a raid"); `answers` are its nouns ("in reply to"); a `drawing` verb has what came of a deed as object
    ("sparked protests"); a `crowd` protests; a `taking` verb wins what another one held ("captured a town from the
    rebels"); `ground` is land that stands for whose it is ("fired on its territory"); `at_home` are deeds that those
    who do them do in their own state ("the coup in Niger").

    Whoever stands behind a `plea` ("our call on Iran to stop") or as object of a `pleading` verb ("appealed to both to
    step back") does what follows; the infinitive of a `letting` verb has no "to" ("helped Ukraine defend"); the subject
    of a `dying` verb has it done to him; who is `getting` something has not done it; a deed's doer stands behind the
    "from" of a `stemming` verb. An `accepting` verb is directed at who offered; a `denial` of a deed leaves the deed an
    event; a `contesting` verb with a `claim` as object disputes it. A `leading` verb has what a deed drew behind "to"
    or "in"; who is `joining` in a protest is no onlooker. The object of a `sending` verb is what is given, the owner of
    what is `reaffirmed` its doer, the object of an `opposing` verb no party to the promise, that of a `discussing` one
    what a talk is about; a `further` meeting is a new one.

    A `conveying` verb passes on what another feels ("conveyed the king's thanks"). The subject of an `asking` word
    ("demand the release") or a `judging` verb ("welcomed the truce") does not do what its object names; that of an
    `undergoing` ("drew criticism") or a `denying` one ("denied the charge") has it done to him, a `judicial` deed by
    his own state as often as not; the subject of a participle below a `wanting` verb, too ("had two men arrested").
    An `attributing` verb says whose deed it is ("blamed on rebels"). Whoever `catching` verbs in the passive leave
    open is not the state of the place ("arrested in Chile"); who does a `talking` verb together does the `joint`
    things talked about; who is helped by a `helping` verb does it himself ("supports Fiji in calling on"); a `measure`
    acts for those who took it. Both do a `clashing` verb that one does "with" the other; a `freeing` noun tells whom
    somebody is to let go ("the release of"); a `travelling` word leads "to" a place. With none of these a meeting that
    was told before goes on: who is `going` somewhere, a `gathering` verb with others as object ("hosted leaders"), a
    `pledging` noun, which is of one party.
    At a `meeting`, which one is `attending`, a body meets; a `making` verb, like a light one, says whose words they are
    ("the pledges that Fiji gave"), which `calls` and `charges` take up later. A `named_meeting` has a name of its own.
    `envoys` to whom a state does something `dismissing` are another state's ("expels 12 diplomats"); so are `lands`
    that are `foreign` ("other countries"). A `likeness` shows somebody ("a statue of"); what is said in `interviewing`
    the `press`, and what it asks for (`commenting`), is no talk between parties; a word in an `idiom` tells no event
    ("a charm offensive"); a `naming` word ends the name of a body, a law or a day ("War Crimes Tribunal"), an
    `overseeing` one begins that of one for a matter ("Rapporteur on Torture"). Whom something `feeling` is done to
    judges it ("is encouraged by").
    A `charging` verb that names nobody is what a state does in its own story. Whose land somebody is `refusing`
    `entry` to, it is the one who refuses ("denied visas"), be it named behind one `entering` ("to enter Fiji") or
    `moving` ("to go to Fiji"); in the passive of one `summoning` it is to whom one is summoned; whose weapons are
    `hitting` while somebody is killed kills him; the subject of one `telling` of a passive does not do it. An attack
    that is the subject of a `directing` verb hits who stands behind its "at" ("was aimed at").
    Parties do what a `mutual` noun names to each other ("the exchange of fire"), those of one state in an `internal`
    one ("the civil war"); `outrages` that name no victim are done at home ("the army's atrocities"). Who is `lacking`
    something ("needs support") or is told by a `handing` verb as given it ("was promised aid") is its recipient;
    who is `seconding` a demand ("backed the call") is not the one to whom it goes. The demand of a `proposing` verb
    ("called for a truce") is addressed to nobody where nobody is named, and a demand to `everybody` ("urged donors") to
    no state. `others` are of another state than whoever calls them its own ("our friends").
    Whom a `slaying` noun was done to stands behind its "of" or owns it ("the murder of").
    What a `message` to somebody does ("a letter to Lund criticising") its writer does.
    What one is `obtaining` from another, the other does to him. What a `breaking` deed violates its doer violates.
    Whom one is `recalling` for consultations consults at home. A `partisan` is for or against whom his noun names
    ("critics of the king"); on a `prosecuting` word the state to which one is `extraditing` somebody charges him.
    """

    light: frozenset[str]
    blaming: frozenset[str]
    of_others: frozenset[str]
    dealing: frozenset[str]
    counting: frozenset[str]
    border: frozenset[str]
    paper: frozenset[str]
    answering: frozenset[str]
    answers: frozenset[str]
    drawing: frozenset[str]
    crowd: frozenset[str]
    taking: frozenset[str]
    ground: frozenset[str]
    at_home: frozenset[str]
    plea: frozenset[str]
    pleading: frozenset[str]
    letting: frozenset[str]
    dying: frozenset[str]
    getting: frozenset[str]
    stemming: frozenset[str]
    accepting: frozenset[str]
    denial: frozenset[str]
    contesting: frozenset[str]
    claim: frozenset[str]
    leading: frozenset[str]
    joining: frozenset[str]
    sending: frozenset[str]
    reaffirmed: frozenset[str]
    opposing: frozenset[str]
    discussing: frozenset[str]
    further: frozenset[str]
    conveying: frozenset[str]
    asking: frozenset[str]
    undergoing: frozenset[str]
    judicial: frozenset[str]
    wanting: frozenset[str]
    denying: frozenset[str]
    judging: frozenset[str]
    attributing: frozenset[str]
    catching: frozenset[str]
    talking: frozenset[str]
    joint: frozenset[str]
    helping: frozenset[str]
    measure: frozenset[str]
    breaking: frozenset[str]
    clashing: frozenset[str]
    freeing: frozenset[str]
    travelling: frozenset[str]
    going: frozenset[str]
    gathering: frozenset[str]
    pledging: frozenset[str]
    dismissing: frozenset[str]
    envoys: frozenset[str]
    lands: frozenset[str]
    foreign: frozenset[str]
    likeness: frozenset[str]
    interviewing: frozenset[str]
    commenting: frozenset[str]
    idiom: frozenset[str]
    press: frozenset[str]
    naming: frozenset[str]
    overseeing: frozenset[str]
    feeling: frozenset[str]
    meeting: frozenset[str]
    named_meeting: frozenset[str]
    attending: frozenset[str]
    making: frozenset[str]
    calls: frozenset[str]
    charges: frozenset[str]
    charging: frozenset[str]
    refusing: frozenset[str]
    entry: frozenset[str]
    entering: frozenset[str]
    moving: frozenset[str]
    summoning: frozenset[str]
    hitting: frozenset[str]
    telling: frozenset[str]
    directing: frozenset[str]
    mutual: frozenset[str]
    internal: frozenset[str]
    outrages: frozenset[str]
    lacking: frozenset[str]
    handing: frozenset[str]
    seconding: frozenset[str]
    proposing: frozenset[str]
    everybody: frozenset[str]
    others: frozenset[str]
    obtaining: frozenset[str]
    recalling: frozenset[str]
    partisan: frozenset[str]
    prosecuting: frozenset[str]
    extraditing: frozenset[str]
    slaying: frozenset[str]
    message: frozenset[str]


def default_role_words(lexicons: Lexicons = SHIPPED) -> RoleWords:
    """Return the words."""
    return words_by_kind(lexicons, "role_words.tsv", RoleWords)
