"""Which part of a page is its content: menus, heads, feet and side bars taken out of the tree, then the main region."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.reading.web.measure import Volume, measure
from corpus.reading.web.names import role, tag, words
from corpus.reading.web.visibility import Visibility

_ROLES = frozenset(
    """
    navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tooltip doc-toc
    """.split()
)
_SCOPES = frozenset({"article", "main"})
_ALWAYS = frozenset(
    """
    breadcrumb breadcrumbs navbar navigation cookie cookies consent gdpr pagination pager sharethis addthis addtoany
    skiplink offcanvas topbar sidebar modal popup preloader mainmenu megamenu respond sharedaddy relatedposts toctitle
    """.split()
)
_IF_LINKS = frozenset(
    """
    menu nav side left right share social related widget tags banner links toolbar language login search header top
    bottom ad ads advert footer comments toc submenu tool tools
    """.split()
)
_PARTS_OF_CARDS = frozenset("card panel blockquote table entry post modal accordion".split())
_REGIONS = frozenset(
    """
    content main-content maincontent main_content content-area entry-content post-content article-content article-body
    node-content page-content single-content detail news-detail primary main post-body td-post-content
    """.split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_MOST = 0.5  # of a page's text outside links: what holds more is no furniture, whatever it is called
_LINKED = 0.6  # of its text: what is called a menu is one from here on
_MOSTLY_LINKED = 0.85
_SHORT_LINK = 30  # letters of the links of a menu, in the mean
_LEAST_TEXT = 300  # letters outside links; on a page with fewer a list of links may be what it is about
_RIGHTS = re.compile(r"สงวนลิขสิทธิ์|©|copyright|all rights reserved", re.IGNORECASE)
_RIGHTS_LENGTH = 200  # letters
_COOKIE_LENGTH = 2000  # letters; a text on cookies is longer
_TRUSTED, _LIKELY = 0.2, 0.6  # of the text outside links: what a declared main region holds, what one by its name does


def take_main_content(page: Any, visibility: Visibility) -> list[Any]:
    """The elements that hold the content of `page`, in order: its main region, after a first heading that stands above
    it. Takes out of the tree what is about the site and not of the page.

    The main region is the element that says so (main, role=main), else the only article or the element named as content
    when most of the text is in it, else the whole body. Text is measured outside links, of which menus consist.
    """
    body = page.find("body")
    body = page if body is None else body
    _take_out_furniture(body)
    volumes = measure(body)
    region = _region(body, volumes, visibility)
    if region is body:
        _take_out_menus(body, volumes)
        return [body]
    title = _title_above(body, region)
    return [region] if title is None else [title, region]


def _take_out_furniture(body: Any) -> None:
    volumes = measure(body)
    whole = volumes[body].unlinked
    titles = sum(1 for _ in body.iter("h1"))
    for element in [each for each in body.iterdescendants() if isinstance(each.tag, str)]:
        own = volumes[element]
        if own.unlinked > _MOST * whole or not _is_furniture(element, own):
            continue
        if titles == 1 and (title := element.find(".//h1")) is not None and title.find(".//a") is None:
            _keep_alone(element, title)
        else:
            _take_out(element)


def _is_furniture(element: Any, own: Volume) -> bool:
    name, its_role = tag(element), role(element)
    if name in ("nav", "menu") and (name == "nav" or own.link_share >= _LINKED):
        return True
    if its_role in _ROLES:
        return its_role != "complementary" or not _is_within_content(element) or own.link_share >= _LINKED
    if name in ("header", "footer", "aside"):
        return not _is_within_content(element) or own.link_share >= _LINKED
    if name == "form":
        return _is_control(element, own)
    return _is_named_furniture(element, own) or _is_contents(element, own)


def _is_named_furniture(element: Any, own: Volume) -> bool:
    if tag(element) in ("body", "main", "article", *_HEADINGS, "p", "span", "a", "td", "tr", "table", "form"):
        return False
    named = words(element)
    if named & _ALWAYS:
        return own.text <= _COOKIE_LENGTH
    if "footer" in named and not named & _PARTS_OF_CARDS and not _is_within_content(element):
        return True
    return bool(named & _IF_LINKS) and own.links > 1 and own.link_share >= _LINKED


def _is_control(form: Any, own: Volume) -> bool:
    # A form of controls alone; one may also wrap the whole page, or be a questionnaire.
    if role(form) == "search" or not own.text:
        return True
    labels = sum(len("".join("".join(each.itertext()).split())) for each in form.iter("label", "button", "option"))
    return labels >= _LINKED * own.text


def _is_contents(element: Any, own: Volume) -> bool:
    # A list of links into the page itself.
    if tag(element) not in ("ul", "ol", "div", "p", "section") or own.links < 3 or own.link_share < _MOSTLY_LINKED:
        return False
    targets = [each.get("href") for each in element.iter("a") if each.get("href")]
    return all(target.startswith("#") and len(target) > 1 for target in targets)


def _take_out_menus(body: Any, volumes: dict[Any, Volume]) -> None:
    # Of a page that does not say where its content is: lists of short links beside a text, and the owner's rights.
    whole = volumes[body].unlinked
    for element in list(body.iter("ul", "ol", "td", "table", "div", "p")):
        own = volumes[element]
        least = 2 if tag(element) == "td" else 4
        menu = own.links >= least and own.link_share >= _MOSTLY_LINKED and own.linked <= _SHORT_LINK * own.links
        rights = own.text <= _RIGHTS_LENGTH and _RIGHTS.search("".join(element.itertext())) is not None
        if (menu or rights) and whole - own.unlinked >= _LEAST_TEXT and element.find(".//h2") is None:
            _take_out(element)


def _is_within_content(element: Any) -> bool:
    return any(tag(each) in _SCOPES or role(each) == "main" for each in element.iterancestors())


def _region(body: Any, volumes: dict[Any, Volume], visibility: Visibility) -> Any:
    whole = volumes[body].unlinked
    declared = [each for each in body.iter("main") if not visibility.hides(each)]
    declared += [each for each in body.iterdescendants() if isinstance(each.tag, str) and role(each) == "main"]
    best = max(declared, key=lambda each: volumes[each].unlinked, default=None)
    if best is not None and volumes[best].unlinked > _TRUSTED * whole:
        return best
    likely = [each for each in _named_regions(body) if volumes[each].unlinked > _LIKELY * whole]
    return min(likely, key=lambda each: volumes[each].text, default=body)


def _named_regions(body: Any) -> Iterator[Any]:
    articles = [each for each in body.iter("article") if not any(tag(up) == "article" for up in each.iterancestors())]
    if len(articles) == 1:
        yield articles[0]
    for each in body.iterdescendants():
        if isinstance(each.tag, str) and (each.get("itemprop") == "articleBody" or _names(each) & _REGIONS):
            yield each


def _names(element: Any) -> set[str]:
    return {(element.get("id") or "").lower(), *(element.get("class") or "").lower().split()}


def _title_above(body: Any, region: Any) -> Any:
    # The page's only heading of the first level where it stands outside the region.
    titles = list(body.iter("h1"))
    alone = len(titles) == 1 and all(up is not region for up in titles[0].iterancestors())
    return titles[0] if alone else None


def _keep_alone(element: Any, title: Any) -> None:
    title.tail = None
    for child in list(element):
        element.remove(child)
    element.text = None
    element.append(title)
    element.tag = "div"


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    previous = element.getprevious()
    tail = f" {element.tail}" if element.tail else " "
    if previous is None:
        parent.text = (parent.text or "") + tail
    else:
        previous.tail = (previous.tail or "") + tail
    parent.remove(element)
