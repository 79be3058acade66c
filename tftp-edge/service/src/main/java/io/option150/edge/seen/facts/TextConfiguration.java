package io.option150.edge.seen.facts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.ContentFacts.CallManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the configuration of a 7940 or 7960 with SIP: lines of {@code key: value}, where {@code #} and {@code ;} comment. */
final class TextConfiguration {

    private static final Pattern LINE =
            Pattern.compile("([a-z0-9_]{1,40})\\s{0,40}[:=]\\s{0,40}\"?([^\"#;]{1,255}?)\"?\\s{0,40}(?:[#;].*)?");
    private static final Pattern PROXY = Pattern.compile("proxy([1-6])_(address|port)");
    private static final int MOST_LINE = 512;
    private static final int MOST_LINES = 4_096;

    private TextConfiguration() {}

    /** What it names; null: it names nothing. */
    static @Nullable ContentFacts read(byte[] bytes) {
        Names names = new Names();
        Map<String, String> addresses = new TreeMap<>();
        Map<String, String> ports = new TreeMap<>();
        new String(bytes, ISO_8859_1)
                .lines()
                .limit(MOST_LINES)
                .filter(line -> line.length() <= MOST_LINE)
                .map(line -> LINE.matcher(line.strip()))
                .filter(Matcher::matches)
                .forEach(line -> {
                    String key = line.group(1).toLowerCase(Locale.ROOT);
                    String value = line.group(2).strip();
                    Matcher proxy = PROXY.matcher(key);
                    if (key.equals("image_version")) {
                        names.file(key, value, ".loads");
                    } else if (key.equals("dial_template")) {
                        names.file(key, value, ".xml");
                    } else if (proxy.matches()) {
                        (proxy.group(2).equals("port") ? ports : addresses).put(proxy.group(1), value);
                    }
                });
        List<CallManager> callManagers = addresses.entrySet().stream()
                .map(each -> new CallManager(each.getValue(), port(ports.get(each.getKey())), ""))
                .toList();
        return names.all().isEmpty() && callManagers.isEmpty()
                ? null
                : new ContentFacts("configuration", names.all(), 0, "", callManagers);
    }

    private static int port(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535
                ? Integer.parseInt(text)
                : 0;
    }
}
