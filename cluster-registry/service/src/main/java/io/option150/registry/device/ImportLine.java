package io.option150.registry.device;

import java.util.List;

/**
 * One line of an import that should hold a device.
 *
 * @param number counted from 1
 * @param text as it came
 * @param form what was read of it
 * @param phoneKeys {@link DeviceName#phoneKeys()} of its device, none where it has no readable name
 */
record ImportLine(int number, String text, DeviceForm form, List<String> phoneKeys) {

    ImportLine {
        phoneKeys = List.copyOf(phoneKeys);
    }

    static ImportLine of(BodyLine line, DeviceForm form) {
        return new ImportLine(
                line.number(),
                line.text(),
                form,
                form.givenName().map(DeviceName::phoneKeys).orElse(List.of()));
    }

    boolean isGood() {
        return form.violations().isEmpty();
    }
}
