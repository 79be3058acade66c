package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A firmware package from the command line, and a phone that fetches what its load names. */
@ExtendWith(SharedSuite.class)
class PackageStoryTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LOAD = "sip88xx.99-1-story.loads";
    private static final String IMAGE = "rootfs88xx.99-1-story.sbn";

    private final Suite suite;

    @TempDir
    Path folder = Path.of("set by JUnit");

    PackageStoryTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void aPhoneFetchesTheImagesOfAPackage() throws Exception {
        var image = new byte[900_000];
        new Random(88).nextBytes(image);
        var names = (IMAGE + "\n").getBytes(UTF_8);
        var packed = packed(Map.of(LOAD, names, IMAGE, image, "copstart.sh", "#!/bin/sh\n".getBytes(UTF_8)));
        var incomplete = packed(Map.of("sip88xx.99-2-story.loads", "none88xx.sbn\n".getBytes(UTF_8)));

        assertThat(typed(0, "file", "unpack", packed.toString())).contains(LOAD, IMAGE, "copstart.sh");

        Await.until(
                "the load is served",
                SOON,
                () -> Phone.CURL_TFTP.fetch(suite, LOAD).is(names));
        Await.until(
                "its image is served",
                SOON,
                () -> Phone.CURL_TFTP.fetch(suite, IMAGE).is(image));
        assertThat(typed(0, "file", "unpack", incomplete.toString(), "--force")).contains("none88xx.sbn");
        var whole = Files.readAllBytes(packed);
        var cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length - 30));
        assertThat(typed(1, "file", "unpack", cut.toString(), "--into", "cut")).contains("must be whole");
        assertThat(Phone.CURL_TFTP.fetch(suite, "cut/" + IMAGE).bytes()).isEmpty();

        typed(0, "file", "rm", LOAD, IMAGE, "sip88xx.99-2-story.loads");
    }

    private Path packed(Map<String, byte[]> files) throws IOException {
        var file = Files.createTempFile(folder, "package", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private String typed(int status, String... words) throws Exception {
        var ended = Launcher.run(Map.of("OPTION150_DATA", suite.data().toString()), words);
        assertThat(ended.status()).as(ended.said()).isEqualTo(status);
        return ended.said();
    }
}
