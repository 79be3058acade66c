package io.option150.web.settings;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.WithName;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Ends the start with one clear line when a setting of any {@code @ConfigMapping} is out of its {@link Range}. */
@Startup(1)
@Singleton
public class SettingsRanges {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Set<Class<?>> checked = new HashSet<>();

    SettingsRanges(BeanManager beans) {
        var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (var type : bean.getTypes()) {
                if (type instanceof Class<?> mapping && isOurs(mapping) && checked.add(mapping)) {
                    check(mapping, config.getConfigMapping(mapping));
                }
            }
        }
    }

    /** The mappings that were checked: those that anything of this service uses. */
    public Set<Class<?>> checked() {
        return Set.copyOf(checked);
    }

    private static boolean isOurs(Class<?> type) {
        return type.isAnnotationPresent(ConfigMapping.class) && type.getName().startsWith("io.option150.");
    }

    /**
     * Checks all settings of one mapping.
     *
     * @throws IllegalArgumentException naming key, range and value
     */
    public static void check(Class<?> mapping, Object settings) {
        check(mapping, settings, mapping.getAnnotation(ConfigMapping.class).prefix());
    }

    private static void check(Class<?> mapping, Object settings, String prefix) {
        for (var method : mapping.getMethods()) {
            var range = method.getAnnotation(Range.class);
            var type = method.getReturnType();
            if (range != null) {
                var value = value(method, settings);
                if (value != null && !Bounds.of(range.value()).hold(value)) {
                    throw new IllegalArgumentException(
                            prefix + "." + name(method) + " must be " + range.value() + "; got: " + shown(value));
                }
            } else if (type.isInterface() && type.getEnclosingClass() == mapping) {
                var group = value(method, settings);
                if (group != null) {
                    check(type, group, prefix + "." + name(method));
                }
            }
        }
    }

    /** What a setting is; null where it is not set. */
    private static @Nullable Object value(Method method, Object settings) {
        try {
            method.setAccessible(true);
            var value = method.invoke(settings);
            return switch (value) {
                case Optional<?> given -> given.orElse(null);
                case OptionalInt given -> given.isPresent() ? given.getAsInt() : null;
                default -> value;
            };
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a setting cannot be read: " + method, e);
        }
    }

    private static Object shown(Object value) {
        return value instanceof MemorySize size ? size.asLongValue() + " bytes" : value;
    }

    private static String name(Method method) {
        var given = method.getAnnotation(WithName.class);
        return given == null ? HUMP.matcher(method.getName()).replaceAll("-").toLowerCase(Locale.ROOT) : given.value();
    }
}
