"""The process that is measured: started, watched from outside, ended."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

MEBIBYTE = 1 << 20


@dataclass(slots=True)
class Subject:
    """A bot in a process of its own."""

    process: psutil.Process
    started: float

    def processor_seconds(self) -> float:
        """What it has used of the processor so far, in all its threads."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def peak_memory(self) -> float:
        """The most memory it ever held, in MiB (VmHWM of Linux)."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        raise LookupError("this system does not tell the peak memory")


@contextmanager
def started(
    command: Sequence[str], *, quiet: bool = False, environment: Mapping[str, str] | None = None
) -> Iterator[Subject]:
    """Run `python COMMAND` until the block ends."""
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 — our own modules under our own interpreter
        [sys.executable, "-W", "ignore", *command],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if quiet else None,
    )
    try:
        yield Subject(psutil.Process(process.pid), began)
    finally:
        process.kill()  # a bare bot drains its queue before it ends, which may take minutes
        process.wait(10)
