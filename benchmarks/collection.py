"""What a collection of 100 speeches costs beside its parts, each rendered alone: ``python -m benchmarks.collection``.

Warm: drafts in memory to bytes. Printed are medians and the ratio, target at most 1.2; nothing is asserted. The page numbers
of the contents are not looked up: that is LibreOffice's time.
"""

from __future__ import annotations

from dataclasses import replace

from benchmarks.render import TYPES, say_ratio
from benchmarks.timing import side_by_side
from drafter import answers, word
from drafter.base.problems import errors_of
from drafter.draft.compose import compose
from drafter.draft.fields import Draft, Part

PARTS = 100
SPEECH = """\
type: seminar-speech
title: 第{n}份研讨发言
body: |
  结合这一阶段的学习和工作，谈{n}点体会。
  # 提高认识，把握要求
  ## 学习要深。坚持读原文、悟原理，把学习成果转化为改进服务的办法，重点抓好两件事。
  - 学在经常。每周集中学习一次。
  - 用在日常。每月解决一个问题。
  ## 调研要实。围绕读者反映集中的事项开展调研，形成清单，逐项明确责任和时限。
  # 立足岗位，抓好落实
  ## 服务要细。延长开放时间，增加流动服务点，做好老年读者和少儿读者的服务。
  ## 管理要严。完善制度，按季检查，结果与考核挂钩。
  以上发言，不妥之处请批评指正。
"""


def draft_of(text: str) -> Draft:
    loaded = answers.load(text, "speech.yaml", TYPES.form)
    if loaded.draft is None or errors_of(loaded.problems):
        raise SystemExit("\n".join(map(str, loaded.problems)))
    return loaded.draft


def docx_of(draft: Draft) -> bytes:
    return word.render(compose(draft).blocks, TYPES.get(draft.form.name))


def main() -> None:
    speeches = [draft_of(SPEECH.format(n=n)) for n in range(1, PARTS + 1)]
    empty = draft_of("type: collection\ntitle: 发言汇编\nparts: [{type: seminar-speech, title: 一, body: 二}]\n")
    collection = replace(empty, values={**empty.values, "parts": tuple(Part(draft=each) for each in speeches)})
    contenders = {"whole": lambda: docx_of(collection), "parts": lambda: [docx_of(each) for each in speeches]}
    times = side_by_side(contenders, 9)
    say_ratio(f"a collection of {PARTS} speeches and its parts alone", times["whole"], times["parts"], 1.2)


if __name__ == "__main__":
    main()
