package io.option150.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.embedded.BackendException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void sayInOneLineWhatTheUserCanActOn() {
        says(new BackendException("Kafka can't listen"), "Kafka can't listen");
        says(new ExecutionException(new BackendException("PostgreSQL is 12")), "PostgreSQL is 12");
        says(new AccessDeniedException("/data/x"), "/data/x may not be written by this user");
        says(new FileSystemException("/data/x", null, "Read-only file system"), "/data/x: Read-only file system");
        says(new IOException("first\nsecond"), "first");
        says(new IllegalArgumentException("OPTION150_X is wrong"), "OPTION150_X is wrong");
        says(new IllegalStateException("odd"), "IllegalStateException: odd");
        says(new IllegalStateException(), "IllegalStateException");
    }

    @Test
    void callAFullDiskByItsNameWhoeverMeetsIt() {
        says(
                new FileSystemException("/data/x", null, "No space left on device"),
                "the disk is full: /data/x: No space left on device");
        says(
                new BackendException("PostgreSQL did not start: could not write: No space left on device"),
                "the disk is full: PostgreSQL did not start: could not write: No space left on device");
    }

    @Test
    void keepTheLinesOfSeveral() {
        assertThat(Failures.lines(new SuiteException(List.of("one", "two")))).containsExactly("one", "two");
    }

    @Test
    void arePrintedApartFromProgressAndTablesLineUp() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        console.table(List.of(List.of("PART", "PID"), List.of("Kafka", "7")));
        console.failure(List.of("no"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("PART   PID%nKafka  7%n".formatted());
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("option150: no%n".formatted());
    }

    private static void says(Exception failure, String line) {
        assertThat(Failures.lines(failure)).containsExactly(line);
    }
}
