package io.option150.files.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.option150.config.check.Finding;
import io.option150.files.check.FindingView;
import io.option150.files.contract.FileRecord;
import io.option150.files.tree.Write;
import java.util.List;

/**
 * What a write is answered with: the file's fields, and warnings.
 *
 * @param file the file after the write
 * @param warnings what was done but may not be what was meant, in words
 * @param findings what is wrong with a phone's file; left out where there is nothing
 */
record WriteAnswer(
        @JsonUnwrapped FileRecord file,
        List<String> warnings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FindingView> findings) {

    static WriteAnswer of(Write write, List<Finding> findings) {
        var path = write.file().path();
        return new WriteAnswer(
                write.file(),
                write.namesakes().stream().map(other -> warning(path, other)).toList(),
                FindingView.of(findings));
    }

    private static String warning(String path, String other) {
        var differs = path.equalsIgnoreCase(other)
                ? "in case only"
                : "in the Unicode form of letters only, which nobody can see";
        return "There is also " + other + ", which differs from " + path + ' ' + differs
                + ". A phone gets the one whose name it asks for exactly, and for any other writing of it one of the two.";
    }
}
