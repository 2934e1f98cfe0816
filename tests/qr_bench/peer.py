"""Reads QR codes with ZXing-C++ for tests/bench qr.

A line in: path, width and height of a plane of brightness. A line out: the time it took and the texts, as JSON."""

import json
import sys
import time

import zxingcpp

path, picture = None, None
for line in sys.stdin:
    wanted, width, height = line.rstrip("\n").split("\t")
    if wanted != path:
        with open(wanted, "rb") as file:
            path, picture = wanted, memoryview(file.read()).cast("B", (int(height), int(width)))
    began = time.thread_time_ns()
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    took = time.thread_time_ns() - began
    print(json.dumps({"ns": took, "texts": [code.bytes.hex() for code in found]}), flush=True)
