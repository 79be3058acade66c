package io.option150.registry.device;

import io.option150.web.Violation;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Device names: what is allowed, and how they are compared. */
final class DeviceName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private DeviceName() {}

    /** The rule that this name breaks, if any. */
    static Optional<Violation> violation(@Nullable String name) {
        return name != null && FORM.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "name",
                        "has 1 to 128 characters out of letters, digits, '.', '_' and '-'",
                        String.valueOf(name)));
    }

    /** Names are compared without case; this form is the key of events. */
    static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
