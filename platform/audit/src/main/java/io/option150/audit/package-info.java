/**
 * Who changed what. The tables of a service put their changes on record by themselves ({@code db/audit}); {@link
 * io.option150.audit.Audit} tells them for whom a transaction works.
 */
@NullMarked
package io.option150.audit;

import org.jspecify.annotations.NullMarked;
