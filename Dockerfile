# The sample, for compose.yaml. Tests are left to mvn verify.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/maven-repository \
    mvn -B -Dmaven.repo.local=/maven-repository -pl retry-sample-app -am package -Dmaven.test.skip -Dspotless.check.skip -Djacoco.skip
# What changes seldom apart from what changes often, so that a new image shares most of the last one.
RUN java -Djarmode=tools -jar retry-sample-app/target/retry-sample-app-0.1.0-SNAPSHOT.jar \
    extract --layers --destination layers

FROM eclipse-temurin:17-jre-noble
RUN useradd --system sample
USER sample
WORKDIR /app
COPY --from=build /source/layers/dependencies/ ./
COPY --from=build /source/layers/snapshot-dependencies/ ./
COPY --from=build /source/layers/application/ ./
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://localhost:8080/actuator/health"]
ENTRYPOINT ["java", "-jar", "retry-sample-app-0.1.0-SNAPSHOT.jar"]
