package io.option150.registry.device;

import io.option150.registry.call.Checked;
import io.option150.web.Violation;
import java.util.List;

/**
 * One line of an import that should hold a device.
 *
 * @param number counted from 1
 * @param text as it came
 * @param form what was read of it
 * @param violations the rules that it breaks by itself
 * @param phoneKeys {@link DeviceName#phoneKeys()} of its device, none where it breaks a rule
 */
record ImportLine(int number, String text, DeviceForm form, List<Violation> violations, List<String> phoneKeys) {

    ImportLine {
        violations = List.copyOf(violations);
        phoneKeys = List.copyOf(phoneKeys);
    }

    static ImportLine of(BodyLine line, Checked<DeviceForm> read) {
        var violations = read.violations();
        return new ImportLine(
                line.number(),
                line.text(),
                read.form(),
                violations,
                violations.isEmpty() ? read.form().deviceName().phoneKeys() : List.of());
    }

    boolean isGood() {
        return violations.isEmpty();
    }
}
