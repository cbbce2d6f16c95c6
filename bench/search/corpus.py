#!/usr/bin/env python3
"""Writes an archive of made-up words whose variety is that of real ones, with what each article says beside it.

usage: corpus.py OUT ARTICLES [--per-edition 60] [--seed 16] [--last 2025-06-17] [--text FOLDER]

OUT becomes a paper: site.toml and content/<date>/<nn>-<slug>.md. OUT/truth.jsonl has a line for each article with its address
and the texts of its fields, so that what a search should find is known without newsprint. Words, names and places are drawn
by Zipf's law; new ones come up as time passes. The same arguments make the same bytes; each edition depends on its date and the seed alone.
With --text all texts and headlines are shuffled from the sentences of the articles in FOLDER: real words, but few of them.
"""

import argparse
import itertools
import json
import multiprocessing
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random

# Measured on 19,876 real articles: distinct pairs of Han, and how many an article has.
REAL_ARTICLES, REAL_PAIRS, REAL_POSTINGS, REAL_BYTES = 19876, 396_700, 302, 1520
SECTIONS = {"要闻": "news", "要闻快览": "briefs", "本地": "local", "经济": "economy", "文化": "culture", "教育": "education", "健康": "health",
            "体育": "sports", "国际": "world", "副刊": "supplement", "评论": "opinion", "图片新闻": "pictures"}
ROLES = ["本报记者", "记者", "通讯员", "特约记者"]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
COMPOUND = ["欧阳", "司马", "上官", "诸葛", "皇甫"]
PLACES = "市县区镇乡村路街桥港湾山河湖岛站"
BODIES = ["公司", "集团", "大学", "医院", "中学", "协会", "研究院", "委员会", "银行", "博物馆"]
LATIN = """Linlan Harbour City Metro Open Cup Festival Alliance Group Digital Research Institute Bridge Ferry Marathon Nova Aurora Delta Orion Vega Atlas
Cloud Logic Motors Energy Health Museum Theatre Jazz Lantern Summit Forum Union River Coast Mountain Summer Winter Night Market Street Academy""".split()
STEMS = "an be ca do el fi go ha in jo ka lu mi no or pe qua ri sa ti um ve wi xa yo ze bra cle dro fla gri".split()
UNITS = ["公里", "米", "吨", "万元", "亿元", "人次", "户", "平方米", "小时", "%", "℃", "辆", "万人", "亩"]
MIXED = """5G基站 A股 B超 C919 GDP增长 CPI同比 AI芯片 K歌 T台 PM2.5 Wi-Fi 4S店 X光 IC卡 H7N9 3D打印 U盘 VR眼镜 G20峰会 WTO规则 ETC通道 CT检查 IPO申请 LED灯
NBA联赛 APP下载 P2P平台 DNA检测 SUV车型 SIM卡 QR码 KTV包厢 IP地址 VIP室 Q版 O型血 ＰＭ２．５ Ｇ７ ５Ｇ网络 No.7 B2B café Müller Ångström São""".split()
OTHER_SCRIPTS = ["さくら", "まつり", "カメラ", "ラーメン", "東京タワー", "서울", "부산항", "한글날"]
# Han of the old form, as quoted inscriptions and overseas papers have them.
TRADITIONAL = dict(zip("国东车书门马鸟鱼长见贝页风飞齐龙龟万与丰为义乐习乡亚产亲亿仅从仓众优会伟传伤伦体",
                       "國東車書門馬鳥魚長見貝頁風飛齊龍龜萬與豐為義樂習鄉亞產親億僅從倉眾優會偉傳傷倫體"))
LINKING = "的了在是和有不为与对这中上将到也从就等以被把而及并于向让"
STOPS, PAUSES = "。。。。。。！？", "，，，，，，，，、、；："
SITE = """title = "万象日报"
description = "A made-up paper to measure search with."
base_url = "https://wanxiang.example/"
language = "zh-CN"

[outputs]
list_size = 50
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2" width="600" height="400"><path fill="#678" d="M0 0h3v2H0z"/></svg>\n'
# How often words, their neighbours in set phrases, and Han are drawn: by these the counts come to those of real articles.
COMMON_WORDS, WORDS_FROM, WORDS_POWER, PHRASES_POWER, HAN_FROM, HAN_POWER = 45_000, 30, 1.1, 1.5, 80, 2.0
ABOUT = 0.26


def rising(weights):
    return list(itertools.accumulate(weights))


class Words:
    """What the paper may say. Whatever comes up with time is drawn by the day, from lists that are the same on every day."""

    def __init__(self, seed):
        rng = Random(f"{seed}/words")
        common = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) if (row, cell) < (0xD7, 0xFA)]
        rare = [bytes((row, cell)).decode("gb2312") for row in range(0xD8, 0xF8) for cell in range(0xA1, 0xFF)]
        rng.shuffle(common)
        rng.shuffle(rare)
        self.han = common + rare
        self.han_weights = rising((rank + HAN_FROM) ** -HAN_POWER * (1 if rank < 3755 else 0.3) for rank in range(len(self.han)))
        self.common = self._words(rng, COMMON_WORDS, [0.03, 0.80, 0.12, 0.05])
        # Words keep company: half of what is said are set phrases.
        for at in range(10, COMMON_WORDS, 2):
            self.common[at] = "".join(self.common[int(at / 2 * rng.random() ** PHRASES_POWER) * 2 + 1] for _ in range(2))
        self.common_weights = rising((rank + WORDS_FROM) ** -WORDS_POWER for rank in range(COMMON_WORDS))
        self.linking_weights = rising((rank + 1) ** -1.0 for rank in range(len(LINKING)))
        self.new = self._words(rng, 40_000, [0, 0.45, 0.35, 0.20])
        self.people = [self.person(rng) for _ in range(60_000)]
        self.places = [self._word(rng, rng.choice((2, 2, 2, 3))) + rng.choice(PLACES) for _ in range(12_000)]
        self.bodies = [self._word(rng, rng.choice((2, 2, 3, 4))) + rng.choice(BODIES) for _ in range(12_000)]
        self.latin = LATIN + ["".join(rng.choices(STEMS, k=rng.choice((2, 2, 3, 3, 4)))).capitalize() for _ in range(6000)]
        self.topics = [self._word(rng, rng.choice((2, 3, 4))) for _ in range(2000)]

    def _word(self, rng, length):
        return "".join(rng.choices(self.han, cum_weights=self.han_weights, k=length))

    def _words(self, rng, count, lengths):
        return [self._word(rng, length) for length in rng.choices((1, 2, 3, 4), lengths, k=count)]

    def person(self, rng):
        surname = rng.choice(COMPOUND) if rng.random() < 0.02 else SURNAMES[int(len(SURNAMES) * rng.random() ** 2)]
        return surname + self._word(rng, rng.choice((1, 2, 2, 2)))


def early(rng, count):
    """A place in a list of `count`, the first ones far more often: Zipf's law, near enough, without weights."""
    return int(count ** rng.random()) - 1


class Day:
    """The paper of one date."""

    def __init__(self, words, seed, when):
        self.words, self.when = words, when
        self.rng = Random(f"{seed}/{when}")
        # Twenty years hold all that ever comes up; a story's words are new for a while, then seldom.
        self.age = min(max((when - date(2005, 1, 1)).days / 8000, 0.05), 1)

    def known(self, things):
        """One that is known by now; every other one came up of late."""
        known = int(len(things) * self.age)
        if self.rng.random() < 0.5:
            return things[max(0, known - 1 - early(self.rng, max(2, known // 4)))]
        return things[early(self.rng, known)]

    def number(self):
        rng = self.rng
        kind = rng.random()
        if kind < 0.3:
            return f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        if kind < 0.45:
            return f"{rng.randint(1978, self.when.year + 1)}年"
        value = f"{rng.randint(1, 99)}.{rng.randint(1, 99)}" if kind < 0.7 else str(int(10 ** (4.5 * rng.random())) + 1)
        return value + rng.choice(UNITS)

    def foreign(self):
        rng = self.rng
        kind = rng.random()
        if kind < 0.55:
            return rng.choice(MIXED)
        if kind < 0.7:
            return f"{rng.choice('ABCDGHKTXYZ')}{rng.randint(1, 999)}"
        if kind < 0.75:
            return rng.choice(OTHER_SCRIPTS)
        return " ".join(self.words.latin[early(rng, len(self.words.latin))] for _ in range(rng.choice((1, 1, 1, 2, 3))))

    def story(self):
        """The words that this story is about, which come again in it."""
        rng, words = self.rng, self.words
        cast = [self.known(words.people) if rng.random() < 0.5 else words.person(rng) for _ in range(rng.choice((0, 1, 1, 2, 3)))]
        about = [self.known(words.new) for _ in range(rng.randint(2, 6))]
        about += [self.known(words.places), self.known(words.bodies)]
        about += rng.choices(words.common, cum_weights=words.common_weights, k=rng.randint(3, 8))
        return cast + about, [] if STOCK else cast

    def clause(self, about, length):
        rng, words = self.rng, self.words
        if STOCK:
            return re.split("[，。！？：；]", rng.choice(STOCK))[0]
        said = []
        for word in rng.choices(words.common, cum_weights=words.common_weights, k=length):
            kind = rng.random()
            if kind < ABOUT:
                word = rng.choice(about)
            elif kind < ABOUT + 0.14:
                word = rng.choices(LINKING, cum_weights=words.linking_weights)[0]
            elif kind < ABOUT + 0.18:
                word = self.number()
            elif kind < ABOUT + 0.195:
                word = self.foreign()
            elif kind < ABOUT + 0.205:
                word = self.known(words.new)
            elif kind < ABOUT + 0.22:
                word = self.known(words.places if kind < ABOUT + 0.213 else words.bodies)
            said.append(word)
        return "".join(said)

    def sentence(self, about):
        rng = self.rng
        if STOCK:
            return rng.choice(STOCK)
        parts = [self.clause(about, rng.randint(3, 8)) for _ in range(rng.choice((1, 2, 2, 3, 3, 4)))]
        said = parts[0] + "".join(rng.choice(PAUSES) + part for part in parts[1:])
        kind = rng.random()
        if kind < 0.06:
            said = f"“{said}”"
        elif kind < 0.08:
            said = f"《{self.clause(about, 2)}》{said}"
        elif kind < 0.085:
            said = said.translate(str.maketrans(TRADITIONAL))
        return said + rng.choice(STOPS)

    def article(self, number):
        rng = self.rng
        about, cast = self.story()
        wanted = min(max(int(rng.lognormvariate(5.90, 0.62)), 60), 3000)
        authors = [f"{rng.choice(ROLES)} {self.staff()}" for _ in range(rng.choice((0, 1, 1, 1, 2)))]
        paragraphs, length = [], 0
        while length < wanted:
            said = "".join(self.sentence(about) for _ in range(rng.randint(1, 4)))
            paragraphs.append(said)
            length += len(said)
        typed, text = dressed(rng, paragraphs, self.clause(about, 3))
        facts = {"title": self.clause(about, rng.randint(4, 7)), "section": rng.choice(list(SECTIONS)), "page": f"{number // 8 + 1:02}"}
        if rng.random() < 0.2:
            facts["kicker"] = self.clause(about, rng.randint(3, 5))
        if rng.random() < 0.3:
            facts["subtitle"] = f"{self.clause(about, 4)} {self.clause(about, 4)}"
        facts["authors"] = authors
        facts["topics"] = sorted({self.words.topics[early(rng, 2000)] for _ in range(rng.choice((0, 0, 1, 2)))})
        facts["captions"] = [self.sentence(about)] if rng.random() < 0.05 else []
        return facts, typed, text, cast

    def staff(self):
        # A few hundred write at a time; they come and go.
        first = int(self.age * 3000)
        return self.words.people[first + early(self.rng, 250)]


def dressed(rng, paragraphs, heading):
    """The paragraphs as typed, with some Markdown, and as read."""
    typed, text = list(paragraphs), list(paragraphs)
    if rng.random() < 0.3:
        start = rng.randrange(len(typed))
        word = re.match(r"[\u4e00-\u9fff]{3,6}", typed[start])
        if word:
            typed[start] = f"**{word[0]}**" + typed[start][word.end():]
    if len(typed) > 4 and rng.random() < 0.4:
        typed.insert(3, f"## {heading}")
        text.insert(3, heading)
    return "\n\n".join(typed), "\n".join(text)


def edition(given):
    """Writes an edition; returns its lines of truth and what was counted."""
    out, when, articles = given
    day = Day(WORDS, SEED, when)
    folder = Path(out) / "content" / str(when)
    folder.mkdir(parents=True)
    lines, pairs, postings, size = [], set(), 0, 0
    for number in range(articles):
        facts, typed, text, cast = day.article(number)
        slug = f"a{number:03}"
        head = {key: value for key, value in facts.items() if key != "captions" and value}
        if facts["captions"]:
            (folder / "images").mkdir(exist_ok=True)
            (folder / "images" / "plain.svg").write_text(DRAWING)
            head["images"] = [{"src": "images/plain.svg", "caption": facts["captions"][0]}]
        matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        (folder / f"{number + 1:03}-{slug}.md").write_text(f"---\n{matter}---\n\n{typed}\n", encoding="utf-8")
        byline = ", ".join(facts.pop("authors"))
        truth = {"url": f"{when}/{slug}/", "date": str(when), **facts, "byline": byline, "people": cast, "text": text}
        lines.append(json.dumps(truth, ensure_ascii=False))
        own = set()
        for run in re.findall(r"[\u4e00-\u9fff]{2,}", text):
            own.update(map(str.__add__, run, run[1:]))
        pairs |= own
        postings += len(own)
        size += len(text.encode())
    return "\n".join(lines) + "\n", pairs, postings, size


def start(seed, text):
    global WORDS, SEED, STOCK
    WORDS, SEED, STOCK = Words(seed), seed, sentences(text) if text else []


def sentences(folder):
    """The sentences of all articles below a folder, those with Markdown in them left out."""
    found = []
    for path in sorted(folder.rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        found += re.findall(r"[^。！？\n]{8,120}[。！？]", body)
    return [one.strip("”’") for one in found if not re.search(r"[*~\[\]<>|`#_^$\\]|^[-+\d]|^\s", one)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--per-edition", type=int, default=60)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--last", type=date.fromisoformat, default=date(2025, 6, 17))
    parser.add_argument("--text", type=Path)
    given = parser.parse_args()
    for left in ("content", "held"):
        shutil.rmtree(given.out / left, ignore_errors=True)
    (given.out / "site.kept").unlink(missing_ok=True)
    given.out.mkdir(parents=True, exist_ok=True)
    sections = "".join(f'\n[[sections]]\nname = "{name}"\nslug = "{slug}"\n' for name, slug in SECTIONS.items())
    (given.out / "site.toml").write_text(SITE + sections)
    # The first edition takes what does not fill one, so that the last is a whole day.
    full, rest = divmod(given.articles, given.per_edition)
    sizes = [rest] * bool(rest) + [given.per_edition] * full
    jobs = [(str(given.out), given.last - timedelta(days=len(sizes) - 1 - at), size) for at, size in enumerate(sizes)]
    pairs, postings, size, told = set(), 0, 0, 0
    with multiprocessing.Pool(initializer=start, initargs=(given.seed, given.text)) as pool, (given.out / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for lines, own, count, length in pool.imap(edition, jobs, chunksize=4):
            truth.write(lines)
            before = told
            postings, size, told = postings + count, size + length, told + lines.count("\n")
            pairs.update(own)
            if before < REAL_ARTICLES <= told:
                measured(pairs, postings, size, told)
    measured(pairs, postings, size, told)


def measured(pairs, postings, size, articles):
    print(f"{articles:,} articles: {size / articles:,.0f} bytes of text, {postings / articles:.0f} pairs of Han an article; {len(pairs):,} different pairs", flush=True)
    if articles >= REAL_ARTICLES and articles < REAL_ARTICLES + 500:
        shares = [size / articles / REAL_BYTES, postings / articles / REAL_POSTINGS, len(pairs) / REAL_PAIRS]
        print("of what real ones have: " + ", ".join(f"{share:.0%}" for share in shares))


if __name__ == "__main__":
    main()
