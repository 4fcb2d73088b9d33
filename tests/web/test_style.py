"""The style sheet and the templates: contrast, nothing from elsewhere, nothing inline."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"
CSS = (WEB / "static" / "site.css").read_text(encoding="utf-8")
SHEETS = sorted((WEB / "static").glob("*.css"))
TEMPLATES = sorted((WEB / "templates").glob("*.html"))


def read_tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = read_tokens(CSS[CSS.index(":root") : CSS.index("@media (prefers-color-scheme: dark)")])
DARK = LIGHT | read_tokens(CSS[CSS.index("@media (prefers-color-scheme: dark)") : CSS.index("/* The ground */")])


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "quiet", "accent", "alert"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_every_text_colour_meets_aa(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_are_read_on_every_shade_of_the_grid_and_shades_go_one_way(theme: dict[str, str]) -> None:
    shades = [theme[f"heat-{level}"] for level in range(1, 6)]
    assert min(contrast(theme["ink"], shade) for shade in shades) >= 4.5
    from_paper = [contrast(theme["paper"], shade) for shade in shades]
    assert from_paper == sorted(set(from_paper))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_buttons_meet_aa_and_outlines_three_to_one(theme: dict[str, str]) -> None:
    assert contrast(theme["on-mark"], theme["mark"]) >= 4.5
    assert contrast(theme["on-accent"], theme["accent"]) >= 4.5
    assert contrast(theme["outline"], theme["paper"]) >= 3.0
    assert min(contrast(theme["near"], theme[ground]) for ground in ("paper", "wash")) >= 3.0


def test_the_dark_theme_names_every_colour_anew() -> None:
    assert [name for name in LIGHT if LIGHT[name] == DARK[name]] == []


def test_every_font_the_style_names_is_shipped_with_its_licence() -> None:
    named = re.findall(r'url\("([^"]+)"\)', CSS)
    assert len(named) == 4
    assert all((WEB / "static" / name).is_file() for name in named)
    assert "SIL Open Font License" in (WEB / "static" / "fonts" / "LICENSE").read_text(encoding="utf-8")


def test_sheets_name_only_tokens_that_exist_and_no_colours_of_their_own() -> None:
    assert {"site.css", "frame.css"} <= {path.name for path in SHEETS}
    lengths = {"measure", "tap", "gap"}
    for path in SHEETS:
        css = path.read_text(encoding="utf-8")
        assert set(re.findall(r"var\(--([\w-]+)\)", css)) <= LIGHT.keys() | lengths, path.name
        paper = path.name in ("site.css", "sheet.css")  # a printed page is white, whatever the theme
        assert paper or re.findall(r"#[0-9a-f]{3,8}\b|@import|https?:", css) == [], path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_nothing_inline_nothing_foreign_and_nothing_unescaped(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert re.findall(r"""\sstyle=|<style|\son\w+=|javascript:|https?://|\|\s*safe|autoescape""", html) == []
    assert re.findall(r"<script(?! src=)", html) == []
