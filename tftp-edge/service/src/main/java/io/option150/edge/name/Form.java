package io.option150.edge.name;

/** A form of a file, told by the end of its name; a form is not a class (RES-2). */
public enum Form {
    /** Signed and encrypted for one phone. Before {@link #SIGNED}: its ending is the longer one. */
    ENCRYPTED(".enc.sgn"),
    /** Signed. */
    SIGNED(".sgn"),
    /** The bytes themselves. */
    PLAIN("");

    private final String suffix;

    Form(String suffix) {
        this.suffix = suffix;
    }

    /** The form that the end of this name tells, whatever its case. A name that is nothing but the ending is plain. */
    public static Form of(String name) {
        for (Form form : values()) {
            int base = name.length() - form.suffix.length();
            if (base > 0 && name.regionMatches(true, base, form.suffix, 0, form.suffix.length())) {
                return form;
            }
        }
        return PLAIN;
    }

    /** The ending itself, empty for plain files. */
    public String suffix() {
        return suffix;
    }

    /** The name without this form's ending. */
    String baseOf(String name) {
        return name.substring(0, name.length() - suffix.length());
    }
}
