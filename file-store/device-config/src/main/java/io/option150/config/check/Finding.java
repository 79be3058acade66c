package io.option150.config.check;

import io.option150.config.format.Place;

/**
 * Something found in a file.
 *
 * @param place where it stands
 * @param value what stands there, shortened; never a secret
 * @param why what a phone makes of it, as a sentence
 */
public record Finding(Rule rule, Place place, String value, String why) {

    public Level level() {
        return rule.level();
    }
}
