package io.option150.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DataSchemaTest {

    private final DataSchema device = DataSchema.parse("urn:option150:schema:device:1.2");

    @Test
    void aNewerMinorVersionIsRead() {
        assertThat(device.reads(DataSchema.parse("urn:option150:schema:device:1.9")))
                .isTrue();
    }

    @Test
    void anotherMajorVersionOrThingIsNotRead() {
        assertThat(device.reads(DataSchema.parse("urn:option150:schema:device:2.0")))
                .isFalse();
        assertThat(device.reads(DataSchema.parse("urn:option150:schema:file:1.2")))
                .isFalse();
    }

    @Test
    void anotherFormIsRefusedWithItsText() {
        assertThatThrownBy(() -> DataSchema.parse("device 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is device 1");
    }
}
