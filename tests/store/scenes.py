"""Small libraries that the tests of the store play with."""

from briefbook.errors import phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.brief import Brief, TalkingPoint
from briefbook.model.country import Country
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.organisation import Organisation
from briefbook.model.person import Holding, Name, Person
from briefbook.model.programme import Item, Participant
from briefbook.model.record import Cite, Record
from briefbook.model.source import Source
from briefbook.model.visit import Visit
from briefbook.store.library import Library

VISIT, PERSON, POINT, FACT, SOURCE = (Uid(name) for name in ("v", "p", "pt0", "f", "s"))
TEXT = LocalText.of


def visit_records(points: int = 3) -> list[Record]:
    """A visit with one meeting, one counterpart with names and an office, one sourced fact, and talking points."""
    return [
        Country(id=Uid("ir"), iso="IR"),
        Country(id=Uid("rs"), iso="RS", name=TEXT({Lang.EN: "Serbia"})),
        Organisation(id=Uid("o"), name=TEXT({Lang.EN: "Ministry of Information"}), country=Uid("rs")),
        Person(id=PERSON, what_matters=TEXT({Lang.EN: "Fibre in every village"})),
        Name(id=Uid("n1"), person=PERSON, lang=Lang.SR_LATN, value="Dejan Ristić"),
        Name(id=Uid("n2"), person=PERSON, lang=Lang.SR_CYRL, value="Дејан Ристић", seq=1),
        Name(id=Uid("n3"), person=PERSON, lang=Lang.FA, value="دجان ریستیچ", seq=2),
        Holding(id=Uid("h"), person=PERSON, organisation=Uid("o"), post=TEXT({Lang.EN: "Minister"})),
        Source(id=SOURCE, title="Statistical Office"),
        Visit(
            id=VISIT,
            code="v-2025",
            title=TEXT({Lang.EN: "Visit to Belgrade", Lang.FA: "سفر به بلگراد"}),
            home_country=Uid("ir"),
            host_country=Uid("rs"),
            zone_home="Asia/Tehran",
            zone_host="Europe/Belgrade",
        ),
        Item(id=Uid("i"), visit=VISIT, title=TEXT({Lang.EN: "Talks"})),
        Participant(id=Uid("pa"), item=Uid("i"), person=PERSON),
        Brief(id=Uid("b"), item=Uid("i")),
        Fact(id=FACT, text=TEXT({Lang.EN: "Exports grew"}), cites=(Cite(SOURCE, "p. 2"),)),
        *(
            TalkingPoint(
                id=Uid(f"pt{number}"),
                brief=Uid("b"),
                seq=number,
                headline=TEXT({Lang.EN: f"Point {number}", Lang.FA: f"نکته {number}"}),
                text=TEXT({Lang.EN: "We welcome the **plan**.", Lang.FA: "از طرح استقبال می‌کنیم."}),
                to=(PERSON,),
                support=(FACT,),
            )
            for number in range(points)
        ),
    ]


def filled(library: Library, points: int = 3) -> Library:
    """The library with the visit in it."""
    with library.transaction(phrase("Set up")):
        library.put_all(visit_records(points))
    return library


def dump(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that undo must bring back, without the counter, which only goes up."""
    conn = library._engine.conn
    found = {}
    for table in (*library._tables.values(),):
        columns = [
            column for column in table.columns if not (table.name in ("record", "tombstone") and column == "rev")
        ]
        found[table.name] = conn.execute(f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY 1, 2").fetchall()
    found["search"] = conn.execute("SELECT uid, title, title_key, folded FROM search ORDER BY uid").fetchall()
    return found
