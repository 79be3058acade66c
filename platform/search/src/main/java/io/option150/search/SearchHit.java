package io.option150.search;

/**
 * One thing that is found.
 *
 * @param kind of thing: {@code phone}, {@code cluster}, {@code edge}, {@code source}, {@code file}, {@code profile}, {@code
 *     call-manager-group}, {@code device-config}, {@code common-file}, {@code template}, {@code certificate}
 * @param key what its calls name it by
 * @param name what people call it; mostly the key
 * @param note what tells it from others, such as its home; may be empty
 */
public record SearchHit(String kind, String key, String name, String note) {

    /** A thing that people call by its key. */
    public static SearchHit of(String kind, String key, String note) {
        return new SearchHit(kind, key, key, note);
    }
}
