/**
 * The started suite, seen from outside: phones are {@code tftp-hpa}, {@code atftp} and {@code curl}, remote clusters are
 * {@code tftpd-hpa}, {@code dnsmasq} and {@code nginx}. Where such a program is missing its tests are skipped and say so.
 */
package io.option150.e2e;
