package io.option150.registry.device;

import java.util.Objects;

/**
 * One line of an import that should hold a device.
 *
 * @param number counted from 1
 * @param text as it came
 * @param form what was read of it
 */
record ImportLine(int number, String text, DeviceForm form) {

    ImportLine {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(form, "form");
    }

    boolean isGood() {
        return form.violations().isEmpty();
    }
}
