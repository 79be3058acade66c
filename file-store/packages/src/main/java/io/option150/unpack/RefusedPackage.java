package io.option150.unpack;

/** A package is not unpacked. */
public final class RefusedPackage extends Exception {

    private static final long serialVersionUID = 1L;

    /** Longest value that is told, in characters. */
    private static final int LONGEST = 300;

    private final Refusal refusal;
    private final String field;
    private final String rule;
    private final String value;

    /**
     * A refusal that says more than its kind.
     *
     * @param field what of the package: {@code name} or another one's
     * @param rule that it breaks, as the end of a sentence
     * @param value what stands there
     */
    public RefusedPackage(Refusal refusal, String field, String rule, String value) {
        super(field + " " + rule + "; got: " + shortened(value));
        this.refusal = refusal;
        this.field = field;
        this.rule = rule;
        this.value = shortened(value);
    }

    static RefusedPackage of(Refusal refusal, String field, String value) {
        return new RefusedPackage(refusal, field, refusal.rule(), value);
    }

    static RefusedPackage cut(String where) {
        return of(Refusal.CUT, "package", "its end in " + where);
    }

    static RefusedPackage malformed(String what) {
        return of(Refusal.MALFORMED, "package", what);
    }

    public Refusal refusal() {
        return refusal;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    public String value() {
        return value;
    }

    /** Names of packages are anybody's: only what can be printed is told. */
    private static String shortened(String value) {
        var text = new StringBuilder();
        value.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
