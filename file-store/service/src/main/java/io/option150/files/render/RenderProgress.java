package io.option150.files.render;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far files of all phones are, and those that many phones share or that are of gateways.
 *
 * @param waiting phones whose files are to be made anew; one that waits for two changes counts twice
 * @param since when the first of them waits; null: none does
 * @param rendered phones that have the files of their records
 * @param byHand phones that have one that was put by hand
 * @param refused phones whose records give no file
 * @param commonFilesWaiting common files that are to be made anew; one that waits for two changes counts twice
 * @param commonFilesRefused common files whose records give no file
 */
public record RenderProgress(
        long waiting,
        @Nullable Instant since,
        long rendered,
        long byHand,
        long refused,
        long commonFilesWaiting,
        long commonFilesRefused) {}
