package io.option150.config.record;

import java.util.Locale;

/**
 * A template of a site's own, in Qute: what a shipped one does for phones, or the only one for gateways.
 *
 * @param text up to 65536 characters
 */
public record OwnTemplate(String name, Form form, String text) {

    private static final int MOST_LETTERS = 64 * 1024;

    /** What it makes. */
    public enum Form {
        /** XML of a phone: {@code SEP<MAC>.cnf.xml}. */
        PHONE,
        /** Keys and values of a 7940 or 7960 with SIP: {@code SIP<MAC>.cnf}. */
        PHONE_TEXT,
        /** XML of a gateway, or of any other device. */
        GATEWAY;

        /** As records write it: {@code phone-text}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The form of this word.
         *
         * @throws RefusedRecord where there is none
         */
        public static Form of(String word) {
            for (var form : values()) {
                if (form.word().equals(word)) {
                    return form;
                }
            }
            throw new RefusedRecord("form", "must be phone, phone-text or gateway", word);
        }
    }

    /**
     * Checks it, but not whether it is a template: that is left to who renders.
     *
     * @throws RefusedRecord naming each field, rule and value
     */
    public OwnTemplate {
        var refusals = new Refusals();
        Names.check("name", name, refusals);
        refusals.require(!text.isBlank(), "text", "must not be empty", "");
        refusals.require(
                text.length() <= MOST_LETTERS,
                "text",
                "must be " + MOST_LETTERS + " characters at most",
                String.valueOf(text.length()));
        refusals.require(
                text.lines().allMatch(it -> Texts.isPlain(it.replace('\t', ' '))),
                "text",
                "must be lines of text, without control characters and broken letters",
                "");
        refusals.raise();
    }
}
