package io.option150.registry.address;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that is {@link IpAddress#HOST_RULE a host's address}. */
@Documented
@Constraint(validatedBy = HostAddress.Check.class)
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HostAddress {

    /** What is told of others. */
    String message() default IpAddress.HOST_RULE + " (R10)";

    /** Unused; every constraint has it. */
    Class<?>[] groups() default {};

    /** Unused; every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Parses it; no name server is asked. */
    final class Check implements ConstraintValidator<HostAddress, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return IpAddress.parse(text).filter(IpAddress::isHost).isPresent();
        }
    }
}
