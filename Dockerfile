# One target a service: web-api, web-ui, worker, frontend. scripts/images has sorted what Maven built
# into archives, which bring their times and owners along: the same build is the same layer. Builds
# with and without BuildKit.
ARG BASE=reperio-base
ARG NGINX=nginx:1.28

# hadolint ignore=DL3006
FROM ${BASE} AS web-api-application
ADD target/images/web-api.tar /

# The classes that a start loads, as one file to be mapped: a layer of its own, because it differs
# from build to build.
FROM web-api-application AS web-api-classes
COPY docker/quarkus/web-api.options /opt/reperio/java.options
COPY docker/quarkus/rehearse /usr/local/bin/rehearse
RUN rehearse 5000

FROM web-api-application AS web-api
COPY --from=web-api-classes /opt/reperio/classes.jsa /opt/reperio/classes.jsa
COPY docker/quarkus/web-api.options /opt/reperio/java.options
COPY target/images/sbom.json /opt/reperio/sbom.json
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Reperio web-api" \
      org.opencontainers.image.description="The REST API of Reperio" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="$REVISION"
ENV QUARKUS_HTTP_PORT=5000 REPERIO_STORAGE_DIRECTORY=/var/lib/reperio/files
USER 10001:10001
EXPOSE 5000
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["healthy", "9001", "/q/health/live"]
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "@/opt/reperio/java.options", "-jar", "/opt/reperio/quarkus-run.jar"]

# hadolint ignore=DL3006
FROM ${BASE} AS web-ui-application
ADD target/images/web-ui.tar /

FROM web-ui-application AS web-ui-classes
COPY docker/quarkus/web-ui.options /opt/reperio/java.options
COPY docker/quarkus/rehearse /usr/local/bin/rehearse
RUN rehearse 5000

FROM web-ui-application AS web-ui
COPY --from=web-ui-classes /opt/reperio/classes.jsa /opt/reperio/classes.jsa
COPY docker/quarkus/web-ui.options /opt/reperio/java.options
COPY target/images/sbom.json /opt/reperio/sbom.json
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Reperio web-ui" \
      org.opencontainers.image.description="The pages of Reperio" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="$REVISION"
ENV QUARKUS_HTTP_PORT=5000 REPERIO_STORAGE_DIRECTORY=/var/lib/reperio/files
USER 10001:10001
EXPOSE 5000
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["healthy", "9002", "/q/health/live"]
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "@/opt/reperio/java.options", "-jar", "/opt/reperio/quarkus-run.jar"]

# hadolint ignore=DL3006
FROM ${BASE} AS worker-application
ADD target/images/worker.tar /

FROM worker-application AS worker-classes
COPY docker/quarkus/worker.options /opt/reperio/java.options
COPY docker/quarkus/rehearse /usr/local/bin/rehearse
RUN rehearse 5555

FROM worker-application AS worker
COPY --from=worker-classes /opt/reperio/classes.jsa /opt/reperio/classes.jsa
COPY docker/quarkus/worker.options /opt/reperio/java.options
COPY docker/quarkus/reperio /usr/local/bin/reperio
COPY target/images/sbom.json /opt/reperio/sbom.json
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Reperio worker" \
      org.opencontainers.image.description="Events, jobs and the command line of Reperio" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="$REVISION"
ENV QUARKUS_HTTP_PORT=5555 REPERIO_STORAGE_DIRECTORY=/var/lib/reperio/files
USER 10001:10001
EXPOSE 5555
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["healthy", "9003", "/q/health/live"]
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "@/opt/reperio/java.options", "-jar", "/opt/reperio/quarkus-run.jar"]

# hadolint ignore=DL3006
FROM ${NGINX} AS frontend
COPY docker/nginx/nginx.conf /etc/nginx/nginx.conf
COPY docker/nginx/service.conf docker/nginx/addresses.conf docker/nginx/assets.conf /etc/nginx/reperio/
COPY docker/nginx/upstreams/ /etc/nginx/reperio/upstreams/
COPY docker/nginx/pages/ /opt/reperio/pages/
ADD target/images/frontend.tar /
# A volume that is mounted here first takes the owner from here.
USER root
RUN mkdir -p /var/lib/reperio/files && chown 10001:10001 /var/lib/reperio/files
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Reperio frontend" \
      org.opencontainers.image.description="nginx in front of the services of Reperio, with their static files" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="$REVISION"
USER 101:101
EXPOSE 8443
