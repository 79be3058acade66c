package io.option150.web.auth;

import io.option150.web.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Which paths are written so that everything that looks at them, here and in proxies, takes them for the same. The others are
 * refused before anything else looks: a matrix parameter or a dot segment must not lead around a rule. Percent-encoding
 * of all else (a blank, UTF-8) is fine.
 */
final class PathSpelling {

    private PathSpelling() {}

    /** What is wrong with a request's path, as it came; null if nothing is. */
    static @Nullable Violation fault(String path) {
        var rule = path.startsWith("/") && !path.startsWith("//") ? brokenRule(path) : "must begin with one '/'";
        return rule == null ? null : new Violation("path", rule, path);
    }

    private static @Nullable String brokenRule(String path) {
        int dots = 0;
        int others = 0;
        for (int at = 1; at < path.length(); at++) {
            char sign = path.charAt(at);
            if (sign == '%') {
                int code = code(path, at);
                if (code < 0) {
                    return "must have two hex digits after each '%'";
                }
                at += 2;
                if (code == '/' || code == '\\' || code == 0) {
                    return "must not have an encoded slash, backslash or NUL";
                }
                sign = (char) code;
            } else if (sign == '/') {
                if (isDots(dots, others)) {
                    break;
                }
                dots = 0;
                others = 0;
                continue;
            } else if (sign == ';' || sign == '\\') {
                return "must not have a '" + sign + "'";
            } else if (sign <= ' ' || sign == 0x7f) {
                return "must not have blanks and control characters that are not percent-encoded";
            }
            if (sign == '.') {
                dots++;
            } else {
                others++;
            }
        }
        return isDots(dots, others) ? "must not have a '" + ".".repeat(dots) + "' segment" : null;
    }

    private static boolean isDots(int dots, int others) {
        return others == 0 && (dots == 1 || dots == 2);
    }

    /** What the two digits after a percent sign mean; -1 if they are none. */
    private static int code(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
