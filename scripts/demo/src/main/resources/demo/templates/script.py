"""@TITLE@

Prints the mean of "@Y@" for each value of "@X@".
Usage: python summary.py TABLE.csv
"""

import csv
import sys
from collections import defaultdict
from statistics import mean


def means(rows, group="@X@", value="@Y@"):
    """The mean of one column for each value of another, in the order of appearance."""
    groups = defaultdict(list)
    for row in rows:
        groups[row[group]].append(float(row[value]))
    return {key: mean(values) for key, values in groups.items()}


def main(path):
    with open(path, encoding="utf-8", newline="") as file:
        for key, value in means(csv.DictReader(file)).items():
            print(f"{key}\t{value:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
