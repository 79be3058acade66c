package io.option150.config.record;

/**
 * A line of a phone.
 *
 * @param number directory number: what the line registers as, up to 30 characters
 * @param label beside its key; empty: the number
 * @param displayName what others see; empty: the label
 * @param authName what it proves itself as; empty: the number, where there is a password
 * @param authPassword up to 30 characters
 * @param proxy host where it registers; empty: the call managers of the group
 */
public record Line(
        String number, String label, String displayName, String authName, Secret authPassword, String proxy) {

    void check(String field, Refusals refusals) {
        refusals.require(!number.isBlank(), field + ".number", "must not be empty", number);
        refusals.requireFit("line", "name", field + ".number", number);
        refusals.requireFit("line", "featureLabel", field + ".label", label);
        refusals.requireFit("line", "displayName", field + ".displayName", displayName);
        refusals.requireFit("line", "authName", field + ".authName", authName);
        refusals.requireFit("line", "authPassword", field + ".authPassword", authPassword.value());
        refusals.requireFit("line", "proxy", field + ".proxy", proxy);
    }
}
