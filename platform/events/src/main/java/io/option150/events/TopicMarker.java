package io.option150.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Says that a topic holds all that its owner's tables hold: the last record of each of the relay's transactions, of type
 * {@link #TYPE} under {@link #KEY}. Who has read the topic from its beginning up to a marker has read it whole exactly when its
 * own {@link TopicContents} agree with the marker.
 *
 * @param epoch the epoch of the tables
 * @param sequence the highest sequence told in this topic in this epoch; 0 where nothing was told
 * @param things how many things there are, those that are gone not counted
 * @param digest over key and version of each of these things, 32 hexadecimal digits, as {@link TopicContents} makes it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TopicMarker(long epoch, long sequence, long things, String digest) {

    /** CloudEvents type of a marker's event. */
    public static final String TYPE = "io.option150.topic.complete";

    /** Schema of a marker's data. */
    public static final String SCHEMA = "urn:option150:schema:topic:1.0";

    /** The record key of a marker: no device, cluster, file, certificate or list can have this name. */
    public static final String KEY = "/";
}
