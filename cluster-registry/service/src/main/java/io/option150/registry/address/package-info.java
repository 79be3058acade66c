/** IP addresses as values: read from literals without asking a name server, compared and shown in one form. */
package io.option150.registry.address;
