package io.option150.config.record;

/**
 * What phones have in common: a site, a model, a group of people.
 *
 * @param parent the profile that it inherits from; empty: none
 * @param settings what it says itself
 */
public record Profile(String name, String parent, Settings settings) {

    /**
     * Checks it, without its parent.
     *
     * @throws RefusedRecord naming each field, rule and value
     */
    public Profile {
        var refusals = new Refusals();
        Names.check("name", name, refusals);
        if (!parent.isEmpty()) {
            Names.check("parent", parent, refusals);
            refusals.require(!parent.equals(name), "parent", "must be another profile", parent);
        }
        settings.check(refusals);
        refusals.raise();
    }
}
