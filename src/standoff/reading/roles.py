"""Words for what people are, and whether one who bears them states somebody else's position.

A minister, a spokesperson or an envoy speaks for whoever the title names; an aide, an adviser or a
former president does not, whatever the title names.
"""

from __future__ import annotations

__all__ = [
    "ADVISERS",
    "BODIES",
    "COLLECTIVES",
    "FORCES",
    "GROUPS",
    "HONORIFICS",
    "MEDIATORS",
    "OFFICES",
    "OFFICIALS",
    "ORGANISATION_WORDS",
    "PAPERS",
    "PARTIES",
    "PEOPLE",
    "TWO",
    "is_person_role",
]

HONORIFICS = frozenset(
    """
    adm admiral alderman brigadier capt captain cllr col colonel councillor councilor dame dr judge
    justice lady lieutenant lord lt miss mr mrs ms prof professor rev reverend sergeant sgt sir
    """.split()
)

OFFICIALS = frozenset(
    """
    administrator ambassador archbishop bishop boss chair chairman chairperson chairwoman chancellor
    chief co-ordinator commander commissioner consul coordinator delegate director emir envoy
    executive facilitator general gov governor head justice king leader manager mayor mediator
    minister negotiator ombudsman ombudsperson ombudswoman patriarch pm pope premier president
    prince queen rep representative sec secretary sen senator sheriff spokesman spokesperson
    spokeswoman sultan superintendent
    """.split()
)

OFFICES = frozenset(
    """
    archbishop bishop emir governor king mayor ombudsman ombudsperson ombudswoman patriarch pope
    prince queen sheriff sultan superintendent
    """.split()
)
"""Offices whose holder acts for itself, and whom a report may not name."""

MEDIATORS = frozenset("mediator facilitator broker go-between conciliator arbitrator".split())

ADVISERS = frozenset(
    """
    academic activist adviser advisor aide analyst assistant columnist commentator confidant
    consultant correspondent diplomat economist expert historian insider lawmaker lecturer lobbyist
    member mp negotiators observer reporter researcher scholar source strategist
    """.split()
)

COLLECTIVES = frozenset(
    """
    administration authority authorities cabinet capital delegation executive government
    governments institution institutions leader leaders leadership minister ministers ministry
    nation nations official officials parliament president regime representative representatives
    senate side state states country countries member members negotiator negotiators diplomat
    diplomats envoy envoys mission team spokesman spokeswoman spokesperson minister mediator
    mediators administrator commission command
    """.split()
)

FORCES = frozenset(
    """
    army artillery batteries battery
    air-force battalion battalions boat boats brigade brigades coastguard contingent fighter
    fighters fleet force forces frigate frigates gunmen guard guards garrison infantry jet jets
    marines military militia militias
    militiaman militiamen monitor monitors navy observer observers patrol patrols peacekeeper
    peacekeepers personnel plane planes police policeman policemen rebels regiment reservist
    reservists sailor sailors security ship ships soldier soldiers squadron tank tanks troop troops
    vessel vessels warplane warplanes warship warships trooper troopers
    """.split()
)

GROUPS = frozenset(
    """
    activists dockers dockworkers farmers fishermen fishers herders insurgents islanders landowners
    lorry-drivers militants militia militias miners nurses opposition pickets pilots protesters
    ranchers rebels residents secessionists separatists settlers shopkeepers strikers teachers
    truckers union unions villagers workers
    """.split()
)
"""Nouns of those who may be a side of a dispute though nobody gives them a name."""

BODIES = frozenset(
    """
    administration agency airline airlines alliance army association authorities authority bank
    board bureau cabinet chamber charity church city club co-operative coalition commission
    committee company confederation consortium cooperative council councillors county court
    department diocese employer employers federation firm foundation government guild hospital
    institute junta league legislature management military militia ministry monastery museum navy
    network operator opposition organisers owners parliament party police prosecutors regime
    regulator school senate shipowners syndicate town tribunal university village watchdog
    """.split()
)
"""Nouns of those who act in a body, and of which a report may name none."""

PAPERS = frozenset(
    "communique communiqué declaration document letter paper report statement".split()
)

PEOPLE = frozenset(
    """
    civilian civilians child children demonstrator demonstrators driver drivers employee employees
    farmer farmers fisherman fishermen hostage hostages journalist journalists man men migrant
    migrants minority people person prisoner prisoners protester protesters refugee refugees
    resident residents student students villager villagers woman women worker workers
    """.split()
)

PARTIES = frozenset("party parties side sides rival rivals delegation delegations".split())

TWO = frozenset("capital country government neighbour neighbor camp nation state".split())
"""Nouns that mean the parties where there are "two" or "both" of them."""

ORGANISATION_WORDS = frozenset(
    """
    agency alliance army assembly association authority bank board brigade bureau cabinet chamber
    club co-operative coalition college command commission committee company confederation
    conference congress consortium convention cooperative corporation council court department
    directorate federation fleet force forces foundation front fund government group guild
    initiative institute league local ministry mission movement network office operator organisation
    organization panel parliament partnership party police regulator secretariat senate service
    society syndicate team treasury tribunal troika trust union university watch watchdog
    """.split()
)


def is_person_role(word: str) -> bool:
    """Whether a noun says what a person is by office or trade ("minister", "aide")."""
    lowered = word.casefold().rstrip(".")
    return lowered in OFFICIALS or lowered in ADVISERS or lowered in HONORIFICS
