package io.option150.files.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The form of a file: that which its name says (RES-2), or made of a record. */
public enum FileForm {
    @JsonProperty("plain")
    PLAIN,
    @JsonProperty("sgn")
    SIGNED,
    @JsonProperty("enc.sgn")
    ENCRYPTED,
    /** A phone's configuration, made of its record; plain bytes. */
    @JsonProperty("rendered")
    RENDERED;

    /** The form that the ending of this path tells, whatever its case. */
    public static FileForm of(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".enc.sgn")) {
            return ENCRYPTED;
        }
        return lower.endsWith(".sgn") ? SIGNED : PLAIN;
    }
}
