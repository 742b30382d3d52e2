"""The small parts of a template: settings, fonts, properties."""

from __future__ import annotations

from drafter.doctypes.format import Profile
from drafter.doctypes.package import escape, xml_part
from drafter.doctypes.scaffold.styles import W

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_OTHER_NAMES = {
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK": "FZXiaoBiaoSong-B05",
    "仿宋": "FangSong",
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体": "KaiTi",
    "楷体_GB2312": "KaiTi_GB2312",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
"""Other names that programs know the fonts of official documents by."""


def settings_xml(*, even_and_odd: bool) -> bytes:
    """Return the part word/settings.xml.

    Punctuation is not squeezed and lines before a forced break are not stretched: both would spoil the characters of a line.
    """
    facing = "<w:evenAndOddHeaders/>" if even_and_odd else ""
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_COMPATIBILITY}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return xml_part(
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>{facing}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>{modern}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def fonts_xml(profile: Profile) -> bytes:
    """Return the part word/fontTable.xml: the fonts of *profile*, with the names other systems give them."""
    chinese = {look.font for look in profile.looks.values()}
    names = sorted(chinese | {look.latin for look in profile.looks.values()})
    return xml_part(f"<w:fonts {W}>{''.join(_font(name, chinese=name in chinese) for name in names)}</w:fonts>")


def _font(name: str, *, chinese: bool) -> str:
    other = f'<w:altName w:val="{_OTHER_NAMES[name]}"/>' if name in _OTHER_NAMES else ""
    charset = '<w:charset w:val="86"/>' if chinese else ""
    return f'<w:font w:name="{escape(name)}">{other}{charset}</w:font>'


def core_xml() -> bytes:
    """Return the part docProps/core.xml of a template: a language, no person, no date."""
    return xml_part(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>zh-CN</dc:language></cp:coreProperties>'
    )
