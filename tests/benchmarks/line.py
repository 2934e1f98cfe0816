#!/usr/bin/env python3
"""A line between two hosts of its own: slow, long and lossy, packet by packet.

    line.py NEAR FAR MBIT_PER_SECOND ROUND_TRIP_MS LOSS_PERCENT

NEAR and FAR are network namespaces that exist; they get the addresses 10.77.0.2 and 10.77.0.1. Writes "ready" when
packets may come, and ends when its standard input does. Does what `tc netem` does, which not every kernel has. Needs root.
"""

import collections
import fcntl
import os
import random
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA  # linux/if_tun.h
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
LARGEST = 1500
BUFFER_SECONDS = 0.2  # What waits longer for its turn is dropped, as routers do.


class Way:
    """One direction: packets leave one after the other and arrive after the delay."""

    def __init__(self, into, bytes_per_second, delay, loss):
        self.into, self.rate, self.delay, self.loss = into, bytes_per_second, delay, loss
        self.free = 0.0
        self.under_way = collections.deque()

    def take(self, packet, now):
        start = max(now, self.free)
        if start - now > BUFFER_SECONDS:
            return
        self.free = start + len(packet) / self.rate
        if random.random() >= self.loss:
            self.under_way.append((self.free + self.delay, packet))

    def deliver(self, now):
        while self.under_way and self.under_way[0][0] <= now:
            os.write(self.into, self.under_way.popleft()[1])

    def next(self):
        return self.under_way[0][0] if self.under_way else float("inf")


def end_of_line(namespace, address):
    device = os.open("/dev/net/tun", os.O_RDWR)
    name = f"ink{os.getpid() % 100000}{address[-1]}"
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    subprocess.run(["ip", "link", "set", name, "netns", namespace], check=True)
    for command in (
        ["link", "set", "lo", "up"],
        ["address", "add", f"{address}/24", "dev", name],
        ["link", "set", name, "mtu", str(LARGEST), "txqueuelen", "1000", "up"],
    ):
        subprocess.run(["ip", "-n", namespace, *command], check=True)
    os.set_blocking(device, False)
    return device


def main():
    near_name, far_name = sys.argv[1:3]
    mbit, round_trip, percent = map(float, sys.argv[3:])
    near, far = end_of_line(near_name, "10.77.0.2"), end_of_line(far_name, "10.77.0.1")
    ways = {
        source: Way(into, mbit * 125_000, round_trip / 2000, percent / 100)
        for source, into in ((near, far), (far, near))
    }
    print("ready", flush=True)
    while True:
        wait = min(way.next() for way in ways.values()) - time.monotonic()
        readable, _, _ = select.select([near, far, sys.stdin], [], [], max(0, min(wait, 1)))
        for device in readable:
            if device is sys.stdin:
                return
            try:
                while True:
                    ways[device].take(os.read(device, 2048), time.monotonic())
            except BlockingIOError:
                pass
        now = time.monotonic()
        for way in ways.values():
            way.deliver(now)


main()
