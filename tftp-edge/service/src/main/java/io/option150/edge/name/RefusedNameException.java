package io.option150.edge.name;

/** A name that is refused at the door (RES-1): ERROR 2 to TFTP clients, 403 to HTTP clients. */
public final class RefusedNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 60;

    private final String rule;

    RefusedNameException(String rule, String name) {
        // No stack trace: hostile names come in floods, and the place is always the same.
        super("File name " + rule + ": " + shown(name), null, false, false);
        this.rule = rule;
    }

    /** The broken rule, as the end of "file name …"; without the name, so it fits any ERROR packet. */
    public String rule() {
        return rule;
    }

    private static String shown(String name) {
        String clean = name.chars()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return name.length() > SHOWN ? clean + "…" : clean;
    }
}
