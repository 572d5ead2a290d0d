"""What a question for a list wants listed, and whether a text lists such things."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .enumerations import end_of_clause, enumerations
from .places import places

Span = tuple[int, int]

# things with names of their own: a text that names none of them does not say which
NAMES_ASKED = re.compile(
    r"(?:哪些|哪几个|哪几家)(?:企业|公司|城市|省份|省市|国家|地区|机构|部门|组织|平台|法律|品牌|园区|港口|成员)"
    r"|(?:企业|公司|城市|省份|国家|地区|机构|部门|组织|成员国?|基地|名单|示范区)(?:都|分别|主要)?(?:有|是|在)(?:哪些|哪里|哪儿|谁|哪几)"
    r"|分别(?:在|位于|是|设在|坐落)?(?:哪|什么地方|何处)|名单|名录|名册|名称|叫什么|都是谁|哪\d+[个家条部国项座所款批]"
)
# what a text may say without listing it
MAY_BE_TOLD = re.compile(
    "措施|举措|要求|规定|规范|建议|共识|作用|影响|意义|好处|益处|内容|变化|安排|部署|目标|任务|工作|成果|方式|方面|因素|条件|原因"
    "|特点|优势|贡献|政策|情况|进展|打算|计划|行动|活动|有什么|有些什么|怎么|如何|分成|分为|有啥|保护|支持"
    "|问题|挑战|困难|难题|短板|担忧|顾虑|关切|机会|机遇|业务|文件|协定|协议|倡议|法律|谈判|议题|标准|规则|权利|职责|便利"
)
_FIRMS_ASKED = re.compile(
    "(?:哪些|哪几家|哪几个)(?:企业|公司|品牌)|(?:企业|公司|品牌)(?:的|都|主要|具体)*(?:有哪些|名单|名录|名称|是哪)"
)
_NO_PLACES = re.compile(
    "哪(?:些|几[个种类项])(?:数据|企业|公司|产品|商品|措施|技术|服务|条款|条件|法律|法规|文件|银行|平台|人|权利|规则|议题"
    "|业态|门类|内容|语种)"
)
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SAID = re.compile("(?P<number>[两二三四五六七八九十])(?:方面|部分|[个类种项大条家国部点步块权])")
# who asks for all of them is not served with some of them
_WHOLE = re.compile(r"名单|名录|逐一|逐条|逐项|全部|都有谁|都是谁|分别|列全|是哪\d")
_DENIES = re.compile("没有?(?!错)|未(?!来|成年)|不(?!同|断|少|仅|足)|之外|以外|除")
_FIRM = re.compile("企业|公司|厂商|品牌|集团|卖家")
PLACES_ASKED = re.compile(
    r"(?:国|地区|省|市|省市|城市|经济体)\s*(?:的)?名单|(?:哪些|哪几个|哪两个|哪几国|哪\d+个)(?:重点|主要|新兴)?"
    r"(?:国家|地区|成员|经济体|地方|市场|城市|省份|省市)|(?:成员国?|国家|市场)有哪些|哪几国"
)
COUNT = re.compile(r"(?<![\d.年月第前])(\d{1,3})(?=个|家|条|部|项|座|所|款|批)")


def admits(question: str, text: str) -> bool:
    """Whether a text has the count of things that the question names, and denies what the question denies.

    A count stands behind the things listed (A、B等12个), or so many are listed; who asks for all of them wants those.
    """
    denied = _DENIES.search(question)
    if denied and denied[0][0] in "没未不" and not _DENIES.search(text):
        return False
    whole = _WHOLE.search(question) is not None
    return all(_counted(int(count), text, whole) for count in COUNT.findall(question))


def has_asked_number(question: str, listed: str) -> bool:
    """Whether as many things are listed as the question says: 哪三权, 四个方面."""
    said = [match["number"] for match in _SAID.finditer(question)]
    return str(len(re.split("[、和与及]", listed))) in {str(_NUMBERS[number]) for number in said}


def fits_sort(question: str, text: str, spans: Sequence[Span]) -> bool:
    """Whether what a text lists may be of the sort asked for: places, firms, or something that is no place."""
    listed = [text[start:end] for start, end in spans]
    if PLACES_ASKED.search(question) and not any(map(_names_place, listed)):
        return False  # a list of measures answers no question for countries
    if _FIRMS_ASKED.search(question) and not any(_names_firm(text, span) for span in spans):
        return False
    return not (_NO_PLACES.search(question) and all(map(_names_place, listed)))


def _counted(count: int, text: str, whole: bool) -> bool:
    listed = enumerations(text, pairs=count == 2)
    if any(len(re.split("[、和与及]", text[start:end])) == count for start, end in listed):
        return True
    behind = (re.match(rf"[^，；。]{{0,12}}?(?<!\d){count}(?!\d)", text[end:]) for _, end in listed)
    return not whole and any(behind)


def _names_firm(text: str, span: Span) -> bool:
    members = text[slice(*span)]
    if _names_place(members) or re.search(r"\d", members):
        return False
    return bool(_FIRM.search(text[span[0] : end_of_clause(text, span[1])]))


def _names_place(members: str) -> bool:
    return any(place in members for place in places())
