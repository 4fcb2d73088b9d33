"""What the tests of PDFs share and what is slow to make."""

import pytest

from tests.support.printing import Papers, print_papers


@pytest.fixture(scope="session")
def papers() -> Papers:
    return print_papers()
