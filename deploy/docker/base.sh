#!/bin/sh
# Makes a base image out of Debian packages and a Java runtime cut out of a JDK (jlink), where no image registry is at hand:
#   deploy/docker/base.sh [IMAGE]       needs root, debootstrap and podman (or $ENGINE)
# JAVA_HOME names the JDK, MIRROR the Debian mirror.
set -eu
image=${1:-localhost/option150-base:25}
engine=${ENGINE:-podman}
: "${JAVA_HOME:?must name a JDK 25 or newer}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --variant=minbase --include=libssl3 bookworm "$work/root" ${MIRROR:+"$MIRROR"} >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; exit 1; }
rm -rf "$work"/root/var/cache/apt/* "$work"/root/var/lib/apt/lists/* "$work"/root/var/log/* \
    "$work"/root/usr/share/doc/* "$work"/root/usr/share/man/* "$work"/root/usr/share/info/* "$work"/root/usr/share/locale/*

mkdir -p "$work/root/opt/java"
sh "$(dirname "$0")/runtime.sh" "$work/root/opt/java/openjdk" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
tar -C "$work/root" --sort=name --mtime=@1767225600 --clamp-mtime --numeric-owner -c . | "$engine" import \
    -c 'ENV JAVA_HOME=/opt/java/openjdk' \
    -c 'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    - "$image"
