package io.option150.config.common;

import io.option150.config.check.Fields;
import io.option150.config.check.Model;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What each kind of file may say. What a phone would make of it is left to the checks of the file. */
final class Shapes {

    private static final int LONGEST_PARAMETER = 4096;

    private static final Shape NUMBER = Shape.like(null, Pattern.compile("[0-9]{1,9}"), "must be a number");
    private static final Shape NUMBER_OR_NONE =
            Shape.like("", Pattern.compile("[0-9]{0,9}"), "must be a number, or left out");
    private static final Shape FILE = Shape.like(
            "",
            Pattern.compile("(?:[A-Za-z0-9._ -]{1,64}(?:/[A-Za-z0-9._ -]{1,64}){0,7})?"),
            "must be the name of a file, with its folders");
    private static final Shape LOAD = Shape.like(
            null,
            Pattern.compile("(?!.*\\.loads$)[A-Za-z0-9._-]{1,64}"),
            "must be up to 64 letters, digits, dots, _ or -, and is written without .loads");

    /** Fields of {@code XMLDefault.cnf.xml} that the record has places of its own for. */
    private static final Set<String> TAKEN = Set.of("autoRegistration", "autoRegistrationName", "versionStamp");

    static final Shape SOFT_KEYS = Shape.fields(
            "keys",
            new Shape.OfList(
                    Shape.fields("id", Shape.text(32), "tag", NUMBER, "event", NUMBER, "help", NUMBER), 0, 100),
            "states",
            new Shape.OfNames(
                    Pattern.compile("[A-Za-z ]{1,32}"),
                    "must be a state of a call",
                    new Shape.OfList(Shape.text(32), 1, 16),
                    12));

    static final Shape FEATURE_POLICY = Shape.fields(
            "features",
            new Shape.OfList(
                    Shape.fields("name", Shape.text(64), "id", NUMBER, "enable", Shape.word("true", "true", "false")),
                    1,
                    16));

    static final Shape DIAL_PLAN = Shape.fields(
            "rules",
            new Shape.OfList(
                    Shape.fields(
                            "match",
                            Shape.like(null, Pattern.compile("[^\"]{0,64}"), "must be 64 characters at most"),
                            "timeout",
                            Shape.like("0", Pattern.compile("[0-9]{1,9}"), "must be a number of seconds"),
                            "rewrite",
                            Shape.optional(64),
                            "line",
                            NUMBER_OR_NONE,
                            "tone",
                            Shape.optional(64),
                            "user",
                            Shape.word("", "", "Phone", "IP")),
                    1,
                    500));

    static final Shape RINGS = Shape.fields(
            "rings",
            new Shape.OfList(Shape.fields("name", Shape.text(25), "raw", FILE, "rwb", FILE, "pcm", FILE), 1, 50));

    static final Shape BACKGROUNDS = Shape.fields(
            "size",
            Shape.like(
                    null,
                    Pattern.compile("[0-9]{2,4}x[0-9]{2,4}x[0-9]{1,2}"),
                    "must be width, height and depth: 320x212x16"),
            "images",
            new Shape.OfList(Shape.fields("thumbnail", FILE, "picture", FILE), 1, 50));

    static final Shape SIP_DEFAULT = Shape.fields(
            "keys",
            new Shape.OfNames(
                    Pattern.compile("[a-z0-9_]{1,64}"),
                    "must be a key of a text file",
                    new Shape.OfText(
                            null,
                            (key, value) -> value.contains("\"")
                                    ? Optional.of("must hold no quotes")
                                    : Fields.refusal(Fields.TEXT + key, value)),
                    200));

    static final Shape SYNC_INFO =
            Shape.fields("images", new Shape.OfList(Shape.fields("version", Shape.text(64), "sync", NUMBER), 1, 50));

    static final Shape DEFAULTS = Shape.fields(
            "autoRegistration",
            Shape.word("disabled", "enabled", "disabled"),
            "autoRegistrationName",
            Shape.optional(64),
            "tvs",
            new Shape.OfList(new Shape.OfText(null, (_, host) -> Fields.refusal("member", "address", host)), 0, 5),
            "loads",
            new Shape.OfNames(
                    Pattern.compile(".{1,64}"),
                    "must be a name of the table of models in docs/device-configs.md",
                    new Shape.OfText(
                            null,
                            (model, load) -> Model.named(model).isEmpty()
                                    ? Optional.of("must be of a model of the table in docs/device-configs.md")
                                    : loadRule(load)),
                    200),
            "fields",
            new Shape.OfNames(
                    Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}"),
                    "must be a field of Default",
                    new Shape.OfText(
                            null,
                            (name, value) -> TAKEN.contains(name)
                                    ? Optional.of("is filled from the record's own fields")
                                    : Fields.refusal("Default", name, value)),
                    100));

    static final Shape FLAT_PROFILE = Shape.fields(
            "parameters",
            new Shape.OfNames(
                    Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}"),
                    "must be a parameter's name, as XML can have it",
                    Shape.optional(LONGEST_PARAMETER),
                    2000),
            "access",
            new Shape.OfNames(
                    Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}"),
                    "must be a parameter's name, as XML can have it",
                    Shape.word(null, "na", "ro", "rw"),
                    2000));

    static final Shape ANYTHING =
            new Shape.OfAnything(Shape.optional(LONGEST_PARAMETER), Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}"));

    private Shapes() {}

    private static Optional<String> loadRule(String load) {
        return ((Shape.OfText) LOAD).rule().apply("load", load);
    }
}
