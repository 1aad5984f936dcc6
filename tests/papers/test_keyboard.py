"""Slips of the keyboard: each names itself at its own line and column, with what to type, and nothing else is said."""

from __future__ import annotations

import pytest

from composer.api import Finding, Refused, open_edition

PAPER = """\
paper: 夜报
format:
  trim: [195mm, 270mm]
  type_area: {columns: 4, measure: 11字, lines: 60}
colours: {red: [0, 100, 90, 0]}
styles:
  body: {face: 宋, size: 小五}
"""
PAGE = """\
layout: front
masthead: {at: {columns: 1-4, lines: 1-7}}
folio: {at: {columns: 1-4, lines: "9"}, outer: "{page}"}
areas:
  lead: {at: {columns: 1-4, lines: 10-40}, pictures: {main: {at: {columns: 2-3, lines: 1-8}}}}
  side:
    at: {columns: 1-2, lines: 42-60}
    box: hairline
"""
EDITION = """\
edition: 2026-01-01
number: 12
pages:
  1: {layout: front, name: 要闻}
stories:
  - {story: lead.md, area: 1.lead, pictures: {main: {file: rain.jpg, caption: 雨中}}}
  - {story: side.md, area: 1.side}
"""
STORY = """\
---
headline: 谷雨
byline: 张三
---

春雨下了一夜。
"""

P, L, E, S = (
    "paper.yaml",
    "pages/front.yaml",
    "editions/1/edition.yaml",
    "editions/1/stories/side.md",
)
FILES = {
    P: PAPER,
    L: PAGE,
    E: EDITION,
    S: STORY,
    "editions/1/stories/lead.md": STORY.replace("谷雨", "清明"),
}

SLIPS: dict[str, tuple[str, str, str, str, int, int, str]] = {
    'wide colon block': (L, 'box: hairline', 'box：hairline', 'E207', 8, 8, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide colon first line': (P, 'paper: 夜报', 'paper：夜报', 'E207', 1, 6, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide colon in flow': (L, '{columns: 1-2, lines: 42-60}', '{columns：1-2, lines: 42-60}', 'E207', 7, 17, '写成 columns: 1-2'),
    'wide colon in flow last': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2, lines：42-60}', 'E207', 7, 29, '写成 lines: 42-60'),
    'wide colon nested flow': (E, 'caption: 雨中', 'caption：雨中', 'E207', 6, 77, '写成 caption: 雨中'),
    'wide colon opens flow': (L, 'lead: {at: {', 'lead：{at: {', 'E207', 5, 7, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide comma in flow': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2，lines: 42-60}', 'E207', 7, 22, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide comma nested': (E, 'file: rain.jpg, caption', 'file: rain.jpg，caption', 'E207', 6, 68, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'ideographic comma': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2、lines: 42-60}', 'E207', 7, 22, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide comma in list': (P, '[195mm, 270mm]', '[195mm，270mm]', 'E207', 3, 15, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'ideographic comma in list': (P, '[0, 100, 90, 0]', '[0、100、90、0]', 'E207', 5, 18, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'no blank in flow': (L, '{columns: 1-2, lines: 42-60}', '{columns:1-2, lines: 42-60}', 'E219', 7, 17, '写成 columns: 1-2'),
    'no blank in flow 2': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2, lines:42-60}', 'E219', 7, 29, '写成 lines: 42-60'),
    'no blank nested': (E, 'file: rain.jpg', 'file:rain.jpg', 'E219', 6, 58, '写成 file: rain.jpg'),
    'no blank block': (L, 'box: hairline', 'box:hairline', 'E219', 8, 8, '改成“键: 值”'),
    'no blank before brace': (L, 'side:\n    at: {', 'side:\n    at:{', 'E219', 7, 7, '改成“键: 值”'),
    'colon in caption': (E, 'caption: 雨中', 'caption: 雨中: 谷雨', 'E210', 6, 81, '写成 "雨中: 谷雨"'),
    'comma in caption': (E, 'caption: 雨中', 'caption: 雨中, 谷雨', 'E267', 6, 83, '写成 caption: "雨中, 谷雨"'),
    'comma in name': (E, 'name: 要闻', 'name: 要闻, 综合', 'E267', 4, 32, '写成 name: "要闻, 综合"'),
    'brace page': (L, 'outer: "{page}"', 'outer: {page}', 'E210', 3, 48, '写成 "{page}"'),
    'brace page words': (L, 'outer: "{page}"', 'outer: 第{page}版', 'E210', 3, 48, '写成 "第{page}版"'),
    'brace page words front': (L, 'outer: "{page}"', 'outer: {page} 版', 'E210', 3, 48, '写成 "{page} 版"'),
    'brace block': (L, 'box: hairline', 'label: {page}版', 'E210', 8, 12, '写成 "{page}版"'),
    'dash brace': (E, '  - {story: side.md', '  -{story: side.md', 'E268', 7, 3, '写成“- ”'),
    'dash word': (E, '  - {story: side.md, area: 1.side}', '  -story: side.md\n    area: 1.side', 'E268', 7, 3, '写成“- ”'),
    'head bracket': (S, 'headline: 谷雨', 'headline: [图片]谷雨', 'E210', 2, 11, '写成 "[图片]谷雨"'),
    'head quote': (S, 'headline: 谷雨', 'headline: "谷雨"来了', 'E210', 2, 11, '写成 \'"谷雨"来了\''),
    'head colon': (S, 'headline: 谷雨', 'headline: 谷雨: 春', 'E210', 2, 13, '写成 "谷雨: 春"'),
    'head hash': (S, 'headline: 谷雨', 'headline: #谷雨#春', 'E280', 2, 11, '给整个值加引号：headline: "…#…"'),
    'head star': (S, 'headline: 谷雨', 'headline: *谷雨', 'E210', 2, 11, '写成 "*谷雨"'),
    'head amp': (S, 'headline: 谷雨', 'headline: &谷雨', 'E210', 2, 11, '写成 "&谷雨"'),
    'head at': (S, 'headline: 谷雨', 'headline: @谷雨', 'E210', 2, 11, '写成 "@谷雨"'),
    'head percent': (S, 'headline: 谷雨', 'headline: %谷雨', 'E210', 2, 11, '写成 "%谷雨"'),
    'head pipe': (S, 'headline: 谷雨', 'headline: |谷雨', 'E210', 2, 11, '写成 "|谷雨"'),
    'head gt': (S, 'headline: 谷雨', 'headline: >谷雨', 'E210', 2, 11, '写成 ">谷雨"'),
    'head excl': (S, 'headline: 谷雨', 'headline: !谷雨', 'E210', 2, 11, '写成 "!谷雨"'),
    'head tick': (S, 'headline: 谷雨', 'headline: `谷雨', 'E210', 2, 11, '写成 "`谷雨"'),
    'head brace': (S, 'headline: 谷雨', 'headline: {谷雨}春', 'E210', 2, 11, '写成 "{谷雨}春"'),
    'head question': (S, 'headline: 谷雨', 'headline: ? 谷雨', 'E210', 2, 11, '写成 "? 谷雨"'),
    'head wide colon': (S, 'headline: 谷雨', 'headline：谷雨', 'E207', 2, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'head no blank': (S, 'headline: 谷雨', 'headline:谷雨', 'E219', 2, 9, '改成“键: 值”'),
    'reversed lines': (L, 'lines: 42-60', 'lines: 60-42', 'E223', 7, 31, '范围倒了，小的在前，写成 42-60'),
    'reversed columns': (L, 'columns: 1-2, lines: 42', 'columns: 2-1, lines: 42', 'E223', 7, 19, '范围倒了，小的在前，写成 1-2'),
    '31 nov': (E, '2026-01-01', '2026-11-31', 'E223', 1, 10, '2026 年 11 月只有 30 天'),
    '30 feb': (E, '2026-01-01', '2026-02-30', 'E223', 1, 10, '2026 年 2 月只有 28 天'),
    'month 13': (E, '2026-01-01', '2026-13-01', 'E223', 1, 10, '没有 13 月'),
    'zh date': (E, '2026-01-01', '2026年1月1日', 'E223', 1, 10, '写成 2026-01-01'),
    'slash date': (E, '2026-01-01', '2026/1/1', 'E223', 1, 10, '写成 2026-01-01'),
    'short date': (E, '2026-01-01', '2026-1-1', 'E223', 1, 10, '写成 2026-01-01'),
    'dot date': (E, '2026-01-01', '2026.1.1', 'E223', 1, 10, '写成 2026-01-01'),
    'zhi': (L, 'lines: 42-60', 'lines: 42至60', 'E223', 7, 31, '写成 42-60'),
    'dao': (L, 'lines: 42-60', 'lines: 42到60', 'E223', 7, 31, '写成 42-60'),
    'lines zh unit': (L, 'lines: 42-60', 'lines: 42-60行', 'E223', 7, 31, '写成 42-60'),
    'lines wide dash': (L, 'lines: 42-60', 'lines: 42－60', 'E223', 7, 31, '这里用了全角字符，写成 42-60'),
    'lines dots': (L, 'lines: 42-60', 'lines: 42..60', 'E223', 7, 31, '写成 42-60'),
    'lines slash': (L, 'lines: 42-60', 'lines: 42/60', 'E223', 7, 31, '写成 42-60'),
    'lines comma': (L, 'lines: 42-60', 'lines: 42,60', 'E267', 7, 34, '写成 lines: 42-60'),
    'curly quote flow comma': (E, 'caption: 雨中', 'caption: “雨中, 谷雨”', 'E267', 6, 84, '弯引号“”不是 YAML 的引号；写成 caption: "雨中, 谷雨"'),
    'curly lines': (L, 'lines: "9"', 'lines: “9”', 'E223', 3, 35, '弯引号不是 YAML 的引号，写成 "9"'),
    'curly page': (L, 'outer: "{page}"', 'outer: “{page}”', 'E210', 3, 48, '写成 "{page}"'),
    'single curly': (L, 'lines: "9"', 'lines: ‘9’', 'E223', 3, 35, '弯引号不是 YAML 的引号，写成 "9"'),
    'corner quote': (L, 'lines: "9"', 'lines: 「9」', 'E223', 3, 35, '弯引号不是 YAML 的引号，写成 "9"'),
    'wide quote': (L, 'lines: "9"', 'lines: ＂9＂', 'E223', 3, 35, '弯引号不是 YAML 的引号，写成 "9"'),
    'u3000 indent': (L, '    box: hairline', '\u3000\u3000box: hairline', 'E207', 8, 1, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'u3000 mixed': (L, '    box: hairline', '  \u3000box: hairline', 'E207', 8, 3, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'u3000 one more': (L, '    box: hairline', '    \u3000box: hairline', 'E207', 8, 5, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'u3000 after colon': (L, 'box: hairline', 'box:\u3000hairline', 'E207', 8, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'u3000 in flow': (L, '{columns: 1-2, lines: 42-60}', '{columns:\u30001-2, lines: 42-60}', 'E207', 7, 18, '写成 columns: 1-2'),
    'u3000 after comma': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2,\u3000lines: 42-60}', 'E207', 7, 23, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'nbsp indent': (L, '    box: hairline', '\xa0\xa0\xa0\xa0box: hairline', 'E207', 8, 1, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'nbsp after colon': (L, 'box: hairline', 'box:\xa0hairline', 'E207', 8, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'tab indent': (L, '    box: hairline', '\tbox: hairline', 'E206', 8, 1, '改用空格'),
    'tab after blank': (L, '    box: hairline', '  \tbox: hairline', 'E206', 8, 3, '改用空格'),
    'wide digit page': (E, '  1: {layout', '  １: {layout', 'E223', 4, 3, '这里用了全角字符，写成 1'),
    'wide dot area': (E, 'area: 1.side', 'area: 1．side', 'E223', 7, 28, '这里用了全角字符，写成 1.side'),
    'zh dot area': (E, 'area: 1.side', 'area: 1。side', 'E223', 7, 28, '写成 1.side'),
    'wide mm': (P, '195mm', '195ｍｍ', 'E223', 3, 10, '这里用了全角字符，写成 195mm'),
    'zh unit': (P, '195mm', '195毫米', 'E223', 3, 10, '写成 195mm'),
    'wide braces': (L, '{columns: 1-2, lines: 42-60}', '｛columns: 1-2, lines: 42-60｝', 'E207', 7, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide open brace': (L, '{columns: 1-2, lines: 42-60}', '｛columns: 1-2, lines: 42-60}', 'E207', 7, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide close brace': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2, lines: 42-60｝', 'E207', 7, 36, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide brackets': (P, '[195mm, 270mm]', '［195mm, 270mm］', 'E207', 3, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'lenticular brackets': (P, '[195mm, 270mm]', '【195mm, 270mm】', 'E207', 3, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'zh paren': (P, '[195mm, 270mm]', '（195mm, 270mm）', 'E207', 3, 9, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'ascii paren': (P, '[195mm, 270mm]', '(195mm, 270mm)', 'E222', 3, 9, '写成 [195mm, 270mm]'),
    'missing close brace': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2, lines: 42-60', 'E209', 7, 9, '补上收尾括号，各项之间用半角逗号'),
    'extra close brace': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2, lines: 42-60}}', 'E269', 7, 37, '删去它，或在前面补上开头的括号'),
    'missing close quote': (L, 'outer: "{page}"}', 'outer: "{page}}', 'E208', 3, 48, '在值的末尾补上同样的引号'),
    'missing comma': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2 lines: 42-60}', 'E270', 7, 22, '各项之间写“, ”；是值里的冒号，就给整个值加引号'),
    'semicolon': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2; lines: 42-60}', 'E270', 7, 22, '各项之间写“, ”；是值里的冒号，就给整个值加引号'),
    'wide semicolon': (L, '{columns: 1-2, lines: 42-60}', '{columns: 1-2；lines: 42-60}', 'E207', 7, 22, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'equals': (L, 'box: hairline', 'box = hairline', 'E266', 8, 9, '写成“键: 值”'),
    'equals in flow': (L, '{columns: 1-2, lines: 42-60}', '{columns=1-2, lines: 42-60}', 'E266', 7, 17, '写成 columns: 1-2'),
    'zh key': (L, 'columns: 1-2, lines: 42', '栏: 1-2, lines: 42', 'E220', 7, 10, '键写英文：columns:'),
    'zh key areas': (L, 'areas:', '稿区:', 'E220', 4, 1, '键写英文：areas:'),
    'zh key stories': (E, 'stories:', '稿件:', 'E220', 5, 1, '键写英文：stories:'),
    'zh key head': (S, 'headline: 谷雨', '标题: 谷雨', 'E220', 2, 1, '键写英文：headline:'),
    'zh key area type': (P, 'type_area: {', '版心: {', 'E220', 4, 3, '键写英文：type_area:'),
    'zh byline': (S, 'byline: 张三', '作者：张三', 'E207', 3, 3, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'case key': (L, 'areas:', 'Areas:', 'E220', 4, 1, '是不是“areas”？'),
    'dash key': (P, 'type_area:', 'type-area:', 'E220', 4, 3, '是不是“type_area”？'),
    'wide hash': (L, 'box: hairline', 'box: hairline ＃细线', 'E224', 8, 10, '是不是“hairline”？'),
    'wide latin': (L, 'box: hairline', 'ｂｏｘ: hairline', 'E207', 8, 5, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide dash list': (E, '  - {story: side.md', '  － {story: side.md', 'E207', 7, 3, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'em dash list': (E, '  - {story: side.md', '  — {story: side.md', 'E207', 7, 3, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'bullet list': (E, '  - {story: side.md', '  • {story: side.md', 'E207', 7, 3, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'ad period': (E, 'file: rain.jpg, caption', 'file: rain.jpg. caption', 'E270', 6, 68, '各项之间写“, ”；是值里的冒号，就给整个值加引号'),
    'percent': (P, '[0, 100, 90, 0]', '[0, 100％, 90, 0]', 'E223', 5, 20, '写成 100'),
    'no close bracket': (P, '[0, 100, 90, 0]}', '[0, 100, 90, 0}', 'E209', 5, 16, '补上收尾括号，各项之间用半角逗号'),
    'indent': (L, '    box: hairline', '   box: hairline', 'E211', 8, 4, '同一级的键要从同一列开始'),
    'dup': (L, '    box: hairline', '    box: hairline\n    box: double', 'E212', 9, 5, '留一个'),
    'wide colon before brace in flow': (L, 'lead: {at: {columns: 1-4', 'lead: {at：{columns: 1-4', 'E207', 5, 12, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'no blank before brace in flow': (L, 'lead: {at: {columns: 1-4', 'lead: {at:{columns: 1-4', 'E219', 5, 12, '改成“键: 值”'),
    'wide colon before pictures': (E, 'pictures: {main: {file', 'pictures：{main: {file', 'E207', 6, 44, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'no blank before pictures': (E, 'pictures: {main: {file', 'pictures:{main: {file', 'E219', 6, 44, '改成“键: 值”'),
    'wide comma and colon in flow': (E, '{layout: front, name: 要闻}', '{layout: front，name：要闻}', 'E207', 4, 20, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide colon after a page': (E, '1: {layout', '1：{layout', 'E207', 4, 4, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'no blank after a page': (E, '1: {layout', '1:{layout', 'E219', 4, 4, '改成“键: 值”'),
    'wide marks in a style': (P, 'body: {face: 宋, size: 小五}', 'body: {face：宋，size：小五}', 'E207', 7, 14, '写成 face: 宋, size: 小五'),
    'wide colon after areas': (L, 'areas:', 'areas：', 'E207', 4, 6, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'wide colon after stories': (E, 'stories:', 'stories：', 'E207', 5, 8, '中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数'),
    'no colon': (E, 'stories:', 'stories', 'E266', 5, 8, '写成“键: 值”'),
    'two hyphens for a head': (S, '---\nheadline', '--\nheadline', 'E272', 1, 1, '稿头上下各一行 ---'),
    'dash for a head': (S, '---\nheadline', '———\nheadline', 'E272', 1, 1, '稿头上下各一行 ---'),
    'colon in a byline': (S, 'byline: 张三', 'byline: 张三, 李四: 文', 'E210', 3, 15, '写成 "张三, 李四: 文"'),
    'han figures': (L, 'lines: 42-60', 'lines: 四十二至六十', 'E223', 7, 31, ''),
    'half a range': (L, 'lines: 42-60', 'lines: 42-', 'E223', 7, 31, ''),
    'list for a range': (L, 'lines: 42-60', 'lines: [42, 60]', 'E222', 7, 31, '写成 42-60'),
    'comma behind braces': (E, '  - {story: side.md, area: 1.side}', '  - {story: side.md, area: 1.side},', 'E271', 7, 35, '删去逗号；逗号只在花括号、方括号里面用'),
    'indent in a list': (E, '  - {story: side.md, area: 1.side}', '  - story: side.md\n   area: 1.side', 'E211', 8, 4, '同一级的键要从同一列开始'),
    'braces in a caption': (E, 'caption: 雨中', 'caption: 雨中 {谷雨}', 'E210', 6, 79, '写成 "雨中 {谷雨}"'),
    'bracket in a caption': (E, 'caption: 雨中', 'caption: [雨]中', 'E210', 6, 79, '写成 "[雨]中"'),
    'quotes in a caption': (E, 'caption: 雨中', 'caption: "雨"中', 'E210', 6, 79, '写成 \'"雨"中\''),
    'hash in a caption': (E, 'caption: 雨中', 'caption: 雨中 #谷雨', 'E280', 6, 82, '给整个值加引号：caption: "…#…"'),
    'times in a size': (P, 'trim: [195mm, 270mm]', 'trim: 195mm × 270mm', 'E222', 3, 9, '写成 [195mm, 270mm]'),
    'no brackets': (P, 'trim: [195mm, 270mm]', 'trim: 195mm, 270mm', 'E222', 3, 9, '写成 [195mm, 270mm]'),
    'hao': (P, 'size: 小五}', 'size: 小五号}', 'E223', 7, 25, '写成 小五'),
    'no unit': (P, 'size: 小五}', 'size: 9}', 'E223', 7, 25, '没有单位，写成 9pt'),
    'two keys': (L, 'masthead: {at: {columns: 1-4, lines: 1-7}}', 'masthead: at: {columns: 1-4, lines: 1-8}', 'E273', 2, 11, '里面的一层用花括号包起来，或另起一行，缩进两格'),
    'hyphen for a dot': (E, 'area: 1.side', 'area: 1-side', 'E223', 7, 28, '写成 1.side'),
    'no page': (E, 'area: 1.side', 'area: side', 'E223', 7, 28, ''),
    'page in words': (E, 'area: 1.side', 'area: 第1版.side', 'E223', 7, 28, '写成 1.side'),
}  # fmt: skip


RIGHT = {
    'wide comma in caption ok': (E, 'caption: 雨中', 'caption: 雨中，谷雨：好'),
    'head curly': (S, 'headline: 谷雨', 'headline: “谷雨”来了'),
    'lines wide digits': (L, 'lines: 42-60', 'lines: ４２-６０'),
    'lines em dash': (L, 'lines: 42-60', 'lines: 42—60'),
    'lines blanks': (L, 'lines: 42-60', 'lines: 42 - 60'),
    'curly quote value': (E, 'name: 要闻', 'name: “要闻”'),
    'tab after colon': (L, 'box: hairline', 'box:\thairline'),
    'tab in flow': (L, 'columns: 1-2, lines: 42', 'columns: 1-2,\tlines: 42'),
    'wide digits number': (E, 'number: 12', 'number: １２'),
    'wide digit area': (E, 'area: 1.side', 'area: １.side'),
    'wide measure': (P, '195mm', '１９５mm'),
    'mm blank': (P, '195mm', '195 mm'),
    'zh range tilde': (L, 'lines: 42-60', 'lines: 42～60'),
    'bracket words': (E, 'caption: 雨中', 'caption: 雨中【图】'),
    'lenticular': (E, 'caption: 雨中', 'caption: 【图】雨中'),
    'clock': (E, 'caption: 雨中', 'caption: 12:30 雨中'),
    'issue': (E, 'number: 12', 'number: 第12期'),
    'colon at end': (E, 'name: 要闻', 'name: 要闻：'),
    'two parts': (S, 'headline: 谷雨', 'headline: [谷雨, 春]'),
}  # fmt: skip
"""Written as desks write it, and taken as it is meant."""


def errors(file: str, old: str, new: str) -> list[Finding]:
    """The errors of the edition with one thing typed wrong; the picture is in none of its papers."""
    texts: dict[str, str | bytes] = dict(FILES)
    assert old in FILES[file]
    texts[file] = FILES[file].replace(old, new, 1)
    try:
        with open_edition(texts) as edition:
            found = edition.compose().findings
    except Refused as refused:
        found = refused.findings
    return [one for one in found if one.severity == "error" and one.code not in ("E501", "E607")]


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_names_itself_and_what_to_type(name: str) -> None:
    file, old, new, code, line, column, hint = SLIPS[name]
    (one,) = errors(file, old, new)
    assert (one.code, one.file, one.line, one.column) == (code, file, line, column)
    assert one.hints[:1] == ((hint,) if hint else ())
    assert len(one.hints) == len(one.hints_en)


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_complained_of(name: str) -> None:
    assert errors(*RIGHT[name]) == []


def test_every_cure_of_a_value_can_be_typed() -> None:
    """The value of each “写成 …” in the wrong one's place makes the edition right again."""
    cured = 0
    for file, old, new, code, _, _, hint in SLIPS.values():
        if code != "E223" or "写成 " not in hint:
            continue
        (one,) = errors(file, old, new)
        wrong = one.message.partition("不能是“")[2].partition("”，要写成")[0]
        assert errors(file, old, new.replace(wrong, hint.partition("写成 ")[2])) == [], hint
        cured += 1
    assert cured > 20
