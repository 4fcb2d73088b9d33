"""The hand of one who uses a page: with the pointer or by keyboard alone, its clicks counted."""

from playwright.sync_api import Locator, Page, expect

from tests.support.chromium import PHONE

MOST_TABS = 400
"""What nobody would press: a control behind it is not reached."""


class Hand:
    """clicks: controls pressed since the query was sent, or since the page was opened when none is."""

    def __init__(self, page: Page, *, keyboard: bool) -> None:
        self.page, self.keyboard, self.clicks = page, keyboard, 0

    def press(self, control: Locator) -> None:
        """A click or, by keyboard, Tab up to the control and Enter, of a box Space."""
        self.clicks += 1
        if not self.keyboard:
            control.click()
            return
        self._reach(control)
        box = control.get_attribute("type") == "checkbox"
        self.page.keyboard.press("Space" if box else "Enter")

    def ask(self, query: str) -> None:
        """Type `query` into the box of this page and send it; the counting begins."""
        box = self.page.locator("#q")
        if self.keyboard:
            self._reach(box)
            self.page.keyboard.insert_text(query)
        else:
            box.fill(query)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/?q=*")
        self.clicks = 0

    def open_way(self, name: str) -> None:
        """Press the entry `name` of the navigation, which a narrow screen folds into a menu."""
        ways = self.page.locator(".ways")
        if self.page.viewport_size == PHONE:
            self.press(ways.locator("summary"))
        self.press(ways.get_by_role("link", name=name, exact=True))

    def _reach(self, control: Locator) -> None:
        # Focus that nobody sees leads nobody.
        expect(control).to_be_visible()
        wanted = control.element_handle()
        for _ in range(MOST_TABS):
            if wanted.evaluate("node => node === document.activeElement"):
                assert wanted.evaluate("node => node.matches(':focus-visible')")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {control}")
