#!/bin/sh
# Runs inside the image while it is built: prepare.sh TIMESTAMP
set -eu
timestamp=$1

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
find /app -exec touch -h -d "@$timestamp" {} +
touch -d "@$timestamp" /var/cache /var/cache/option150 /etc/passwd /etc/group
