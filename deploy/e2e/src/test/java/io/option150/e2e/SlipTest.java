package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slips of the pen in settings are told on the console. */
class SlipTest {

    private static final Pattern KEY = Pattern.compile("`(option150\\.[a-z0-9.-]*[a-z0-9])`");

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void aValueOutOfItsRangeIsToldByKeyRangeAndValue() throws Exception {
        var data = folder.resolve("data");
        var up = Launcher.run(
                Map.of(
                        "OPTION150_DATA", data.toString(),
                        "OPTION150_PORT_OFFSET", Integer.toString(Ports.freeOffset()),
                        "OPTION150_CACHE_MEMORY", "5T"),
                "up");
        assertThat(up.status()).isEqualTo(1);
        assertThat(up.said())
                .contains("option150: tftp-edge did not start: "
                        + "option150.cache.memory must be 1M to 64G; got: 5497558138880 bytes (log: ")
                .doesNotContain("Option150 is ready");
    }

    @Test
    void aVariableThatIsNoSettingIsToldWithTheOneThatWasMeant() throws Exception {
        var data = folder.resolve("data").toString();
        assertThat(Launcher.run(Map.of("OPTION150_DATA", data, "OPTION150_CACHE_MEMROY", "1G"), "status")
                        .said())
                .isEqualTo("OPTION150_CACHE_MEMROY is no setting and does nothing; is OPTION150_CACHE_MEMORY meant?\n"
                        + "Option150 does not run on " + data + "\n");
    }

    /** What is documented is there: the settings are read from the services' class files. */
    @Test
    void everySettingOfTheDocumentationIsKnown() throws Exception {
        var environment = new HashMap<String, String>();
        Matcher key = KEY.matcher(Files.readString(Path.of("../../docs/settings.md")));
        while (key.find()) {
            environment.put(key.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), "x");
        }
        assertThat(environment).hasSizeGreaterThan(60);
        environment.keySet().removeIf(name -> name.matches("OPTION150_(LISTEN|TFTP_PORT|PORT_OFFSET|DATA|BUILD)"));
        environment.put("OPTION150_DATA", folder.resolve("data").toString());
        assertThat(Launcher.run(environment, "status").said()).doesNotContain("is no setting");
    }
}
