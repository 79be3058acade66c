#!/bin/sh
# Cuts a Java runtime for the suite out of a JDK (jlink), a third of its size:
#   runtime.sh FOLDER          FOLDER must not be there; JAVA_HOME names the JDK
set -eu
: "${JAVA_HOME:?must name a JDK 25 or newer}"
# All of Java SE, since libraries ask for what no tool sees; of the JDK's own modules those that the suite uses, and jcmd for who
# has to look into a running service.
modules=java.se,jdk.unsupported,jdk.management,jdk.management.agent,jdk.jfr,jdk.zipfs,jdk.naming.dns,jdk.net,jdk.nio.mapmode
modules=$modules,jdk.security.auth,jdk.security.jgss,jdk.crypto.cryptoki,jdk.httpserver,jdk.jcmd
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --no-man-pages --no-header-files --compress=zip-6 --generate-cds-archive --output "$1"
