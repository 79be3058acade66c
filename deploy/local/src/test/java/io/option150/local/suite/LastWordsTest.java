package io.option150.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.local.data.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as the parts write them. */
class LastWordsTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void tellKeyRangeAndValueOfASettingThatIsOutOfRange() throws Exception {
        assertThat(of("""
                        2026-01-31 11:30:00,001 WARN  [io.option150.edge.feed.Feed] (main) No snapshot yet
                        Caused by: java.net.ConnectException: of an earlier trouble
                        2026-01-31 11:31:21,128 ERROR [io.quarkus.runtime.Application] (main) Failed to start application: java.lang.RuntimeException: Failed to start quarkus
                        \tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
                        Caused by: java.lang.IllegalArgumentException: option150.cache.memory must be 1048576 to 68719476736; got: 5497558138880
                        \tat io.option150.edge.SettingsCheck.require(SettingsCheck.java:130)
                        \t... 12 more
                        """))
                .contains(new LastWords(
                        "option150.cache.memory must be 1048576 to 68719476736; got: 5497558138880", true));
    }

    @Test
    void tellAValueThatDoesNotConvert() throws Exception {
        assertThat(of("""
                        Configuration validation failed:
                        \tjava.lang.IllegalArgumentException: SRCFG00039: The config property option150.cache.memory with the config value "lots" threw an Exception whilst being converted value lots not in correct format
                        """))
                .contains(new LastWords(
                        "option150.cache.memory can't be \"lots\": value lots not in correct format", true));
        assertThat(of("""
                        Caused by: java.lang.IllegalArgumentException: SRCFG00039: The config property option150.trust.digest with the config value "md5" threw an Exception whilst being converted SRCFG00049: Cannot convert md5 to enum class io.option150.edge.upstream.ServiceSettings$SignatureDigest, allowed values: sha1,sha512
                        """))
                .contains(new LastWords("option150.trust.digest must be one of sha1,sha512, not \"md5\"", true));
        assertThat(of("""
                        Configuration validation failed:
                        \tjava.util.NoSuchElementException: SRCFG00014: The config property option150.x is required but it could not be found in any config source
                        """))
                .contains(new LastWords(
                        "The config property option150.x is required but it could not be found in any config source",
                        true));
    }

    @Test
    void tellTheDeepestCauseOfAFailedStartWhichMayPass() throws Exception {
        assertThat(of("""
                        2026-01-31 11:31:21,128 ERROR [io.quarkus.runtime.Application] (main) Failed to start application: java.lang.RuntimeException: Failed to start quarkus
                        Caused by: java.lang.IllegalStateException: PostgreSQL at 127.0.0.1:15432/file_store: FATAL: password authentication failed
                        Caused by: java.net.ConnectException: Connection refused
                        """)).contains(new LastWords("Connection refused", false));
    }

    @Test
    void tellWhatKafkaAndPostgresqlSay() throws Exception {
        assertThat(of("much\nFATAL Kafka gave up (status 1): all log dirs failed\n"))
                .contains(new LastWords("Kafka gave up (status 1): all log dirs failed", false));
        assertThat(of("""
                        2026-01-31 11:31:21.128 UTC [77] PANIC:  could not fsync file "pg_wal/1": Input/output error
                        2026-01-31 11:31:21.128 UTC [70] LOG:  server process (PID 77) was terminated by signal 6: Aborted
                        """)).contains(new LastWords("could not fsync file \"pg_wal/1\": Input/output error", false));
        assertThat(of("all is well\n")).isEmpty();
    }

    @Test
    void tellAFullDiskWithItsFolder() throws Exception {
        assertThat(of("PANIC:  could not write to file \"pg_wal/xlogtemp.7\": No space left on device\n"))
                .hasValueSatisfying(words -> {
                    assertThat(words.reason())
                            .startsWith("No space left on device: ")
                            .endsWith(" MB are free for " + folder);
                    assertThat(words.lasting()).isFalse();
                });
    }

    private Optional<LastWords> of(String said) throws Exception {
        return LastWords.of(said, new DataFolder(folder));
    }
}
