"""The schema of the first release: every table, its indexes and the views for outside readers. Never edited again."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 1
APPLICATION_ID = 0x42524642  # "BRFB", in bytes 68 to 71 of the file

_HEAD = (
    "id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE REFERENCES record ON DELETE CASCADE, "
    "seq INTEGER NOT NULL DEFAULT 0"
)
_LANG = "lang TEXT NOT NULL CHECK (lang IN ('en', 'fa', 'sr-Latn', 'sr-Cyrl'))"

# What all records share, and what hangs on them.
_SHARED = {
    "record": f"""
        uid TEXT PRIMARY KEY, kind TEXT NOT NULL, rev INTEGER NOT NULL, {_LANG},
        state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'cleared')),
        cleared_by TEXT NOT NULL DEFAULT '', cleared_at TEXT,
        audience TEXT CHECK (audience IN ('never', 'principal', 'delegation', 'interpreter', 'host', 'press')),
        marking TEXT REFERENCES record ON DELETE SET NULL, owner TEXT NOT NULL DEFAULT '', checked_on TEXT""",
    "tombstone": "uid TEXT PRIMARY KEY, kind TEXT NOT NULL, rev INTEGER NOT NULL",
    # of_rev: for the original the rev of its last change; for a translation the one it was made from, 0 = stale.
    "wording": f"""
        record_uid TEXT NOT NULL REFERENCES record ON DELETE CASCADE, field TEXT NOT NULL, {_LANG},
        value TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('machine', 'draft', 'cleared')),
        of_rev INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (record_uid, field, lang)""",
    "setting": "key TEXT PRIMARY KEY, value TEXT NOT NULL",
    "blob": "sha256 TEXT PRIMARY KEY, data BLOB NOT NULL",
}

# People, organisations and sources are held by those who use them; parents take their children along; other links
# become empty. "Held" is NO ACTION: RESTRICT cannot be put off to the end of a step, which undo needs.
_KINDS = {
    "marking": """
        scheme TEXT NOT NULL DEFAULT '', key TEXT NOT NULL DEFAULT '', rank INTEGER, colour TEXT NOT NULL DEFAULT ''""",
    "photo": """
        sha256 TEXT NOT NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', width INTEGER NOT NULL DEFAULT 0,
        height INTEGER NOT NULL DEFAULT 0, focus TEXT, taken_on TEXT,
        placeholder INTEGER NOT NULL DEFAULT 0 CHECK (placeholder IN (0, 1)), credit TEXT NOT NULL DEFAULT ''""",
    "attachment": """
        sha256 TEXT NOT NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '',
        size INTEGER NOT NULL DEFAULT 0""",
    "source": """
        kind TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', publisher TEXT NOT NULL DEFAULT '',
        author TEXT NOT NULL DEFAULT '', published_on TEXT, ref TEXT NOT NULL DEFAULT '',
        url TEXT NOT NULL DEFAULT '', accessed_on TEXT,
        reliability TEXT CHECK (reliability IN ('official', 'agency', 'press', 'opinion', 'unknown')),
        attachment INTEGER REFERENCES attachment ON DELETE SET NULL""",
    "country": """
        iso TEXT NOT NULL DEFAULT '', languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages)),
        zone TEXT NOT NULL DEFAULT '', weekend TEXT NOT NULL DEFAULT '',
        calendar TEXT CHECK (calendar IN ('gregorian', 'jalali')),
        scripts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(scripts)), marking_scheme TEXT NOT NULL DEFAULT '',
        flag INTEGER REFERENCES photo ON DELETE SET NULL""",
    "place": """
        country INTEGER REFERENCES country ON DELETE SET NULL, kind TEXT NOT NULL DEFAULT '',
        zone TEXT NOT NULL DEFAULT ''""",
    "organisation": """
        kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('government', 'ministry', 'agency', 'company', 'site',
            'media', 'other')),
        country INTEGER REFERENCES country ON DELETE SET NULL, parent INTEGER REFERENCES organisation,
        logo INTEGER REFERENCES photo ON DELETE SET NULL""",
    "person": """
        side TEXT NOT NULL DEFAULT 'other' CHECK (side IN ('own', 'host', 'other')),
        sex TEXT CHECK (sex IN ('f', 'm')), born TEXT, photo INTEGER REFERENCES photo ON DELETE SET NULL,
        state TEXT NOT NULL DEFAULT 'known' CHECK (state IN ('known', 'tbc'))""",
    "name": """
        person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
        lang TEXT NOT NULL DEFAULT 'en' CHECK (lang IN ('en', 'fa', 'sr-Latn', 'sr-Cyrl')),
        form TEXT NOT NULL DEFAULT 'full' CHECK (form IN ('full', 'short', 'family', 'sort', 'vocative', 'written',
            'spoken', 'variant')),
        value TEXT NOT NULL DEFAULT '', preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
        source INTEGER REFERENCES source""",
    "holding": """
        person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, organisation INTEGER REFERENCES organisation,
        since TEXT, until TEXT, acting INTEGER NOT NULL DEFAULT 0 CHECK (acting IN (0, 1)),
        predecessor INTEGER REFERENCES person, source INTEGER REFERENCES source, as_of TEXT""",
    "profile_item": """
        person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
        kind TEXT NOT NULL DEFAULT 'career' CHECK (kind IN ('career', 'education', 'language', 'interest', 'family',
            'award', 'position', 'relation', 'do', 'avoid', 'practical')),
        since TEXT, until TEXT, source INTEGER REFERENCES source""",
    "visit": """
        code TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'official' CHECK (kind IN ('official', 'state', 'working', 'other')),
        level TEXT CHECK (level IN ('highest', 'high', 'working')),
        home_country INTEGER REFERENCES country ON DELETE SET NULL,
        host_country INTEGER REFERENCES country ON DELETE SET NULL, sending_org INTEGER REFERENCES organisation,
        host_org INTEGER REFERENCES organisation, invited_by INTEGER REFERENCES person, invited_on TEXT,
        starts_on TEXT, ends_on TEXT, zone_home TEXT NOT NULL DEFAULT '', zone_host TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'done', 'cancelled')),
        principal INTEGER REFERENCES person""",
    "objective": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE, priority INTEGER,
        outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'met', 'partly', 'missed'))""",
    "delegate": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE, person INTEGER REFERENCES person, precedence INTEGER,
        phone_abroad TEXT NOT NULL DEFAULT '', room TEXT NOT NULL DEFAULT '', car TEXT NOT NULL DEFAULT '',
        diet TEXT NOT NULL DEFAULT '', arrives TEXT NOT NULL DEFAULT '', departs TEXT NOT NULL DEFAULT ''""",
    "item": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE, day TEXT, starts TEXT, ends TEXT,
        zone TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'instruction' CHECK (kind IN ('travel', 'meeting', 'signing', 'session', 'site',
            'meal', 'press', 'free', 'prayer', 'instruction')),
        place INTEGER REFERENCES place ON DELETE SET NULL,
        press TEXT CHECK (press IN ('open', 'pool', 'closed', 'unknown')),
        interpreter TEXT CHECK (interpreter IN ('yes', 'no')),
        state TEXT NOT NULL DEFAULT 'firm' CHECK (state IN ('firm', 'tentative', 'tbc', 'cancelled')),
        lead_side TEXT CHECK (lead_side IN ('own', 'host', 'other')), minutes INTEGER""",
    "participant": """
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, person INTEGER REFERENCES person,
        side TEXT CHECK (side IN ('own', 'host', 'other')),
        role TEXT CHECK (role IN ('principal', 'chair', 'expert', 'note', 'interpreter', 'plus_one')),
        seat TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'confirmed' CHECK (state IN ('confirmed', 'tbc'))""",
    "brief": """
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, minutes INTEGER, points_cap INTEGER,
        note_taker INTEGER REFERENCES person""",
    "fact": """
        subject_uid TEXT REFERENCES record ON DELETE SET NULL, domain TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'event' CHECK (kind IN ('number', 'rank', 'first', 'quote', 'event', 'policy')),
        value TEXT, unit TEXT NOT NULL DEFAULT '', period TEXT, as_of TEXT, review_by TEXT,
        confidence TEXT CHECK (confidence IN ('confirmed', 'reported', 'unclear'))""",
    "point": """
        brief INTEGER NOT NULL REFERENCES brief ON DELETE CASCADE,
        kind TEXT NOT NULL DEFAULT 'make' CHECK (kind IN ('make', 'argument', 'tactical', 'respond', 'avoid',
            'question', 'press')),
        likelihood TEXT CHECK (likelihood IN ('certain', 'possible', 'unlikely')), priority INTEGER,
        outcome TEXT NOT NULL DEFAULT ''""",
    "achievement": """
        country INTEGER REFERENCES country ON DELETE SET NULL, organisation INTEGER REFERENCES organisation,
        domain TEXT NOT NULL DEFAULT '', started TEXT, photo INTEGER REFERENCES photo ON DELETE SET NULL""",
    "area": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE, domain TEXT NOT NULL DEFAULT '',
        instrument TEXT NOT NULL DEFAULT '', maturity TEXT NOT NULL DEFAULT ''""",
    "agreement": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE,
        kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('treaty', 'agreement', 'mou', 'plan', 'minutes', 'letter',
            'other')),
        prevailing_lang TEXT CHECK (prevailing_lang IN ('en', 'fa', 'sr-Latn', 'sr-Cyrl')), originals INTEGER,
        item INTEGER REFERENCES item ON DELETE SET NULL, place INTEGER REFERENCES place ON DELETE SET NULL,
        signed_on TEXT, state TEXT NOT NULL DEFAULT ''""",
    "agreement_text": """
        agreement INTEGER NOT NULL REFERENCES agreement ON DELETE CASCADE,
        lang TEXT NOT NULL DEFAULT 'en' CHECK (lang IN ('en', 'fa', 'sr-Latn', 'sr-Cyrl')),
        party_first INTEGER REFERENCES organisation,
        our_signature_side TEXT CHECK (our_signature_side IN ('left', 'right')), articles INTEGER,
        attachment INTEGER REFERENCES attachment ON DELETE SET NULL""",
    "provision": """
        agreement INTEGER NOT NULL REFERENCES agreement ON DELETE CASCADE, number INTEGER,
        state TEXT CHECK (state IN ('announced', 'proposed', 'open', 'agreed', 'closed', 'reported')),
        area INTEGER REFERENCES area ON DELETE SET NULL""",
    "step": """
        agreement INTEGER NOT NULL REFERENCES agreement ON DELETE CASCADE,
        kind TEXT NOT NULL DEFAULT 'draft' CHECK (kind IN ('draft', 'internal', 'legal_review', 'translation_check',
            'mfa_coordination', 'cabinet_consent', 'initialled', 'provisional', 'signed', 'parliament', 'in_force',
            'reported')),
        due TEXT, done_on TEXT""",
    "signatory": """
        agreement INTEGER NOT NULL REFERENCES agreement ON DELETE CASCADE,
        side TEXT NOT NULL DEFAULT 'own' CHECK (side IN ('own', 'host', 'other')), person INTEGER REFERENCES person,
        witness INTEGER NOT NULL DEFAULT 0 CHECK (witness IN (0, 1))""",
    "site": """
        organisation INTEGER REFERENCES organisation, place INTEGER REFERENCES place ON DELETE SET NULL,
        minutes_from TEXT NOT NULL DEFAULT ''""",
    "protocol_note": """
        country INTEGER REFERENCES country ON DELETE SET NULL, person INTEGER REFERENCES person,
        item INTEGER REFERENCES item ON DELETE SET NULL, topic TEXT NOT NULL DEFAULT ''""",
    "risk": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE, item INTEGER REFERENCES item ON DELETE SET NULL,
        likelihood TEXT CHECK (likelihood IN ('certain', 'possible', 'unlikely')),
        impact TEXT CHECK (impact IN ('high', 'medium', 'low'))""",
    "contact": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE, person INTEGER REFERENCES person,
        organisation INTEGER REFERENCES organisation, phones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(phones))""",
    "term": """
        """,
    "book": """
        visit INTEGER REFERENCES visit ON DELETE CASCADE, template TEXT NOT NULL DEFAULT ''""",
    "edition": """
        book INTEGER REFERENCES book ON DELETE CASCADE, number INTEGER, made TEXT,
        base INTEGER REFERENCES edition ON DELETE SET NULL""",
    "tab": """
        book INTEGER REFERENCES book ON DELETE CASCADE, number TEXT NOT NULL DEFAULT ''""",
    "paper": """
        tab INTEGER NOT NULL REFERENCES tab ON DELETE CASCADE, code TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'notes' CHECK (kind IN ('cover', 'control', 'contents', 'glance', 'steering',
            'programme', 'delegation', 'country', 'meeting', 'profile', 'achievements', 'areas', 'agreement', 'site',
            'remarks', 'protocol', 'ifraised', 'contacts', 'glossary', 'sources', 'annex', 'notes')),
        subject_uid TEXT REFERENCES record ON DELETE SET NULL, owner TEXT NOT NULL DEFAULT '', due TEXT,
        cap_sides INTEGER, include INTEGER NOT NULL DEFAULT 1 CHECK (include IN (0, 1)),
        layout TEXT CHECK (layout IN ('binder', 'compact'))""",
    "block": """
        paper INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
        kind TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'box', 'fact', 'photo', 'ruled')),
        ref_uid TEXT REFERENCES record ON DELETE SET NULL,
        options TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(options))""",
    "reader": """
        name TEXT NOT NULL DEFAULT '', body_pt TEXT, caps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(caps)),
        section_order TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(section_order)), digits TEXT NOT NULL DEFAULT '',
        omit TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(omit))""",
    "plan": """
        book INTEGER REFERENCES book ON DELETE CASCADE, name TEXT NOT NULL DEFAULT '',
        lang TEXT NOT NULL DEFAULT 'en' CHECK (lang IN ('en', 'fa', 'sr-Latn', 'sr-Cyrl')),
        audience TEXT NOT NULL DEFAULT 'principal' CHECK (audience IN ('never', 'principal', 'delegation',
            'interpreter', 'host', 'press')),
        reader INTEGER REFERENCES reader ON DELETE SET NULL,
        layout TEXT NOT NULL DEFAULT 'binder' CHECK (layout IN ('binder', 'compact')),
        house TEXT NOT NULL DEFAULT ''""",
    "waiver": """
        book INTEGER REFERENCES book ON DELETE CASCADE, rule TEXT NOT NULL DEFAULT '',
        target_uid TEXT REFERENCES record ON DELETE SET NULL, field TEXT NOT NULL DEFAULT '',
        edition INTEGER REFERENCES edition ON DELETE SET NULL""",
}

# Links between records, with a natural key and their order.
_LINKS = {
    "point_to": """
        point INTEGER NOT NULL REFERENCES point ON DELETE CASCADE, person INTEGER NOT NULL REFERENCES person,
        seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (point, person)""",
    "support": """
        point INTEGER NOT NULL REFERENCES point ON DELETE CASCADE,
        fact INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
        seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (point, fact)""",
    "achievement_fact": """
        achievement INTEGER NOT NULL REFERENCES achievement ON DELETE CASCADE,
        fact INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
        seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (achievement, fact)""",
    "party": """
        agreement INTEGER NOT NULL REFERENCES agreement ON DELETE CASCADE,
        organisation INTEGER NOT NULL REFERENCES organisation,
        seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (agreement, organisation)""",
    "site_item": """
        site INTEGER NOT NULL REFERENCES site ON DELETE CASCADE,
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
        seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (site, item)""",
    "citation": """
        target_uid TEXT NOT NULL REFERENCES record ON DELETE CASCADE, field TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES source, locator TEXT NOT NULL,
        seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (target_uid, field, source, locator)""",
    "filed": """
        visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
        record_uid TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
        id TEXT NOT NULL, file TEXT NOT NULL, seq INTEGER NOT NULL, media TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (visit, record_uid)""",
    "intake": "id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, day TEXT, who TEXT NOT NULL",
    "edition_page": """
        edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
        plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, paper_code TEXT NOT NULL, page INTEGER NOT NULL,
        content_hash TEXT NOT NULL, since_edition INTEGER, bars TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bars)),
        PRIMARY KEY (edition, plan, paper_code, page)""",
}

# Of the store itself: the undo log, the seals, text that is no value yet, and the folded words of every record.
_OWN = {
    "undo_step": """
        id INTEGER PRIMARY KEY, msgid TEXT NOT NULL, args TEXT NOT NULL, rev INTEGER NOT NULL, at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))""",
    "undo_change": """
        id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES undo_step ON DELETE CASCADE,
        tbl TEXT NOT NULL, key TEXT NOT NULL, old TEXT, new TEXT""",
    "log_state": """
        step INTEGER, muted INTEGER NOT NULL DEFAULT 0, rev INTEGER NOT NULL DEFAULT 0, library TEXT NOT NULL""",
    "seal": "tbl TEXT NOT NULL, key TEXT NOT NULL, sum BLOB NOT NULL, PRIMARY KEY (tbl, key)",
    "draft": """
        tbl TEXT NOT NULL, uid TEXT NOT NULL, field TEXT NOT NULL, lang TEXT NOT NULL, text TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (tbl, uid, field, lang)""",
    "search": """
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE REFERENCES record ON DELETE CASCADE,
        title TEXT NOT NULL, title_key TEXT NOT NULL, folded TEXT NOT NULL""",
}
_WITHOUT_ROWID = {"point_to", "support", "achievement_fact", "party", "site_item", "filed", "seal"}

# Columns by which parents find their children, and records those that hold them.
_INDEXES = {
    "record": "marking",
    "citation": "source",
    "point_to": "person",
    "party": "organisation",
    "site_item": "item",
    "intake": "sha256",
    "edition_page": "plan",
    "fact": "subject_uid",
    "paper": "subject_uid tab",
    "name": "person",
    "holding": "person",
    "objective": "visit",
    "delegate": "visit",
    "participant": "item person",
    "brief": "item",
    "agreement": "visit",
    "agreement_text": "agreement",
    "signatory": "agreement",
    "risk": "visit",
    "contact": "visit",
    "tab": "book",
    "block": "paper",
    "plan": "book",
}

# For IT staff who open a plain library with other tools: the wording in the record's own language.
_WORDS = "(SELECT value FROM wording WHERE record_uid = {0}.uid AND field = '{1}' ORDER BY lang <> record.lang LIMIT 1)"
_VIEWS = {
    "v_people": f"""
        SELECT person.uid, person.side, person.state,
            (SELECT group_concat(value, ' | ') FROM (SELECT value FROM name
                WHERE name.person = person.id AND form = 'full' ORDER BY seq)) AS names,
            (SELECT {_WORDS.format("holding", "post")} FROM holding WHERE holding.person = person.id
                ORDER BY since DESC, seq LIMIT 1) AS post
        FROM person JOIN record ON record.uid = person.uid""",
    "v_programme": f"""
        SELECT item.uid, visit.code AS visit, item.day, item.starts, item.ends, item.zone, item.kind, item.state,
            {_WORDS.format("item", "title")} AS title
        FROM item JOIN record ON record.uid = item.uid LEFT JOIN visit ON visit.id = item.visit
        ORDER BY item.day, item.starts, item.seq""",
    "v_points": f"""
        SELECT point.uid, brief.uid AS brief, point.seq, point.kind, point.priority,
            {_WORDS.format("point", "headline")} AS headline, {_WORDS.format("point", "text")} AS text
        FROM point JOIN record ON record.uid = point.uid JOIN brief ON brief.id = point.brief
        ORDER BY point.brief, point.seq""",
}


def make(db: "Database") -> None:
    """Make the tables, indexes and views in an empty file; the version comes first, so that it gates the rest."""
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    kinds = {name: ", ".join(filter(None, (_HEAD, columns.strip()))) for name, columns in _KINDS.items()}
    for name, columns in (_SHARED | kinds | _LINKS | _OWN).items():
        end = "STRICT, WITHOUT ROWID" if name in _WITHOUT_ROWID else "STRICT"
        db.execute(f"CREATE TABLE {name} ({columns}) {end}")
    for name, found_by in _INDEXES.items():
        for column in found_by.split():
            db.table(name).create_index([column])
    for name, select in _VIEWS.items():
        db.create_view(name, select)
    db.execute("INSERT INTO log_state (library) VALUES (lower(hex(randomblob(16))))")
