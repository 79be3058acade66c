package io.option150.trust;

import io.option150.testkit.RealBackends;
import io.option150.trust.exchange.RemoteCounterpart;
import io.option150.trust.plain.FileStoreCounterpart;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The service on a real database and broker, with a file store that a test can fill, stop and make lie. */
@WithTestResource(value = RealBackends.class, initArgs = @ResourceArg(name = "database", value = "trust_service"))
@WithTestResource(KeyFolder.class)
@WithTestResource(FileStoreCounterpart.class)
@WithTestResource(RemoteCounterpart.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TrustServiceTest {}
