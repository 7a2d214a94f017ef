"""A specimen book: every block of the tree in pages as they are printed. All of it is filler, no fact and no person."""

import hashlib
import struct
import zlib
from datetime import UTC, datetime
from functools import cache

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.tree.nodes import Look, Panel, Role, Shade, Tone

_FA = {
    "Specimen visit · 25–27 February 2025": "سفر نمونه · ۷ تا ۹ اسفند ۱۴۰۳",
    "Copy 3": "نسخهٔ ۳",
    "Official – sensitive": "محرمانه",
    "Briefing book": "دفتر توجیهی",
    "Belgrade": "بلگراد",
    "Specimen Ministry of Information": "وزارت نمونهٔ ارتباطات",
    "Delegation office": "دفتر هیئت",
    "Official visit of the specimen delegation, for tests of layout, to the Republic of Serbia": (
        "سفر رسمی هیئت نمونه، برای آزمون صفحه‌آرایی، به جمهوری صربستان"
    ),
    "25–27 February 2025": "۷ تا ۹ اسفند ۱۴۰۳",
    "Tue 25 Feb": "سه‌شنبه ۷ اسفند",
    "Wed 26 Feb": "چهارشنبه ۸ اسفند",
    "Thu 27 Feb": "پنجشنبه ۹ اسفند",
    "Arrive": "ورود",
    "Meet and see": "دیدار و بازدید",
    "Sign": "امضا",
    "Welcome by the host; delegation briefing": "استقبال میزبان؛ نشست توجیهی هیئت",
    "First meeting; data centre and facility visits, and more": "دیدار نخست؛ بازدید از مرکز داده و آزمایشگاه",
    "Second meeting; signing": "دیدار دوم؛ امضای سند",
    "Prepared for": "برای",
    "Head of delegation": "رئیس هیئت",
    "Edition": "ویرایش",
    "Keep with you or in a locked case.": "نزد خود یا در جای قفل‌شده نگه دارید.",
    "Contents": "فهرست",
    "Only ten minutes?": "فقط ده دقیقه؟",
    "Programme": "برنامه",
    "People you will meet": "کسانی که می‌بینید",
    "Meetings": "دیدارها",
    "Serbia as a technology hub": "صربستان، کانون فناوری",
    "Joint document": "سند مشترک",
    "Odds and ends": "نمونه‌های دیگر",
    "Three days at a glance": "سه روز در یک نگاه",
    "Belgrade time; Tehran is 2½ hours ahead": "به وقت بلگراد؛ تهران ۲ ساعت و ۳۰ دقیقه جلوتر است",
    "Tuesday 25 February": "سه‌شنبه ۷ اسفند",
    "Wednesday 26 February": "چهارشنبه ۸ اسفند",
    "7 Esfand 1403": "25 February",
    "8 Esfand 1403": "26 February",
    "Depart Tehran": "پرواز از تهران",
    "Arrive Belgrade; received by the host": "ورود به بلگراد؛ استقبال میزبان",
    "Working dinner, delegation only": "شام کاری، ویژهٔ هیئت",
    "Hotel": "هتل",
    "Airport": "فرودگاه",
    "Lounge": "تالار تشریفات",
    "First meeting with the Minister": "دیدار نخست با وزیر",
    "Lunch hosted by the Minister": "ناهار به میزبانی وزیر",
    "Data centre visit": "بازدید از مرکز داده",
    "Signing of the joint document; press": "امضای سند مشترک؛ خبرنگاران",
    "Host ministry": "وزارت میزبان",
    "To be confirmed": "در انتظار تأیید",
    "Ceremony hall": "تالار مراسم",
    "Principal counterpart": "همتای اصلی",
    "Name Surname": "نام نام‌خانوادگی",
    "Minister of Information and Telecommunications": "وزیر اطلاعات و ارتباطات",
    "Government of the Republic (specimen)": "دولت جمهوری (نمونه)",
    "Say": "بگویید",
    "Address": "خطاب",
    "“Minister”": "«جناب وزیر»",
    "What matters on this visit": "آنچه در این سفر مهم است",
    "Issued the invitation; wants a signed document with projects that can be named in public.": (
        "دعوت را خود فرستاده و سندی امضاشده با طرح‌هایی می‌خواهد که بتوان آشکارا نام برد."
    ),
    "In brief": "در یک نگاه",
    "Leads the ministry responsible for electronic communications, information society and media. Issued the "
    "official invitation and will hold two meetings.": (
        "وزارتخانهٔ مسئول ارتباطات الکترونیکی، جامعهٔ اطلاعاتی و رسانه‌ها را رهبری می‌کند. دعوت رسمی را فرستاده و "
        "دو دیدار خواهد داشت."
    ),
    "Career": "سوابق",
    "Earlier": "پیش‌تر",
    "Specimen entry: office, institution, dates": "سطر نمونه: سمت، نهاد، تاریخ",
    "Interests for our talks": "علاقه‌ها",
    "Joint projects in artificial intelligence": "طرح‌های مشترک هوش مصنوعی",
    "Exchange of technical knowledge; startups and cybersecurity": "تبادل دانش فنی؛ استارتاپ‌ها و امنیت سایبری",
    "Do": "بکنید",
    "Do not": "نکنید",
    "Thank for the invitation in the first sentence": "در نخستین جمله برای دعوت سپاس بگزارید",
    "Name the two site visits": "از دو بازدید نام ببرید",
    "Announce figures before the text is initialled": "پیش از پاراف متن، رقمی اعلام نکنید",
    "Practical": "کاربردی",
    "Speaks": "زبان",
    "Serbian; English": "صربی؛ انگلیسی",
    "Telephone": "تلفن",
    "Checked 24 February 2025 by the delegation office": "دفتر هیئت، ۶ اسفند ۱۴۰۳",
    "Meeting 1": "دیدار ۱",
    "Opening talks with the Minister": "گفت‌وگوی آغازین با وزیر",
    "When": "زمان",
    "Where": "مکان",
    "They": "آنان",
    "We": "ما",
    "Wed 26 Feb, 09:30–11:00": "چهارشنبه ۸ اسفند، ۹:۳۰–۱۱:۰۰",
    "Host ministry, main hall": "وزارت میزبان، تالار اصلی",
    "Minister + 4": "وزیر و ۴ نفر",
    "Minister + 5": "وزیر و ۵ نفر",
    "We leave the room with": "با چه دستاوردی از جلسه بیرون می‌آییم",
    "Agreement on the three provisions of the document, and a named lead on each side for the first AI project.": (
        "توافق بر سه محور سند همکاری مشترک و معرفی یک مسئول از هر طرف برای نخستین طرح هوش مصنوعی."
    ),
    "Key messages — in this order": "پیام‌های کلیدی — به همین ترتیب",
    "First visit in ten years at this level.": "نخستین سفر در این سطح پس از ده سال.",
    "The first visit by a senior official to Europe in a decade: Tehran chose Belgrade.": (
        "نخستین سفر یک مقام ارشد به اروپا در دههٔ گذشته؛ تهران بلگراد را برگزید."
    ),
    "Three concrete strands.": "سه محور مشخص.",
    "Joint AI projects, cloud infrastructure, exchange of knowledge. Ready to name leads today.": (
        "طرح‌های مشترک هوش مصنوعی، زیرساخت ابری و تبادل دانش فنی؛ آمادهٔ معرفی مسئولان همین امروز."
    ),
    "Business follows.": "کسب‌وکار در پی می‌آید.",
    "Startups, cybersecurity and communications infrastructure: propose one joint working group, first session "
    "within 60 days.": (
        "استارتاپ‌ها، امنیت سایبری و زیرساخت ارتباطی: پیشنهاد یک کارگروه مشترک با نخستین نشست طی ۶۰ روز."
    ),
    "to the Minister": "به وزیر",
    "If raised": "اگر مطرح شد",
    "“When can projects start?”": "«طرح‌ها از کی آغاز می‌شود؟»",
    "After signing; the working group fixes the first date.": "پس از امضا؛ کارگروه تاریخ نخست را تعیین می‌کند.",
    "“Which cloud model do you propose?”": "«الگوی ابری شما چیست؟»",
    "Begin with a joint pilot; each side keeps its own data rules.": (
        "آغاز با یک طرح آزمایشی مشترک؛ هر طرف مقررات دادهٔ خود را نگه می‌دارد."
    ),
    "Not cleared": "تأیید نشده",
    "Background": "پیشینه",
    "Visit at the official invitation of the host; two meetings lead to the signing of a joint document": (
        "سفر به دعوت رسمی میزبان؛ دو دیدار به امضای سند مشترک می‌انجامد"
    ),
    "Your notes": "یادداشت شما",
    "Specimen source, 25 February 2025.": "منبع نمونه، ۷ اسفند ۱۴۰۳.",
    "Fact sheet": "برگهٔ واقعیت‌ها",
    "Achievements in three numbers": "دستاوردها در سه عدد",
    "How each point helps our talks, as a specimen of a lead paragraph over more than one line of the page.": (
        "هر نکته چگونه به گفت‌وگوهای ما کمک می‌کند؛ نمونهٔ بند آغازین در بیش از یک سطر صفحه."
    ),
    "ICT services exports": "صادرات خدمات فناوری",
    "data centres on the route": "مرکز داده در مسیر",
    "households with fast internet": "خانوار با اینترنت پرسرعت",
    "2024 · specimen": "۱۴۰۳ · نمونه",
    "Use it in the room": "در جلسه به کار ببرید",
    "praise the growth, then ask which two firms would join an AI pilot": (
        "رشد را بستایید، سپس بپرسید کدام دو شرکت به طرح آزمایشی AI می‌پیوندند"
    ),
    "Say it in one breath": "در یک نفس بگویید",
    "“In a few years you made software one of the first exports of your country. We came to learn how and to build "
    "the next step together.”": (
        "«در چند سال نرم‌افزار را به یکی از نخستین صادرات کشور رساندید. آمده‌ایم تا بیاموزیم و گام بعد را با هم بسازیم.»"
    ),
    "For signature": "برای امضا",
    "Provisions and status": "بندها و وضعیت",
    "No": "ردیف",
    "Provision": "بند",
    "Status": "وضعیت",
    "Our line · fallback": "موضع ما · جایگزین",
    "Artificial intelligence": "هوش مصنوعی",
    "Development of joint projects in the field": "گسترش طرح‌های مشترک در این زمینه",
    "Cloud infrastructure": "زیرساخت ابری",
    "Agreed": "توافق‌شده",
    "Open": "باز",
    "Name one project and two leads in the annex.": "یک طرح و دو مسئول در پیوست معرفی شود.",
    "Pilot first; each side keeps its own data rules.": "نخست طرح آزمایشی؛ هر طرف مقررات خود را نگه دارد.",
    "At the table": "سر میز",
    "Languages": "زبان‌ها",
    "Persian, Serbian, English": "فارسی، صربی، انگلیسی",
    "Originals": "نسخه‌های اصلی",
    "Two; folder carried by protocol": "دو؛ پوشه با تشریفات",
    "One decision needed from you": "یک تصمیم از شما",
    "Accept a yearly exchange plan in provision 3? Yes / Not now": (
        "برنامهٔ سالانهٔ تبادل در بند ۳ را می‌پذیرید؟ بله / اکنون نه"
    ),
    "Blocks that the other papers do not use": "بلوک‌هایی که در برگه‌های دیگر نیست",
    "A subheading in prose": "زیرعنوان در متن",
    "A smaller one": "عنوان کوچک‌تر",
    "A first step": "گام نخست",
    "A second step with a second line of text that shows how the lines hang behind their number in the margin": (
        "گام دوم با سطر دومی که نشان می‌دهد سطرها چگونه پشت شمارهٔ خود در حاشیه می‌ایستند و تورفتگی درست است"
    ),
    "Words of somebody else, set apart from ours by their place and their slant.": (
        "سخن دیگری، که با جای خود از سخن ما جدا می‌شود."
    ),
    "Picture of nobody (specimen)": "تصویر هیچ‌کس (نمونه)",
    "A card with a picture": "کارتی با تصویر",
    "It stays with its text.": "از متن خود جدا نمی‌شود.",
    "Year": "سال",
    "Value": "مقدار",
    "Crossed out": "خط‌خورده",
    "Decisions": "تصمیم‌ها",
}
_SR = {
    "Official – sensitive": ("Službeno – osetljivo", "Службено – осетљиво"),
    "Briefing book": ("Knjiga za sastanke", "Књига за састанке"),
    "Belgrade": ("Beograd", "Београд"),
    "Contents": ("Sadržaj", "Садржај"),
    "Programme": ("Program", "Програм"),
    "People you will meet": ("Sagovornici", "Саговорници"),
    "Meetings": ("Sastanci", "Састанци"),
    "Opening talks with the Minister": ("Uvodni razgovor sa ministrom", "Уводни разговор са министром"),
    "Key messages — in this order": ("Ključne poruke — ovim redom", "Кључне поруке — овим редом"),
    "Head of delegation": ("Šef delegacije", "Шеф делегације"),
    "Copy 3": ("Primerak 3", "Примерак 3"),
    "Data centre visit": ("Obilazak centra za podatke", "Обилазак центра за податке"),
}


class _Words:
    """The filler in one language; what has no wording there comes in English and says so."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def span(self, text: str, **more) -> n.Span:
        if self.lang is Lang.FA and text in _FA:
            return n.Span(_FA[text], Lang.FA, **more)
        if self.lang in (Lang.SR_LATN, Lang.SR_CYRL) and text in _SR:
            return n.Span(_SR[text][self.lang is Lang.SR_CYRL], self.lang, **more)
        return n.Span(text, Lang.EN, **more)

    def __call__(self, text: str, **more) -> tuple[n.Span, ...]:
        return (self.span(text, **more),)

    def para(self, text: str, role: Role = Role.BODY, *, align: n.Align = n.Align.START, **more) -> n.Paragraph:
        return n.Paragraph(self(text, **more), self.lang, role, align)

    def cell(self, text: str, *, span: int = 1, **more) -> n.Cell:
        return n.Cell((self.para(text, **more),), span)

    def heading(self, text: str, level: int) -> n.Heading:
        return n.Heading(self(text), level, self.lang, Ref("paper", "uid-paper", "title"))


@cache
def portrait(width: int = 450, height: int = 600) -> n.Picture:
    """A drawn head and shoulders of nobody, as a PNG without alpha."""
    back, front = b"\xdc\xe4\xe9", b"\xa9\xba\xc2"
    rows = []
    for y in range(height):
        head = (height * 0.105) ** 2 - (y - height * 0.4) ** 2
        body = 1 - ((y - height * 0.9) / (height * 0.24)) ** 2
        half = 0
        if head > 0:
            half = int(head**0.5 * 1.0)
        if body > 0 and y > height * 0.5:
            half = max(half, int(width * 0.36 * body**0.5))
        left = width // 2 - half
        rows.append(b"\0" + back * left + front * (2 * half) + back * (width - left - 2 * half))
    return picture(width, height, 2, b"".join(rows))


@cache
def emblem(size: int = 260) -> n.Picture:
    """A plain disc as a PNG with alpha."""
    rows = []
    for y in range(size):
        room = (size / 2) ** 2 - (y - size / 2) ** 2
        half = int(max(room, 0) ** 0.5)
        inner = int(max((size / 2.6) ** 2 - (y - size / 2) ** 2, 0) ** 0.5)
        disc = [
            b"\x0b\x3b\x47\xff" * (half - inner),
            b"\x8c\x62\x1c\xff" * (2 * inner),
            b"\x0b\x3b\x47\xff" * (half - inner),
        ]
        clear = b"\0\0\0\0" * (size // 2 - half)
        rows.append(b"\0" + clear + b"".join(disc) + b"\0\0\0\0" * (size - size // 2 - half))
    return picture(size, size, 6, b"".join(rows))


def picture(width: int, height: int, kind: int, rows: bytes, bits: int = 8, more: bytes = b"") -> n.Picture:
    """A PNG of unfiltered rows; `kind` is its colour type, `more` are chunks before its rows."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0))
    content = b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return n.Picture(hashlib.sha256(content).hexdigest(), "image/png", width, height, content)


def _figure(w: _Words, width: float, height: float, *, caption: bool = False) -> n.Figure:
    words = w("Picture of nobody (specimen)") if caption else ()
    return n.Figure(
        portrait().sha256, width, height, "Head and shoulders (specimen)", w.lang, words, ref=Ref("photo", "p1")
    )


def _cover(w: _Words) -> n.Paper:
    def day(date: str, title: str, text: str, panel: Panel) -> n.Part:
        inside = (w.para(date, Role.FIELD), w.para(title, Role.CARD_TITLE), w.para(text, Role.SMALL))
        return n.Part(1, (n.Box(inside, panel, w.lang, bar=True),))

    emblem_card = n.Card(
        n.Figure(emblem().sha256, 18, 18, "Emblem (specimen)", w.lang),
        (n.Space(3), w.para("Specimen Ministry of Information", Role.STRONG), w.para("Delegation office", Role.SMALL)),
        w.lang,
    )
    names = n.Paragraph(
        (n.Span("Београд", Lang.SR_CYRL), n.Span("\u2002·\u2002", Lang.EN, tone=Tone.GOLD), n.Span("بلگراد", Lang.FA)),
        w.lang,
        Role.COVER_NAME,
    )
    facts = n.Columns(
        (
            n.Part(1, (w.para("Prepared for", Role.FIELD), w.para("Head of delegation", Role.VALUE))),
            n.Part(1, (w.para("Edition", Role.FIELD), w.para("Copy 3", Role.VALUE))),
        ),
        w.lang,
    )
    blocks = (
        emblem_card,
        n.Space(12),
        n.Rule(strong=True),
        n.Space(8),
        w.para("Briefing book", Role.KICKER),
        n.Space(4),
        w.para("Belgrade", Role.COVER_TITLE),
        names,
        n.Space(6),
        w.para(
            "Official visit of the specimen delegation, for tests of layout, to the Republic of Serbia", Role.COVER_LINE
        ),
        w.para("25–27 February 2025", Role.COVER_DATE),
        n.Space(10),
        n.Columns(
            (
                day("Tue 25 Feb", "Arrive", "Welcome by the host; delegation briefing", Panel.TINT),
                day(
                    "Wed 26 Feb",
                    "Meet and see",
                    "First meeting; data centre and facility visits, and more",
                    Panel.TINT,
                ),
                day("Thu 27 Feb", "Sign", "Second meeting; signing", Panel.GOLD),
            ),
            w.lang,
            even=True,
        ),
        n.Space(8),
        n.Rule(),
        facts,
        n.Rule(),
        w.para("Keep with you or in a locked case.", Role.SMALL),
    )
    return _paper(w, "0.1", "Briefing book", blocks, bare=True)


def _paper(w: _Words, code: str, title: str, blocks: tuple[n.Block, ...], **more) -> n.Paper:
    ref = Ref("paper", f"uid-{code}")
    return n.Paper(
        code, w(title), w.lang, n.Start.SHEET, blocks, mark=w.span("Official – sensitive").text, ref=ref, **more
    )


def _contents(w: _Words, tabs: list[tuple[str, str, list[n.Paper]]]) -> n.Paper:
    entries = []
    for number, title, papers in tabs:
        entries.append(n.Entry(number, w(title), w.lang, paper=False))
        entries += [n.Entry(paper.code, paper.title, paper.lang) for paper in papers]
    ten = n.Columns(
        tuple(
            n.Part(1, (n.Paragraph(w(title, link=f"#{code}"), w.lang, Role.TABLE),))
            for code, title in (("1.1", "Three days at a glance"), ("3.1", "Opening talks with the Minister"))
        ),
        w.lang,
    )
    blocks = (
        w.heading("Contents", 1),
        n.Box((w.para("Only ten minutes?", Role.LABEL), ten), Panel.GOLD, w.lang),
        n.Contents(tuple(entries), w.lang),
    )
    return _paper(w, "0.3", "Contents", blocks)


def _programme(w: _Words) -> n.Paper:
    def row(
        time: str, text: str, place: str, page: str = "", shade: Shade = Shade.NONE, tone: Tone = Tone.MUTED
    ) -> n.Row:
        figures = time.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if w.lang is Lang.FA else time
        last = n.Cell((n.Paragraph((n.Span(page, Lang.EN, bold=True, link="#3.1"),) if page else (), w.lang),))
        start = n.Cell((n.Paragraph((n.Span(figures, w.lang, bold=True),), w.lang),))
        bold = shade is not Shade.NONE
        return n.Row((start, w.cell(text, bold=bold), w.cell(place, tone=tone), last), shade, Ref("item", f"i{time}"))

    def day(title: str, other: str, *rows: n.Row) -> n.Table:
        ends = n.Cell((w.para(other, align=n.Align.END, tone=Tone.MUTED),), 2)
        band = n.Row((n.Cell((w.para(title, bold=True),), 2), ends), Shade.BAND)
        columns = (n.Column(1.1), n.Column(7), n.Column(2.4), n.Column(0.9, n.Align.END))
        return n.Table(columns, (band, *rows), w.lang, look=Look.DAY, whole=True)

    blocks = (
        w.para("Programme", Role.KICKER),
        w.heading("Three days at a glance", 1),
        w.para("Belgrade time; Tehran is 2½ hours ahead", Role.SMALL),
        day(
            "Tuesday 25 February",
            "7 Esfand 1403",
            row("13:10", "Depart Tehran", "Airport"),
            row("16:45", "Arrive Belgrade; received by the host", "Lounge"),
            row("20:00", "Working dinner, delegation only", "Hotel"),
        ),
        day(
            "Wednesday 26 February",
            "8 Esfand 1403",
            row("09:30", "First meeting with the Minister", "Host ministry", "3.1", Shade.MEETING),
            row("13:00", "Lunch hosted by the Minister", "To be confirmed", tone=Tone.AMBER, shade=Shade.UNSURE),
            row("14:45", "Data centre visit", "Host ministry"),
            row("16:30", "Signing of the joint document; press", "Ceremony hall", "5.1", Shade.SIGNING),
        ),
    )
    return _paper(w, "1.1", "Three days at a glance", blocks)


def _profile(w: _Words) -> n.Paper:
    native = n.Paragraph(
        (n.Span("Име Презиме", Lang.SR_CYRL), n.Span("\u2003", Lang.EN), n.Span("نام نام‌خانوادگی", Lang.FA)),
        w.lang,
        Role.NATIVE,
    )
    say = n.Paragraph(
        (
            w.span("Say", bold=True, tone=Tone.ACCENT),
            n.Span("\u2002NAH-meh \u2003", Lang.EN, bold=True),
            w.span("Address", bold=True, tone=Tone.ACCENT),
            n.Span("\u2002", w.lang),
            w.span("“Minister”", bold=True),
        ),
        w.lang,
        Role.TABLE,
    )
    beside = (
        w.para("Principal counterpart", Role.KICKER),
        w.heading("Name Surname", 1),
        native,
        w.para("Minister of Information and Telecommunications", Role.STRONG),
        w.para("Government of the Republic (specimen)"),
        n.Box((say,), Panel.TINT, w.lang),
    )

    def entry(when: str) -> n.Row:
        return n.Row((w.cell(when, bold=True, tone=Tone.MUTED), w.cell("Specimen entry: office, institution, dates")))

    def items(mark: str, tone: Tone, *texts: str) -> n.List:
        return n.List(tuple(n.Item((w.para(text, Role.TABLE),), mark, tone) for text in texts), w.lang)

    practical = n.Table(
        (n.Column(1), n.Column(1.7)),
        (
            n.Row((w.cell("Speaks"), w.cell("Serbian; English"))),
            n.Row(
                (
                    w.cell("Telephone"),
                    n.Cell((n.Paragraph((n.Span("+381 11 123-4567", Lang.EN, fixed=True),), w.lang),)),
                )
            ),
        ),
        w.lang,
        look=Look.FACTS,
    )
    main = (
        w.para("In brief", Role.LABEL),
        w.para(
            "Leads the ministry responsible for electronic communications, information society and media. Issued the "
            "official invitation and will hold two meetings."
        ),
        w.para("Career", Role.LABEL),
        n.Table((n.Column(1), n.Column(4)), (entry("Earlier"), entry("Earlier")), w.lang),
        w.para("Interests for our talks", Role.LABEL),
        n.List(
            (
                n.Item((w.para("Joint projects in artificial intelligence"),)),
                n.Item((w.para("Exchange of technical knowledge; startups and cybersecurity"),)),
            ),
            w.lang,
        ),
    )
    aside = (
        n.Box(
            (
                w.para("Do", Role.LABEL),
                items("+", Tone.GREEN, "Thank for the invitation in the first sentence", "Name the two site visits"),
            ),
            Panel.GREEN,
            w.lang,
        ),
        n.Box(
            (w.para("Do not", Role.LABEL), items("×", Tone.RED, "Announce figures before the text is initialled")),
            Panel.RED,
            w.lang,
        ),
        n.Box((w.para("Practical", Role.LABEL), practical), Panel.TINT, w.lang),
    )
    matters = "Issued the invitation; wants a signed document with projects that can be named in public."
    blocks = (
        n.Card(_figure(w, 36, 48), beside, w.lang, Ref("person", "uid-person")),
        n.Box((w.para("What matters on this visit", Role.LABEL), w.para(matters)), Panel.OUTCOME, w.lang),
        n.Columns((n.Part(1.55, main), n.Part(1, aside)), w.lang),
    )
    tail = w("Checked 24 February 2025 by the delegation office")
    return _paper(w, "2.1", "Name Surname", blocks, tail=tail, cap=1)


def _meeting(w: _Words) -> n.Paper:
    def field(label: str, value: str) -> n.Part:
        return n.Part(1, (w.para(label, Role.FIELD), w.para(value, Role.VALUE)))

    def point(number: int, headline: str, text: str, to: str = "") -> n.Point:
        figure = str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if w.lang is Lang.FA else str(number)
        ref = Ref("point", f"uid-point-{number}", "headline")
        return n.Point(figure, w(headline), (w.para(text),), w.lang, w(to) if to else (), ref)

    def raised(question: str, answer: str, flag: str = "") -> n.Row:
        more = (
            (n.Span(" [", w.lang, bold=True, tone=Tone.AMBER), w.span(flag, bold=True, tone=Tone.AMBER)) if flag else ()
        )
        end = (n.Span("]", w.lang, bold=True, tone=Tone.AMBER),) if flag else ()
        reply = n.Cell((n.Paragraph((*w(answer), *more, *end), w.lang),))
        slanted = w.lang is not Lang.FA
        return n.Row(
            (n.Cell((w.para(question, italic=slanted, tone=Tone.MUTED),)), reply), ref=Ref("point", question[:5])
        )

    main = (
        w.para("Key messages — in this order", Role.LABEL),
        n.Points(
            (
                point(
                    1,
                    "First visit in ten years at this level.",
                    "The first visit by a senior official to Europe in a decade: Tehran chose Belgrade.",
                    "to the Minister",
                ),
                point(
                    2,
                    "Three concrete strands.",
                    "Joint AI projects, cloud infrastructure, exchange of knowledge. Ready to name leads today.",
                ),
                point(
                    3,
                    "Business follows.",
                    "Startups, cybersecurity and communications infrastructure: propose one joint working group, first "
                    "session within 60 days.",
                ),
            )
        ),
        w.para("If raised", Role.LABEL),
        n.Table(
            (n.Column(1), n.Column(1.7)),
            (
                raised("“When can projects start?”", "After signing; the working group fixes the first date."),
                raised(
                    "“Which cloud model do you propose?”",
                    "Begin with a joint pilot; each side keeps its own data rules.",
                    "Not cleared",
                ),
            ),
            w.lang,
        ),
        w.para("Background", Role.LABEL),
        n.Paragraph(
            w(
                "Visit at the official invitation of the host; two meetings lead to the signing of a joint document",
                tone=Tone.MUTED,
                note=1,
            ),
            w.lang,
            Role.TABLE,
        ),
    )
    head = n.Columns(
        (
            field("When", "Wed 26 Feb, 09:30–11:00"),
            field("Where", "Host ministry, main hall"),
            field("They", "Minister + 4"),
            field("We", "Minister + 5"),
        ),
        w.lang,
    )
    outcome = (
        "Agreement on the three provisions of the document, and a named lead on each side for the first AI project."
    )
    blocks = (
        w.para("Meeting 1", Role.KICKER),
        w.heading("Opening talks with the Minister", 1),
        head,
        n.Rule(),
        n.Box((w.para("We leave the room with", Role.LABEL), w.para(outcome)), Panel.OUTCOME, w.lang),
        n.Columns((n.Part(72, main), n.Part(28, (n.Ruled(0, w.lang, w("Your notes")),), ruled=True)), w.lang),
    )
    notes = (n.Note(1, (w.para("Specimen source, 25 February 2025."),)),)
    return _paper(w, "3.1", "Opening talks with the Minister", blocks, notes=notes, cap=2)


def _facts(w: _Words) -> n.Paper:
    def tile(figure: str, label: str, panel: Panel = Panel.TINT, tone: Tone = Tone.PLAIN, note: int = 0) -> n.Part:
        shown = figure.translate(str.maketrans("0123456789.%", "۰۱۲۳۴۵۶۷۸۹٫٪")) if w.lang is Lang.FA else figure
        number = n.Paragraph((n.Span(shown, w.lang, tone=tone, note=note),), w.lang, Role.FIGURE)
        return n.Part(
            1,
            (
                n.Box(
                    (number, w.para(label, Role.VALUE), w.para("2024 · specimen", Role.SMALL)), panel, w.lang, bar=True
                ),
            ),
        )

    use = n.Paragraph(
        (
            w.span("Meeting 1", bold=True),
            n.Span(": ", w.lang),
            w.span("praise the growth, then ask which two firms would join an AI pilot"),
        ),
        w.lang,
        Role.TABLE,
    )
    breath = (
        "“In a few years you made software one of the first exports of your country. We came to learn how and to build "
        "the next step together.”"
    )
    blocks = (
        w.para("Fact sheet", Role.KICKER),
        w.heading("Achievements in three numbers", 1),
        w.para(
            "How each point helps our talks, as a specimen of a lead paragraph over more than one line of the page.",
            Role.LEAD,
        ),
        n.Columns(
            (
                tile("4.1", "ICT services exports", note=1),
                tile("2", "data centres on the route"),
                tile("80 %", "households with fast internet", Panel.GOLD, Tone.GOLD),
            ),
            w.lang,
            even=True,
        ),
        w.para("Use it in the room", Role.LABEL),
        n.List(
            (n.Item((use,), "›" if not w.lang.rtl else "‹"), n.Item((use,), "›" if not w.lang.rtl else "‹")), w.lang
        ),
        n.Box(
            (
                w.para("Say it in one breath", Role.LABEL),
                n.Paragraph(w(breath, italic=w.lang is not Lang.FA), w.lang),
            ),
            Panel.GOLD,
            w.lang,
        ),
    )
    notes = (n.Note(1, (w.para("Specimen source, 25 February 2025."),)),)
    return _paper(w, "4.1", "Achievements in three numbers", blocks, notes=notes)


def _agreement(w: _Words) -> n.Paper:
    def provision(number: str, title: str, state: str, tone: Tone, line: str) -> n.Row:
        figure = number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if w.lang is Lang.FA else number
        what = n.Cell((w.para(title, bold=True), w.para("Development of joint projects in the field", tone=Tone.MUTED)))
        first = n.Cell((n.Paragraph((n.Span(figure, w.lang, bold=True, tone=Tone.ACCENT),), w.lang),))
        return n.Row(
            (first, what, w.cell(state, bold=True, tone=tone), w.cell(line)), ref=Ref("provision", f"v{number}")
        )

    head = n.Row((w.cell("No"), w.cell("Provision"), w.cell("Status"), w.cell("Our line · fallback")))
    table = n.Table(
        (n.Column(0.6), n.Column(4.6), n.Column(1.6), n.Column(4)),
        (
            provision(
                "1", "Artificial intelligence", "Agreed", Tone.GREEN, "Name one project and two leads in the annex."
            ),
            provision(
                "2", "Cloud infrastructure", "Open", Tone.AMBER, "Pilot first; each side keeps its own data rules."
            ),
        ),
        w.lang,
        head,
    )
    facts = n.Table(
        (n.Column(1), n.Column(3)),
        (
            n.Row((w.cell("Languages"), w.cell("Persian, Serbian, English"))),
            n.Row((w.cell("Originals"), w.cell("Two; folder carried by protocol"))),
        ),
        w.lang,
        look=Look.FACTS,
    )
    decision = "Accept a yearly exchange plan in provision 3? Yes / Not now"
    blocks = (
        w.para("For signature", Role.KICKER),
        w.heading("Provisions and status", 1),
        table,
        w.para("At the table", Role.LABEL),
        facts,
        n.Box((w.para("One decision needed from you", Role.LABEL), w.para(decision)), Panel.OUTCOME, w.lang),
    )
    return _paper(w, "5.1", "Provisions and status", blocks)


def _rest(w: _Words) -> n.Paper:
    steps = (
        "A first step",
        "A second step with a second line of text that shows how the lines hang behind their number in the margin",
    )
    nested = n.List((n.Item((w.para("A first step"),)),), w.lang)
    ordered = n.List((n.Item((w.para(steps[0]), nested)), n.Item((w.para(steps[1]),))), w.lang, ordered=True, start=9)
    grid = n.Table(
        (n.Column(1), n.Column(1)),
        tuple(n.Row((w.cell(str(2020 + k)), w.cell(f"{k}.5", align=n.Align.END))) for k in range(3)),
        w.lang,
        n.Row((w.cell("Year"), w.cell("Value"))),
        Look.GRID,
    )
    mixed = n.Paragraph(
        (
            w.span("Crossed out", strike=True),
            n.Span(" https://example.org/a/long/address?with=many&parts=in-it ", Lang.EN, link="https://example.org/a"),
            n.Span("mail@example.org", Lang.EN, link="mailto:mail@example.org", fixed=True),
        ),
        w.lang,
    )
    blocks = (
        w.heading("Blocks that the other papers do not use", 1),
        w.heading("In brief", 2),
        w.heading("A subheading in prose", 3),
        w.heading("A smaller one", 4),
        ordered,
        n.Quote((w.para("Words of somebody else, set apart from ours by their place and their slant."),)),
        mixed,
        n.Card(
            _figure(w, 20, 26),
            (w.para("A card with a picture", Role.CARD_TITLE), w.para("It stays with its text.")),
            w.lang,
        ),
        grid,
        _figure(w, 60, 40, caption=True),
        n.Rule(),
        n.Ruled(3, w.lang, w("Decisions")),
    )
    return _paper(w, "6.1", "Blocks that the other papers do not use", blocks)


def specimen(lang: Lang, *, compact: bool = False, draft: str = "") -> n.Book:
    """The specimen book in a language, in Binder layout or Compact."""
    w = _Words(lang)
    tabs = [
        ("1", "Programme", [_programme(w)]),
        ("2", "People you will meet", [_profile(w)]),
        ("3", "Meetings", [_meeting(w)]),
        ("4", "Serbia as a technology hub", [_facts(w)]),
        ("5", "Joint document", [_agreement(w)]),
        ("6", "Odds and ends", [_rest(w)]),
    ]
    front = n.Tab("", w("Contents"), (_cover(w), _contents(w, tabs)), lang)
    made = (front, *(n.Tab(number, w(title), tuple(papers), lang) for number, title, papers in tabs))
    if compact:
        made = tuple(_running(tab) for tab in made)
    around = n.Around(w("Specimen visit · 25–27 February 2025"), w("Copy 3"), draft)
    return n.Book(
        title=w.span("Briefing book").text,
        lang=lang,
        made=datetime(2025, 2, 24, 18, 40, tzinfo=UTC),
        numbering=n.Numbering.BOOK if compact else n.Numbering.PAPER,
        tabs=made,
        around=around,
        pictures=(portrait(), emblem()),
    )


def _running(tab: n.Tab) -> n.Tab:
    papers = tuple(
        n.Paper(
            p.code,
            p.title,
            p.lang,
            n.Start.PAGE if k == 0 else n.Start.RUN_ON,
            p.blocks,
            p.mark,
            p.notes,
            p.tail,
            p.cap,
            p.bare,
            p.ref,
        )
        for k, p in enumerate(tab.papers)
    )
    return n.Tab(tab.number, tab.title, papers, tab.lang)
