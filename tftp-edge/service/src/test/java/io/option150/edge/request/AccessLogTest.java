package io.option150.edge.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    @Test
    void writesEachRequestAsALineOfUtf8WhateverTheStreamIs() throws Exception {
        var bytes = new ByteArrayOutputStream();
        AccessLog log =
                new AccessLog(new PrintStream(bytes, false, StandardCharsets.US_ASCII), 10, new SimpleMeterRegistry());

        log.add(List.of(request("Désktop.xml"), request("b.xml")));
        log.add(List.of(request("c.xml")));
        log.close();

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        assertThat(text.lines()).hasSize(3);
        for (String line : text.lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).path("front").asText()).isEqualTo("tftp");
        }
        assertThat(text).contains("\"Désktop.xml\"", "\"c.xml\"");
    }

    private static RequestRecord request(String name) {
        return new RequestRecord(
                Instant.EPOCH, "tftp", "192.0.2.7", "", name, "common", "served", "local", "", "", 1, 1, 0, "");
    }
}
