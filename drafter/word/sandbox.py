"""Jinja in a sandbox: no way out of the template, nothing unbounded, no name that silently prints nothing.

Jinja's own sandbox keeps a template from Python's inside, but lets ``'a' * 10**9`` fill the memory. A template prints words
into a document; what it may do for that is listed here, and everything that can grow is bounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sized
from functools import partial
from typing import Any

from jinja2 import Template, nodes
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.base.messages import say
from drafter.word.bounds import LONGEST, Bounds, built
from drafter.word.faults import MissingName, RefusedError, RefusedTagError
from drafter.word.figures import adds, calculated, figure
from drafter.word.filters import OWN_METHODS, WIDEST, check_widths, filters, rare
from drafter.word.views import BlockView
from drafter.word.words import printed

METHODS = frozenset(
    (
        *("capitalize", "casefold", "lower", "title", "upper", "strip", "lstrip", "rstrip"),
        *("center", "ljust", "rjust", "zfill", "removeprefix", "removesuffix"),
        *("partition", "rpartition", "split", "rsplit", "splitlines", "count", "find", "rfind"),
        *("startswith", "endswith", "isalpha", "isdecimal", "isdigit", "isspace"),
        *("join", "replace", "format"),
    )
)
"""What a template may ask of a text."""


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment that templates run in; what it refuses is a RefusedError."""

    intercepted_unops = frozenset(["-"])
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "**", "%"])

    def __init__(self) -> None:
        # Templates hold hardly a constant to fold, and looking for them took longer than it saved.
        super().__init__(autoescape=True, undefined=MissingName, finalize=printed, cache_size=0, optimized=False)
        self.globals = {"range": _range, "namespace": self.globals["namespace"]}
        self.filters = filters()

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Return the tree of *source*; TemplateSyntaxError too where Python cannot read it for depth or length."""
        try:
            return super().parse(source, name, filename)
        except (RecursionError, MemoryError, ValueError) as error:
            raise RefusedTagError(say("模板的标签嵌套太深，或有太长的数"), 1) from error

    def template(self, source: str) -> Template:
        """Return the template that *source* writes; TemplateSyntaxError has the line."""
        tree = self.parse(source)
        try:
            return Template.from_code(self, self.compile(Bounds().visit(tree)), self.globals)
        except (RecursionError, MemoryError, ValueError, SyntaxError) as error:
            raise RefusedTagError(say("模板的标签嵌套太深，或有太长的数"), 1) from error

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute of *obj*; a block's without the sandbox's detour, they are asked most often."""
        if type(obj) is BlockView:
            return getattr(obj, attribute) if attribute in BlockView.PUBLIC else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Mapping):  # a row has columns and no methods
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            str(obj)  # raises; the sandbox would complain about the attribute
        if isinstance(obj, str) and attribute not in METHODS:
            raise RefusedError(say("模板里不能用文字的“{name}”", name=attribute))
        if isinstance(obj, str) and attribute in OWN_METHODS:
            return partial(OWN_METHODS[attribute], obj)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of *obj*; of a block: what it prints in the slot with this number."""
        if type(obj) is BlockView and type(argument) is int:
            return obj.printed(argument)
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call *obj*; what pads a text has its width in bounds."""
        if isinstance(getattr(obj, "__self__", None), str):
            check_widths((*args, *kwargs.values()))
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return ``left operator right``: of numbers, in words too; of texts and lists, where it is not too long."""
        if operator == "%" and isinstance(left, str) and "%" in left:
            return rare("percent")(left, *(right if isinstance(right, tuple) else (right,)))
        if operator != "+" or adds(left, right):
            return calculated(operator, left, right)
        if isinstance(left, Sized) and isinstance(right, Sized) and len(left) + len(right) > LONGEST:
            raise RefusedError(say("模板里算出的文字太长"))
        built((left, right))
        return super().call_binop(context, operator, left, right)

    def call_unop(self, _context: Context, operator: str, arg: Any) -> Any:
        """Return the number *arg*, in words too, below zero."""
        return calculated(operator, 0, arg)


def _range(*arguments: Any) -> range:
    found = range(*map(figure, arguments))
    if len(found) > WIDEST:
        raise RefusedError(say("模板里的循环太长"))
    return found
