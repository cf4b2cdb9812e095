"""A real store of files that speaks S3, on loopback and in memory alone."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped]

BUCKET = "pajaverkko"


class OwnObjects:
    """`address` is for PAJAVERKKO_MEDIA."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.address = f"s3+http://avain:salaisuus@127.0.0.1:{self.port}/{BUCKET}?region=eu-north-1"
        self.client: Any = boto3.client(
            "s3",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id="avain",
            aws_secret_access_key="salaisuus",
            region_name="eu-north-1",
        )

    def names(self) -> list[str]:
        """Of all files in the bucket."""
        return [one["Key"] for one in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    def _make_bucket(self) -> None:
        end = time.monotonic() + 30
        while True:
            try:
                self.client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
                return
            except BotoCoreError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)


@contextmanager
def objects() -> Iterator[OwnObjects]:
    own = OwnObjects()
    words = [sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(own.port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            own._make_bucket()
            yield own
        finally:
            server.terminate()
