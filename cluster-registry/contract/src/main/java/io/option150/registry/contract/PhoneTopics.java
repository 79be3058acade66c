package io.option150.registry.contract;

/** The topic by which copies of the edge tell the registry what phones asked. */
public final class PhoneTopics {

    /**
     * Not compacted, kept for days, several partitions; key: {@link PhoneSeen#phone}, so that one reader has all of a phone;
     * value: {@link PhoneSeen}.
     */
    public static final String PHONE_SEEN = "phone-seen";

    /** Where records of {@link #PHONE_SEEN} go that cannot be read. */
    public static final String PHONE_SEEN_UNREAD = "phone-seen-unread";

    public static final String TYPE_PHONE_SEEN = "io.option150.phone.seen";

    /** Schema of {@link PhoneSeen}; the last part is {@code major.minor}. */
    public static final String SCHEMA_PHONE = "urn:option150:schema:phone:1.0";

    private PhoneTopics() {}
}
