"""Every noun of the news item behind the sample visit, as it must stand in the English and the Persian book.

Edition 2 adds the rows of its own; its book holds those of edition 1 too. Jalali days have no leading zero.
"""

NOUNS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Tuesday 25 February 2025",), ("سه‌شنبه ۷ اسفند ۱۴۰۳",)),
    (("the news item",), ("خبر",)),
    (("Seyed Sattar Hashemi",), ("سید ستار هاشمی",)),
    (("Minister of Information and Communication Technology",), ("وزیر ارتباطات و فناوری اطلاعات",)),
    (("Dejan Ristić",), ("دیان ریستیچ",)),
    (("counterpart",), ("همتا",)),
    (("Minister of Information and Telecommunications",), ("وزیر اطلاع‌رسانی و مخابرات",)),
    (("Tehran", "Belgrade"), ("تهران", "بلگراد")),
    (("Serbia", "Islamic Republic of Iran"), ("صربستان", "جمهوری اسلامی ایران")),
    (("the two countries",), ("دو کشور",)),
    (("Europe", "Balkan region"), ("اروپا", "منطقهٔ بالکان")),
    (("technology diplomacy",), ("دیپلماسی فناوری",)),
    (("official invitation",), ("دعوت رسمی",)),
    (("three-day visit",), ("سفر سه‌روزه",)),
    (("programme of the visit",), ("برنامهٔ سفر",)),
    (("first visit", "senior Iranian ICT official"), ("نخستین سفر", "مقام ارشد")),
    (("bilateral cooperation",), ("همکاری دوجانبه",)),
    (("artificial intelligence",), ("هوش مصنوعی",)),
    (("new communication and information technologies",), ("فناوری‌های نوین ارتباطی و اطلاعاتی",)),
    (("strategic plan", "ICT Ministry"), ("برنامهٔ راهبردی",)),
    (("development of international relations",), ("توسعهٔ روابط بین‌الملل",)),
    (("two meetings",), ("دو دیدار",)),
    (("specialised negotiations", "specialised sessions", "discussions"), ("مذاکرات تخصصی", "نشست تخصصی", "گفت‌وگو")),
    (("signing",), ("امضا",)),
    (("joint cooperation document",), ("سند همکاری مشترک",)),
    (("main provisions",), ("محورهای سند",)),
    (("joint projects",), ("طرح‌های مشترک",)),
    (("cloud infrastructure",), ("زیرساخت ابری",)),
    (("exchange of technical knowledge",), ("تبادل دانش فنی",)),
    (("advanced data centres",), ("مراکز دادهٔ پیشرفته",)),
    (("artificial intelligence facilities",), ("مراکز هوش مصنوعی",)),
    (("senior officials",), ("مقام‌های ارشد",)),
    (("Iranian delegation",), ("هیئت ایرانی",)),
    (("achievements", "technological hub"), ("دستاوردها", "قطب فناوری")),
    (("common areas of cooperation",), ("زمینه‌های مشترک همکاری",)),
    (
        ("highest diplomatic level", "determination", "fundamental axis"),
        ("بالاترین سطح دیپلماتیک", "عزم", "محور اساسی"),
    ),
    (("bilateral relations",), ("روابط دوجانبه",)),
    (("gateway to Europe", "key role"), ("دروازهٔ ایران به اروپا", "نقش کلیدی")),
    (("experts", "important step", "European markets"), ("کارشناسان", "گامی مهم", "بازارهای اروپا")),
    (("technological presence",), ("حضور فناورانه",)),
    (("foreign investment",), ("سرمایه‌گذاری خارجی",)),
    (("startups",), ("استارتاپ‌ها",)),
    (("cybersecurity",), ("امنیت سایبری",)),
    (("communications infrastructure",), ("زیرساخت‌های ارتباطی",)),
)
"""English and Persian nouns of edition 1, row by row."""

NOUNS_2: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("memorandum of understanding", "EXPO 2027"), ("یادداشت تفاهم", "اکسپو ۲۰۲۷")),
    (("e-commerce", "data transfer"), ("تجارت الکترونیک", "انتقال داده")),
)
"""Nouns that edition 2 adds."""

EN: tuple[str, ...] = tuple(noun for english, _ in NOUNS for noun in english)
FA: tuple[str, ...] = tuple(noun for _, persian in NOUNS for noun in persian)
EN_2: tuple[str, ...] = tuple(noun for english, _ in NOUNS_2 for noun in english)
FA_2: tuple[str, ...] = tuple(noun for _, persian in NOUNS_2 for noun in persian)
