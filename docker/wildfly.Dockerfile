# docker build -f docker/wildfly.Dockerfile -t deskbridge-wildfly .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# The server comes by the same way and in the same version as for the tests, and is set up by the same script.
RUN mvn -B -ntp -Pwildfly -Dmaven.test.skip=true package dependency:unpack@wildfly-for-tests \
    && mv target/server/wildfly-* /opt/wildfly \
    && JBOSS_HOME=/opt/wildfly sh /opt/wildfly/bin/jboss-cli.sh --file=wildfly/deskbridge.cli \
    && rm -rf /opt/wildfly/standalone/data /opt/wildfly/standalone/log /opt/wildfly/standalone/tmp \
        /opt/wildfly/standalone/configuration/standalone_xml_history \
    && ln -s /opt/deskbridge/deskbridge.war /opt/wildfly/standalone/deployments/ROOT.war \
    # the archive lets only its owner read some files, and here that is not who runs them
    && chmod -R a+rX /opt/wildfly

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 deskbridge \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data deskbridge \
    && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /opt/wildfly /opt/wildfly
COPY --from=build /src/target/deskbridge.war /opt/deskbridge/
COPY --chmod=0755 docker/health.sh docker/wildfly.sh /opt/deskbridge/
USER 10001:10001
WORKDIR /data
# Only the data and the temporary directory are written; the latter must allow execution, for the embedding's native part.
VOLUME ["/data", "/tmp"]
ENV DESKBRIDGE_DATA_DIR=/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["/opt/deskbridge/health.sh", "/health/ready"]
ENTRYPOINT ["/opt/deskbridge/wildfly.sh"]
