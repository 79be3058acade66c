#!/bin/sh
# Runs inside the image while it is built: prepare.sh AOT TIMESTAMP
set -eu
aot=$1
timestamp=$2

# PostgreSQL refuses to run as a user without a name.
if ! grep -q '^option150:' /etc/passwd; then
    echo 'option150:x:10001:10001:Option150:/app:/usr/sbin/nologin' >>/etc/passwd
    echo 'option150:x:10001:' >>/etc/group
fi
# A named volume takes over the owner of the folder that it is mounted on.
mkdir -p /app/config /var/cache/option150
chown 10001:10001 /var/cache/option150
chmod -R a+rX /app

# A cache is good only for jars with the times that it was made with, and images are rebuilt with the same times.
# (Only where it is not so already: a touched file is in the image twice.)
find /app \( -newermt "@$timestamp" -o ! -newermt "@$((timestamp - 1))" \) -exec touch -h -d "@$timestamp" {} +

if [ "$aot" = yes ] && [ -f /app/quarkus-run.jar ]; then
    # A service without its database gets as far as asking for it, and then ends; the edge goes on and is told to end.
    cd /app
    # With the flags of the image: a cache made with others is not used.
    grep '^-' /app/java.args | grep -v -e AOTCache -e '^-jar$' >/tmp/training.args
    java -XX:AOTCacheOutput=/app/app.aot @/tmp/training.args -Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:1/none \
        -jar /app/quarkus-run.jar >/tmp/training.log 2>&1 &
    training=$!
    waited=0
    while kill -0 $training 2>/dev/null && [ $waited -lt 60 ]; do
        if grep -q 'started in' /tmp/training.log; then
            kill -TERM $training
            break
        fi
        sleep 1
        waited=$((waited + 1))
    done
    wait $training || true
    if [ ! -s /app/app.aot ]; then
        cat /tmp/training.log >&2
        exit 1
    fi
    chmod a+r /app/app.aot
    touch -d "@$timestamp" /app/app.aot
elif [ -f /app/quarkus-run.jar ]; then
    sed -i '/AOTCache/d' /app/java.args
fi
touch -d "@$timestamp" /app /app/config /var/cache /var/cache/option150 /etc/passwd /etc/group
