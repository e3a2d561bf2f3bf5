#!/usr/bin/env python3
"""Draws the table that the soak leaves: one SVG for each quantity, beside the table."""

import csv
import pathlib
import sys
from collections import defaultdict

import pygal

table = pathlib.Path(sys.argv[1])
charts = defaultdict(lambda: defaultdict(list))
with table.open() as rows:
    for row in csv.DictReader(rows):
        charts[row["quantity"]][row["program"]].append((float(row["minute"]), float(row["value"])))

for quantity, programs in charts.items():
    # No script: the drawing is opened as a file, too.
    chart = pygal.XY(title=quantity, x_title="minutes", js=[], show_dots=False, height=420, range=(0, None),
                     legend_at_bottom=True, include_x_axis=True)
    for program, points in sorted(programs.items()):
        chart.add(program, points)
    name = quantity.split(",")[0].replace(" ", "-")
    table.with_name(f"soak-{name}.svg").write_bytes(chart.render())
