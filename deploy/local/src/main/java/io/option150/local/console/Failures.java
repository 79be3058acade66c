package io.option150.local.console;

import io.option150.embedded.BackendException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Says in one line what a failure means to the user. */
public final class Failures {

    private static final String DISK_FULL = "No space left on device";

    private Failures() {}

    /** The lines for a failure, whatever it is. */
    public static List<String> lines(Throwable failure) {
        return switch (failure) {
            case SuiteException known -> known.lines();
            case ExecutionException wrapped when wrapped.getCause() != null -> lines(wrapped.getCause());
            default -> List.of(line(failure));
        };
    }

    private static String line(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (message.contains(DISK_FULL)) {
            return "the disk is full: " + firstLine(message);
        }
        return switch (failure) {
            case BackendException backend -> firstLine(message);
            case AccessDeniedException denied -> denied.getFile() + " may not be written by this user";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException file -> file.getFile() + ": " + file.getReason();
            case IOException io -> firstLine(message);
            case IllegalArgumentException argument -> firstLine(message);
            default -> failure.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + firstLine(message));
        };
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("unknown failure");
    }
}
