"""Averages a day, parts added and other kinds of a figure that share their words with the plain one."""

from __future__ import annotations

import re

from .matching_views import View
from .query import Target

# what the name of a fact says, and what a question must say to mean it
_KINDS = tuple(
    (re.compile(printed), re.compile(asked))
    for printed, asked in (
        ("日均|每日|每天", "日均|每日|每天|一天|平均日|天"),
        ("月均|每月", "月均|每月|一个月|月"),
        ("人均", "人均|每人|每个人"),
        ("户均", "户均|每户"),
        ("笔均|每笔", "笔均|每笔|单笔|平均"),
        ("逆差|顺差", "逆差|顺差|差|净"),
        ("净增|新增|增量", "增|多了|多出|多少新|新"),
    )
)

_AVERAGE = re.compile("日均|月均|人均|户均")


# a figure without 港澳台 is not that with them
_WITH_ALL = re.compile("(?<!不)(?<!未)(?<!不包)(?:含|包括|加上?|连同)[^，。]{0,3}港澳台")
_WITHOUT = re.compile("不(?:含|包括|计)[^，。]{0,3}港澳台")
_ALONE = re.compile(
    "(?:单[算独单看论]|光(?!缆|纤|伏|刻|学|电|模|通)|[仅只][算看论]|光算|仅)(?P<name>[A-Za-z0-9]+|[\u4e00-\u9fff]{2,4})"
)


def another_kind(view: View, target: Target) -> bool:
    """Whether a figure is an average or an addition where the question asks for none."""
    name = view.fact.indicator
    if _WITH_ALL.search(target.text) and _WITHOUT.search(f"{view.fact.scope or ''}{name}"):
        return True
    alone = _ALONE.search(target.text)
    if alone and re.search(f"{re.escape(alone['name'])}[、和与及]|[、和与及]{re.escape(alone['name'])}", name):
        return True  # a joint figure says nothing of one of them alone
    average = _AVERAGE.search(target.text)
    # an average that is asked for is never the total
    if average and view.fact.measure == "level" and average[0] not in f"{name} {view.near}":
        return True
    return any(printed.search(name) and not asked.search(target.text) for printed, asked in _KINDS)
