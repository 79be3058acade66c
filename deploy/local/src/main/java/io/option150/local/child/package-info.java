/** What runs inside a service's JVM before the service does; knows nothing but the JDK. */
@NullMarked
package io.option150.local.child;

import org.jspecify.annotations.NullMarked;
