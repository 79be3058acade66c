package io.option150.edge;

import io.option150.testkit.RealBackends;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service on real Kafka and free ports; all such tests share one running service. */
@QuarkusTest
@WithTestResource(RealBackends.class)
@WithTestResource(EdgeSurroundings.class)
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EdgeTest {}
