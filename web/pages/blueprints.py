"""All pages."""

from web.pages.basket import basket_pages
from web.pages.cases import case_pages
from web.pages.criteria import criteria_pages
from web.pages.directory import directory
from web.pages.links import link_pages
from web.pages.reviewing import review_pages
from web.pages.search import search_pages
from web.pages.sheets import sheet_pages

PAGES = (search_pages, case_pages, criteria_pages, directory, link_pages, basket_pages, sheet_pages, review_pages)
"""The blueprints of the pages for people."""
