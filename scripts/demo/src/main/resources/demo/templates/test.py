import sys

sys.path.insert(0, "src")

from summary import means  # noqa: E402


def test_means_are_taken_by_group():
    rows = [
        {"@X@": "a", "@Y@": "1"},
        {"@X@": "a", "@Y@": "3"},
        {"@X@": "b", "@Y@": "10"},
    ]
    assert means(rows) == {"a": 2, "b": 10}


def test_an_empty_table_has_no_groups():
    assert means([]) == {}
