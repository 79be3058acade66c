package io.option150.files.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The form a file's name says it has (RES-2). */
public enum FileForm {
    @JsonProperty("plain")
    PLAIN,
    @JsonProperty("sgn")
    SIGNED,
    @JsonProperty("enc.sgn")
    ENCRYPTED;

    /** The form that the ending of this path tells, whatever its case. */
    public static FileForm of(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".enc.sgn")) {
            return ENCRYPTED;
        }
        return lower.endsWith(".sgn") ? SIGNED : PLAIN;
    }
}
