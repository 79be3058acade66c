/** IP addresses as values: read from literals without asking a name server, compared and shown in one form. */
@NullMarked
package io.option150.registry.address;

import org.jspecify.annotations.NullMarked;
