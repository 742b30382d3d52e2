"""Synthetic phrases: words of office prose put together by chance, so that every syllable and pair of words has company."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple


def _words(text: str) -> list[str]:
    return text.split()


ACTIONS = _words("""
推进 加强 完善 落实 深化 强化 优化 健全 提升 规范 创新 拓展 巩固 统筹 组织 开展 做好 抓好 建立
制定 修订 梳理 总结 推广 培育 引导 支持 服务 保障 促进 带动 整合 盘活 细化 明确 压实 履行 改进
转变 严格 坚持 把握 围绕 聚焦 探索 谋划 部署 督促 检查 评估 通报 宣传 培训 协调 衔接 配合 参与
研究 调查 走访 征集 汇总 上报 公开 接受 改造 升级 建设 管理 维护 更新 配置 开放 共享 联合 举办
承办 邀请
""")
THINGS = _words("""
工作 制度 机制 体系 能力 水平 质量 效率 作风 责任 任务 目标 措施 方案 计划 项目 平台 队伍 人才
阵地 品牌 活动 服务 资源 数据 档案 信息 经费 资产 设备 场地 馆舍 安全 应急 消防 卫生 环境 秩序
流程 标准 规则 办法 细则 台账 清单 目录 指标 考核 评价 监督 审计 采购 合同 财务 预算 会议 文件
公文 印章 值班 接待 车辆 网络 系统 软件 网站 媒体 新闻 舆论 宣传 教育 培训 学习 读书 讲座 展览
志愿 社区 街道 居民 群众 读者 老年人 未成年人 残疾人 青年 妇女 职工 干部 党员 委员 代表 专家 单位
部门 科室 行业 企业 银行 学校 医院 图书馆 文化馆 博物馆 乡镇 村居
""")
QUALITIES = _words("""
重点 重要 重大 主要 关键 基础 全面 系统 长效 常态 规范 精准 高效 优质 便民 公开 透明 科学 民主
依法 有序 稳妥 扎实 深入 持续 进一步 切实 充分 认真 积极 主动 及时 定期 分级 分类 逐项 逐年 统一
协同 多元 特色 绿色 数字 智慧 流动 公益 基层 一线 年度 季度 专项 日常
""")
ENDS = _words("""
取得实效 见到成效 落到实处 落地见效 形成合力 有章可循 责任到人 按期完成 群众满意 稳步提升 不断完善
全面覆盖 有序推进 提质增效 善始善终 久久为功 一抓到底 上下联动 因地制宜 突出重点 统筹兼顾 分工负责
密切配合 及时反馈 举一反三 标本兼治 量力而行 尽力而为
""")
CATEGORIES = ("openings", "measures", "requirements", "closings", "meetings", "safety", "service", "digital")
TAGS = ("开头", "措施", "要求", "结尾", "会议", "安全", "服务", "数字化", "党建", "调研")
TYPES = ("work-plan", "seminar-speech", "exchange-report")


class Phrase(NamedTuple):
    """A phrase in words; every fourth is not yet approved."""

    id: str
    title: tuple[str, ...]
    text: tuple[str, ...]
    category: str
    tags: tuple[str, ...]
    types: tuple[str, ...]
    status: str


def phrases(count: int, seed: int = 1) -> Iterator[Phrase]:
    """Yield *count* phrases, the same for the same *seed*."""
    chance = Random(seed)
    for number in range(count):
        title = (chance.choice(QUALITIES), chance.choice(THINGS), *chance.sample(THINGS, chance.randrange(1, 3)))
        text = tuple(word for _ in range(chance.randrange(2, 5)) for word in (*_clause(chance), "，"))
        yield Phrase(
            id=f"zz-{number:06x}",
            title=title,
            text=(*text, chance.choice(ENDS), "。"),
            category=chance.choice(CATEGORIES),
            tags=tuple(chance.sample(TAGS, chance.randrange(0, 3))),
            types=tuple(chance.sample(TYPES, chance.randrange(0, 2))),
            status="draft" if number % 4 == 0 else "approved",
        )


def _clause(chance: Random) -> tuple[str, ...]:
    words = [chance.choice(ACTIONS), chance.choice(THINGS)]
    if chance.random() < 0.5:
        words.insert(0, chance.choice(QUALITIES))
    if chance.random() < 0.3:
        words.append(chance.choice(THINGS))
    return tuple(words)
