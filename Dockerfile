# One image, several roles: RUN=web, RUN=work, or both in one process (the default).
FROM node:24-bookworm-slim

ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app

# What the packages are changes seldom, so it is a layer of its own.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-fund --no-audit && npm cache clean --force

COPY . .
RUN node bin/prepare.mjs
RUN mkdir /data && chown node:node /data

USER node
VOLUME /data
EXPOSE 4100

# A process with RUN=work serves nothing; compose.yaml turns this off for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4100}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "bin/masthead.mjs", "start"]
