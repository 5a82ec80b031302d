# docker build -f docker/payara-micro.Dockerfile -t deskbridge .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# The server comes by the same way and in the same version as for the tests.
RUN mvn -B -ntp -Dmaven.test.skip=true package dependency:copy@server-for-tests

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 deskbridge \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data deskbridge \
    && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /src/target/server/payara-micro.jar /opt/deskbridge/
COPY --from=build /src/target/deskbridge.war /opt/deskbridge/
COPY --chmod=0755 docker/health.sh docker/archive.sh /opt/deskbridge/
# On a database that is thrown away; the same JVM, server and WAR as below, or the archive would not be used.
RUN DESKBRIDGE_DATA_DIR=/tmp/archive /opt/deskbridge/archive.sh /opt/deskbridge/classes.jsa \
        -Xmx768m -jar /opt/deskbridge/payara-micro.jar --nocluster --port 8080 --deploy /opt/deskbridge/deskbridge.war --contextroot / \
    && rm -rf /tmp/*
USER 10001:10001
WORKDIR /data
# Only the data and the temporary directory are written; the latter must allow execution, for the embedding's native part.
VOLUME ["/data", "/tmp"]
ENV DESKBRIDGE_DATA_DIR=/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["/opt/deskbridge/health.sh", "/health/ready"]
# The JVM would call it an error that native access is open here and was not where its own archive was made; both are used.
# The rest of the container's memory is for the embedding and the server's threads. More flags: JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:SharedArchiveFile=/opt/deskbridge/classes.jsa", "-Xlog:cds=off", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/deskbridge/payara-micro.jar", "--nocluster", "--port", "8080", "--maxhttpthreads", "64", "--deploy", "/opt/deskbridge/deskbridge.war", "--contextroot", "/"]
