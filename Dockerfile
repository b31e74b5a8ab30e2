# Two stages: the first installs, the second runs. Nothing that builds, and no secret, is in the second.
FROM python:3.13-slim AS install
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
COPY requirements.lock /tmp/requirements.lock
RUN /venv/bin/pip install --require-hashes --only-binary :all: -r /tmp/requirements.lock \
    && /venv/bin/pip uninstall --yes pip
COPY LICENSE /app/LICENSE
COPY bot /app/bot
COPY handlers /app/handlers
COPY knowledge /app/knowledge
RUN /venv/bin/python -m compileall -q /venv /app

FROM python:3.13-slim
LABEL org.opencontainers.image.title="ALS evidence bot" org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin bot \
    && install --directory --owner bot --group bot --mode 0700 /data
COPY --from=install /venv /venv
COPY --from=install /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DATA_DIR=/data HOST=0.0.0.0 PORT=8080 LOG_FORMAT=json
USER 10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 CMD ["python", "-m", "bot", "health"]
# The token comes from TELEGRAM_BOT_TOKEN, or from the file that TELEGRAM_BOT_TOKEN_FILE names.
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
