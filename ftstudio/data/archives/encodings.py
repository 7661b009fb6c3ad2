"""The encodings that names in archives are found in, and how probable each character is in their languages.

An archive that does not say how its names are encoded was usually made by a program that used the code page of its
computer. A code page belongs to a group of languages; a group gives the probability of a character that is not ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log2

_COMMON, _USUAL = 0.55, 0.42
"""Shares of the common and the other usual characters of a group; all others share what is left."""


@dataclass(frozen=True)
class Group:
    """Languages that share code pages.

    ``script`` is the beginning of the Unicode names of its letters ("" for several scripts), ``common`` are frequent
    characters, ``usual`` the others in use, ``others`` how many there are besides.
    """

    script: str
    common: str
    usual: str
    others: int = 100

    @cache  # noqa: B019 - the few groups live as long as the program
    def bits(self) -> dict[str, float]:
        """-log2 of the probability of each character in use."""
        rows = [(set(self.usual) - set(self.common), _USUAL), (set(self.common), _COMMON)]
        return {char: log2(len(chars) / share) for chars, share in rows for char in chars}

    @property
    def other_bits(self) -> float:
        """The same for a character that is not in use."""
        return log2(self.others / (1 - _COMMON - _USUAL))


def _zone(codec: str, leads: range, trails: range) -> str:
    """The characters of a two-byte code whose bytes lie in these ranges."""
    return "".join(_decoded(codec, leads, trails))


def _decoded(codec: str, leads: range, trails: range) -> Iterator[str]:
    for lead in leads:
        for trail in trails:
            try:
                yield bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:  # a place that is not used
                continue


def _with_capitals(letters: str) -> str:
    return letters + letters.upper()


_UPPER_HALF = range(0xA1, 0xFF)


@cache
def groups() -> dict[str, Group]:
    """All groups by their key."""
    cyrillic = "бгжзйфхцчшщъыьэюяі"
    greek = "βγδζηθξφχψωςάέήίόύώ"
    return {
        "western": Group("LATIN", "äöüéèáíóúñçãåß", _with_capitals("äöüéèáíóúñçãåêëàâîïìòôõùûøæý") + "œÿ"),
        "central": Group("LATIN", "áéíóúýčěřšžůąęłżśćńőű", _with_capitals("áéíóúýčďěňřšťžůąćęłńśźżőűäöüâăîşţđ") + "ß"),
        "turkish": Group("LATIN", "çğışöü", "ÇĞİŞÖÜâîû"),
        "cyrillic": Group("CYRILLIC", "оеаинтсрвлкмдпу", _with_capitals(cyrillic) + "ОЕАИНТСРВЛКМДПУёїєґ"),
        "greek": Group("GREEK", "αοιετσνρκπλμυ", greek + "ΑΟΙΕΤΣΝΡΚΠΛΜΥΒΓΔΗΘΞΦΧΨΩϊϋ"),
        "hebrew": Group("HEBREW", "אבגדהוזחטיכלמנסעפצקרשת", "ךםןףץ"),
        "arabic": Group("ARABIC", "ابتجحدرسعفقكلمنهوي", "ءآأؤإئةثخذزشصضطظغى"),
        "thai": Group("THAI", "กขคงจชดตทนบปพมยรลวสหอะาิีุูเแโใไ่้็์ั", "ฆฉซฌญฎฏฐฑฒณถธผฝฟภศษฬฮำึืๅๆ๊๋"),
        "chinese": Group("CJK", _COMMON_CHINESE, _zone("gbk", range(0xB0, 0xD8), _UPPER_HALF), 20_000),
        "taiwanese": Group("CJK", _COMMON_TAIWANESE, _zone("big5", range(0xA4, 0xC7), range(0x40, 0xFF)), 8_000),
        "japanese": Group(
            "",
            _zone("cp932", range(0x82, 0x84), range(0x40, 0xF2)) + "ー",
            _zone("cp932", range(0x88, 0x99), range(0x40, 0xFD)),
            4_000,
        ),
        "korean": Group("HANGUL", _COMMON_KOREAN, _zone("euc_kr", range(0xB0, 0xC9), _UPPER_HALF), 14_000),
    }


_COMMON_CHINESE = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
    "事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力它与长把机十民第公"
    "此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体美相见利二等产或新制身果加西月话合回特代内信表"
    "化老给世位次度门任常先海通教原东声提立及比员解水名真论处走各入几口条平系气题活别打女变四数安少报才结反受目太量再"
    "花草木树叶鱼鸟虫猫狗马牛羊猪鸡虎龙兔车船飞图片集类测试训练验证标签红黄蓝绿白黑色玉米麦苹果桃梨菜瓜病斑异缺陷良"
    "品种山石土火金建房路桥衣鞋帽包裤裙杯瓶盒纸电脑照片夹件数据"
)
_COMMON_TAIWANESE = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家"
    "事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力它與長把機十民第公"
    "此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體美相見利二等產或新制身果加西月話合回特代內信表"
    "花草木樹葉魚鳥蟲貓狗馬牛羊豬雞虎龍兔車船飛圖片集類測試訓練驗證標籤紅黃藍綠白黑色玉米麥蘋桃梨菜瓜病斑異缺陷良品種"
    "山石土火金建房路橋衣鞋帽包褲裙杯瓶盒紙電腦照夾件數據"
)
_COMMON_KOREAN = (
    "이가다는의에을를은고하한지사어기아나로서도리스자라인시대수일부그보니전해정장있것들만게면주상과구오여조제무소선"
    "원유동공안비모트세성경미우양마연용거관신치문데학생위러계방화적내요반입진개물호드중식분재명실국재발음바영강현토"
    "너각양불량품테훈련균열상정꽃나무개고양이새말소차배산집별류종검증파일폴더사진그림백합장미"
)


@dataclass(frozen=True)
class Encoding:
    """``key`` is what is chosen and recorded, ``codec`` Python's name for it.

    ``doubt`` in bits: how much rarer it is in archives than the most frequent ones.
    """

    key: str
    title: str
    codec: str
    group: str
    doubt: float = 0.0


ENCODINGS: tuple[Encoding, ...] = (
    Encoding("gbk", "Chinese, simplified (GBK)", "gb18030", "chinese"),
    Encoding("shift_jis", "Japanese (Shift-JIS)", "cp932", "japanese"),
    Encoding("cp866", "Cyrillic (DOS, 866)", "cp866", "cyrillic"),
    Encoding("cp1251", "Cyrillic (Windows, 1251)", "cp1251", "cyrillic"),
    Encoding("cp949", "Korean (EUC-KR, 949)", "cp949", "korean", 1),
    Encoding("big5", "Chinese, traditional (Big5)", "cp950", "taiwanese", 1),
    Encoding("cp437", "Western European (DOS, 437)", "cp437", "western"),
    Encoding("cp850", "Western European (DOS, 850)", "cp850", "western"),
    Encoding("cp1252", "Western European (Windows, 1252)", "cp1252", "western", 1),
    Encoding("iso8859-15", "Western European (ISO 8859-15)", "iso8859-15", "western", 3),
    Encoding("cp852", "Central European (DOS, 852)", "cp852", "central", 1),
    Encoding("cp1250", "Central European (Windows, 1250)", "cp1250", "central", 1),
    Encoding("iso8859-2", "Central European (ISO 8859-2)", "iso8859-2", "central", 4),
    Encoding("cp857", "Turkish (DOS, 857)", "cp857", "turkish", 2),
    Encoding("cp1254", "Turkish (Windows, 1254)", "cp1254", "turkish", 3),
    Encoding("cp737", "Greek (DOS, 737)", "cp737", "greek", 1),
    Encoding("cp1253", "Greek (Windows, 1253)", "cp1253", "greek", 2),
    Encoding("koi8_r", "Cyrillic (KOI8-R)", "koi8_r", "cyrillic", 4),
    Encoding("iso8859-5", "Cyrillic (ISO 8859-5)", "iso8859-5", "cyrillic", 6),
    Encoding("euc_jp", "Japanese (EUC-JP)", "euc_jp", "japanese", 4),
    Encoding("cp862", "Hebrew (DOS, 862)", "cp862", "hebrew", 1),
    Encoding("cp1255", "Hebrew (Windows, 1255)", "cp1255", "hebrew", 2),
    Encoding("cp720", "Arabic (DOS, 720)", "cp720", "arabic", 1),
    Encoding("cp1256", "Arabic (Windows, 1256)", "cp1256", "arabic", 2),
    Encoding("cp874", "Thai (874)", "cp874", "thai", 6),
)
"""In the order in which they are offered where names fit several equally well."""
