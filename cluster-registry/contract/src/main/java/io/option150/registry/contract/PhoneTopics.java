package io.option150.registry.contract;

/** The topic by which copies of the edge tell the registry what phones asked. */
public final class PhoneTopics {

    /**
     * Not compacted, kept for days, several partitions; key: {@link #keyOf} the phones, so that one reader has all of a phone;
     * value: {@link PhonesSeen}.
     */
    public static final String PHONE_SEEN = "phone-seen";

    /** Where records of {@link #PHONE_SEEN} go that cannot be read. */
    public static final String PHONE_SEEN_UNREAD = "phone-seen-unread";

    public static final String TYPE_PHONES_SEEN = "io.option150.phones.seen";

    /** Schema of {@link PhonesSeen}; the last part is {@code major.minor}. */
    public static final String SCHEMA_PHONES = "urn:option150:schema:phones:1.0";

    /** Twice as many as there are partitions, where nobody has made more; more would be smaller messages. */
    private static final int KEYS = 12;

    private PhoneTopics() {}

    /** The key of the messages that tell of a phone, the same on all copies of the edge: {@code phones-0} to {@code phones-11}. */
    public static String keyOf(String phone) {
        return "phones-" + Math.floorMod(phone.hashCode(), KEYS);
    }
}
