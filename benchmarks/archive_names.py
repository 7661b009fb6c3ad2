"""How often the encoding of names in an archive is guessed right, by the program and by charset-normalizer.

    python benchmarks/archive_names.py        # with charset-normalizer where it is installed

Each case is an archive of two to ten folders with names of one language in one code page; right means that all names
come out as they were written. The words are none of those that the program's tables were written with.
"""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator
from random import Random

from ftstudio.data.archives.encodings import ENCODINGS
from ftstudio.data.archives.guess_encoding import readings

WORDS: dict[tuple[str, ...], str] = {
    ("gbk",): "螺丝 锤子 剪刀 钥匙 雨伞 眼镜 手套 围巾 戒指 项链 闪电 彩虹 沙漠 冰川 瀑布 蘑菇 洋葱 胡萝卜 茄子 辣椒",
    ("big5",): "螺絲 錘子 剪刀 鑰匙 雨傘 眼鏡 手套 圍巾 戒指 項鍊 閃電 彩虹 沙漠 冰川 瀑布 蘑菇 洋蔥 胡蘿蔔 茄子 辣椒",
    ("cp932",): "ねじ 金槌 はさみ 鍵 傘 メガネ 手袋 マフラー 指輪 首飾り 稲妻 虹 砂漠 氷河 滝 きのこ 玉ねぎ 人参 茄子 唐辛子",
    ("cp949",): "나사 망치 가위 열쇠 우산 안경 장갑 목도리 반지 목걸이 번개 무지개 사막 빙하 폭포 버섯 양파 당근 가지 고추",
    ("cp866", "cp1251", "koi8_r"): "винт молоток ножницы ключ зонт очки перчатки шарф кольцо ожерелье молния радуга "
    "пустыня ледник водопад грибы лук морковь баклажан перец",
    ("cp737", "cp1253"): "βίδα σφυρί ψαλίδι κλειδί ομπρέλα γυαλιά γάντια κασκόλ δαχτυλίδι κολιέ αστραπή έρημος "
    "παγετώνας καταρράκτης μανιτάρι κρεμμύδι καρότο μελιτζάνα πιπεριά τόξο",
    ("cp852", "cp1250"): "śruba młotek nożyczki klucz parasol okulary rękawiczki szalik pierścień naszyjnik błyskawica "
    "tęcza pustynia lodowiec wodospad grzyb cebula marchew bakłażan papryka",
    ("cp850", "cp1252"): "Schlüssel Flügel Münze Gürtel Säge Würfel Nägel Löffel Töpfe Körbe Wüste Blätter Kürbis Möwe "
    "Frösche Käse Brötchen Süßkartoffel Türgriff Knöpfe",
    ("cp857", "cp1254"): "çekiç makas anahtar şemsiye gözlük eldiven atkı yüzük kolye şimşek gökkuşağı çöl buzul şelale "
    "mantar soğan havuç patlıcan biber düğme",
    ("cp862", "cp1255"): "בורג פטיש מספריים מפתח מטריה משקפיים כפפות צעיף טבעת שרשרת ברק קשת מדבר קרחון מפל פטריה בצל גזר חציל פלפל",
    ("cp720", "cp1256"): "برغي مطرقة مقص مفتاح مظلة نظارة قفازات وشاح خاتم قلادة برق صحراء شلال فطر بصل جزر باذنجان فلفل زر قوس",
    ("cp874",): "สกรู ค้อน กรรไกร กุญแจ ร่ม แว่นตา ถุงมือ ผ้าพันคอ แหวน สร้อยคอ ฟ้าผ่า รุ้ง ทะเลทราย น้ำตก เห็ด หัวหอม แครอท มะเขือ พริก กระดุม",
}  # fmt: skip
SIZES = (2, 3, 5, 10)
EACH = 20


def main() -> None:
    judges = {"program": guessed, "one of its first four": offered}
    if importlib.util.find_spec("charset_normalizer"):
        judges["charset-normalizer"] = by_charset_normalizer
    right: dict[str, Counter[int]] = {title: Counter() for title in judges}
    missed: dict[str, Counter[str]] = {title: Counter() for title in judges}
    total: Counter[int] = Counter()
    for codec, size, names in cases():
        total[size] += 1
        meant = [name.decode(codec) for name in names]
        for title, judge in judges.items():
            if meant in judge(names):
                right[title][size] += 1
            else:
                missed[title][codec] += 1
    for title, counts in right.items():
        shares = "  ".join(f"{size} names {counts[size] / total[size]:6.1%}" for size in SIZES)
        print(f"{title:22} {sum(counts.values()) / sum(total.values()):6.1%} of {sum(total.values())}   {shares}")
        print(f"{'':22} missed most: {', '.join(f'{codec} {n}' for codec, n in missed[title].most_common(8))}")


def cases() -> Iterator[tuple[str, int, list[bytes]]]:
    for codecs, words in WORDS.items():
        for codec in codecs:
            for size in SIZES:
                for turn in range(EACH):
                    chosen = Random(f"{codec} {size} {turn}").sample(words.split(), size)
                    names = [f"{word}/IMG_{number:04}.jpg".encode(codec) for word in chosen for number in range(3)]
                    if not all(name.isascii() for name in names):
                        yield codec, size, names


def guessed(names: list[bytes]) -> list[list[str]]:
    return offered(names)[:1]


def offered(names: list[bytes]) -> list[list[str]]:
    return [[name.decode(one.codec) for name in names] for one, _ in readings(names)[:4]]


def by_charset_normalizer(names: list[bytes]) -> list[list[str]]:
    """With the same encodings to choose from: without them it is worse."""
    from charset_normalizer import from_bytes  # type: ignore[import-not-found]

    parts = sorted({name.partition(b"/")[0] for name in names if not name.isascii()})
    best = from_bytes(b"\n".join(parts), cp_isolation=[one.codec for one in ENCODINGS], threshold=0.5).best()
    try:
        return [[name.decode(best.encoding) for name in names]] if best else []
    except UnicodeDecodeError:
        return []


if __name__ == "__main__":
    main()
