package io.option150.web.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The range of a setting of a {@code @ConfigMapping}, in the words of {@code docs/settings.md}: a number, a size or a time.
 * {@link SettingsRanges} ends the start where it is left.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Range {

    /**
     * {@code 1 to 1000}, {@code 1 or more} or {@code above 0}, both bounds within it; what stands in parentheses is for people.
     * Sizes end in {@code K}, {@code M}, {@code G} or {@code T}, times in {@code ms}, {@code s}, {@code min}, {@code h} or
     * {@code days}; a lower bound of a time without a unit has that of the upper one.
     */
    String value();
}
