/** Checks who may call a service: every path and method, every kind of caller, every odd spelling. */
package io.option150.testkit.access;
