#!/bin/sh
# Makes the JSON Schemas of the kinds that the chart uses anew, out of Kubernetes' Java client on Maven Central:
#   helm/tests/schemas/make.sh          needs a JDK 25 in JAVA_HOME and Maven
# A client's major version belongs to one minor version of Kubernetes: 25 to 1.34, 26 to 1.35, 27 to 1.36.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy() { mvn -q -B -ntp ${MAVEN_ARGS:-} dependency:copy -Dartifact="$1" -DoutputDirectory="$work" -f ../pom.xml; }
copy com.google.code.gson:gson:2.13.2
out=../src/test/resources/kubernetes
mkdir -p "$out"
for pair in 25.0.0=1.34 26.0.0=1.35 27.0.0=1.36; do
    client=${pair%=*}
    kubernetes=${pair#*=}
    copy "io.kubernetes:client-java-api:$client"
    "$JAVA_HOME/bin/java" -cp "$work/gson-2.13.2.jar" SchemaOfClient.java "$work/client-java-api-$client.jar" "$kubernetes" \
        "$out/$kubernetes.json" ConfigMap Secret Service ServiceAccount Pod Deployment DaemonSet Job \
        HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy Ingress
done
