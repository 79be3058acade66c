/**
 * The one admin address: calls whose paths other services own are passed on to them, streamed both ways, with the caller's
 * credentials. It knows the paths of the services and none of their types; nothing else in the registry uses it.
 */
@NullMarked
package io.option150.registry.gateway;

import org.jspecify.annotations.NullMarked;
