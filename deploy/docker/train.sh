#!/bin/sh
# Runs as the image's user in a stage of an image's build: train.sh SERVICE SUITE OUT
# Starts the service of /app once, so that later starts find its classes loaded and linked, and leaves the cache of them
# (JEP 483, 514, 515) in OUT. SUITE is the folder of a finished build.
set -eu
service=$1
suite=$2
out=$3
log=/tmp/training.log
mkdir -p "$out"
[ -f /app/quarkus-run.jar ] || exit 0

# With the flags of the image: a cache made with others is not used.
grep '^-' /app/java.args | grep -v -e AOTCache -e '^-jar$' >/tmp/training.args

begin() {
    java "-XX:AOTCacheOutput=$out/app.aot" @/tmp/training.args "$@" -jar /app/quarkus-run.jar >"$log" 2>&1 &
    training=$!
}

# await FILE TEXT PID SECONDS: until FILE has TEXT; fails when the process is gone or the time is over
await() {
    left=$4
    until grep -q "$2" "$1"; do
        if [ "$left" -eq 0 ] || ! kill -0 "$3" 2>/dev/null; then
            cat "$1" >&2
            return 1
        fi
        sleep 1
        left=$((left - 1))
    done
}

# The edge is trained beside a suite, by a few phones: enough for every class. Profiles of many would not warm it any sooner, and
# make it larger.
train_edge() {
    data=/tmp/suite
    OPTION150_DATA=$data OPTION150_PORT_OFFSET=10000 java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        "-Doption150.home=$suite" -cp "$suite/deploy/local/target/option150-local.jar" io.option150.local.Main up >/tmp/suite.log 2>&1 &
    up=$!
    await /tmp/suite.log 'is ready' $up 120
    begin -Dkafka.bootstrap.servers=127.0.0.1:29092 -Doption150.registry.url=http://127.0.0.1:18082 \
        -Doption150.file-store.url=http://127.0.0.1:18083 -Doption150.trust.url=http://127.0.0.1:18084 \
        "-Doption150.https.handover-file=$data/handover-secret" "-Doption150.tokens.admin-file=$data/admin-token" \
        "-Doption150.tokens.service-file=$data/service-token" -Doption150.tftp.listen=127.0.0.1
    await "$log" 'started in' $training 60
    java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$suite/deploy/local/target/option150-local.jar" io.option150.storm.StormCommand \
        --phones=20 --warm-up=0 --transport=both 127.0.0.1:6969
    kill $training
    wait $training || true
    kill $up
    wait $up || true
}

# Without its database a service gets as far as asking for it, and ends by itself.
train_other() {
    begin -Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:1/none
    wait $training || true
}

if [ "$service" = tftp-edge ]; then train_edge; else train_other; fi
if [ ! -s "$out/app.aot" ]; then
    cat "$log" >&2
    exit 1
fi
