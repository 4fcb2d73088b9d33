"""The manners of HTTP: kinds of answer, pages of lists, caching, problems."""
