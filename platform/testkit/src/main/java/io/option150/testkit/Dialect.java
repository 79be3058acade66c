package io.option150.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;

/** What CONTRIBUTING, "One dialect", says and a compiled class shows. */
final class Dialect {

    private Dialect() {}

    static void check(String root, JavaClasses module) {
        var ours = DescribedPredicate.<JavaClass>describe(
                "of " + root, type -> type.getPackageName().startsWith(root));
        noClasses()
                .that(ours)
                .should(ArchCondition.from(
                        DescribedPredicate.describe("live in a package that is not @NullMarked", Dialect::isUnmarked)))
                .because("nothing is null unless it says so")
                .check(module);
        noConstructors()
                .that(DescribedPredicate.describe(
                        "are the only one of their class",
                        (JavaConstructor it) -> it.getOwner().getConstructors().size() == 1))
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("a class with one constructor is injected through it without a word")
                .allowEmptyShould(true)
                .check(module);
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveSimpleNameEndingWith("Row")
                .allowEmptyShould(true)
                .check(module);
        classes()
                .that(ours)
                .and(DescribedPredicate.describe("hold nothing but meters", Dialect::holdsOnlyMeters))
                .should()
                .haveSimpleNameEndingWith("Metrics")
                .allowEmptyShould(true)
                .check(module);
    }

    private static boolean isUnmarked(JavaClass type) {
        return !type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
    }

    private static boolean holdsOnlyMeters(JavaClass type) {
        var held = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .toList();
        return !held.isEmpty()
                && held.stream()
                        .allMatch(field ->
                                field.getRawType().getPackageName().startsWith("io.micrometer.core.instrument"));
    }
}
