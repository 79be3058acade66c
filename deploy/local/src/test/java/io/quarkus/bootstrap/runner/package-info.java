/** The one class of Quarkus that a service's JVM starts with, by name. */
package io.quarkus.bootstrap.runner;
