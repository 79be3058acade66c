#!/usr/bin/env python3
"""Draws a flame graph (SVG, standard output) of a JFR recording's CPU samples (jdk.CPUTimeSample, JDK 25 on Linux).

    jfr print --json --stack-depth 64 --events CPUTimeSample FILE.jfr | flamegraph.py TITLE > FILE.svg

Each box is a method; as wide as its share of the samples; what it calls stands on it. Frames of method handles are left out: their time is
the native call's below which they stand. Point at a box to read its name and share.
"""
import html
import json
import sys

WIDTH, ROW, LEAST = 1200, 17, 0.002


def tree(events):
    root = {"name": "all", "count": 0, "calls": {}}
    for event in events:
        values = event["values"]
        if not values.get("stackTrace"):
            continue
        frames = [frame["method"] for frame in reversed(values["stackTrace"]["frames"])]
        names = [method["type"]["name"].split("/")[-1] + "." + method["name"] for method in frames]
        node = root
        node["count"] += 1
        for name in (n for n in names if "LambdaForm" not in n and "DowncallStub" not in n and "Lambda/" not in n):
            node = node["calls"].setdefault(name, {"name": name, "count": 0, "calls": {}})
            node["count"] += 1
    return root


def boxes(node, depth, left, total, out):
    share = node["count"] / total
    if share < LEAST:
        return
    out.append((depth, left, share, node["name"]))
    for child in sorted(node["calls"].values(), key=lambda each: each["name"]):
        boxes(child, depth + 1, left, total, out)
        left += child["count"] / total


def colour(name):
    native = name.startswith("Libc.")
    own = 30 if not native else 0
    return f"hsl({own + sum(map(ord, name.split('.')[0])) % 25}, {70 if native else 85}%, {62 if native else 70}%)"


def main():
    title = sys.argv[1] if len(sys.argv) > 1 else "CPU samples"
    root = tree(json.load(sys.stdin)["recording"]["events"])
    if not root["count"]:
        sys.exit("flamegraph.py: the recording holds no CPU samples with stacks")
    out = []
    boxes(root, 0, 0.0, root["count"], out)
    height = (max(box[0] for box in out) + 3) * ROW
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="11">')
    print(f'<text x="4" y="13">{html.escape(title)}: {root["count"]} samples</text>')
    for depth, left, share, name in out:
        x, y, width = left * WIDTH, height - (depth + 1) * ROW, share * WIDTH
        text = name if len(name) * 6.2 < width else name[: max(int(width / 6.2) - 1, 0)]
        safe = html.escape(name)
        print(
            f'<g><title>{safe} {share:.1%}</title>'
            f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{ROW - 1}" fill="{colour(name)}"/>'
            f'<text x="{x + 3:.1f}" y="{y + 12}">{html.escape(text)}</text></g>'
        )
    print("</svg>")


main()
