package io.option150.files.render;

import io.option150.files.check.FindingView;
import java.time.Instant;
import java.util.List;

/**
 * How making a phone's files ends.
 *
 * @param state {@code rendered}; {@code by-hand}: a file that was put by hand is served in the place of one of them;
 *     {@code refused}: what was served before still is
 * @param since it ends so
 * @param findings why it was refused
 * @param files paths of those that its record makes
 * @param waiting whether they are to be made anew, since something that the record inherits from changed
 */
public record RenderState(
        String state, Instant since, List<FindingView> findings, List<String> files, boolean waiting) {}
