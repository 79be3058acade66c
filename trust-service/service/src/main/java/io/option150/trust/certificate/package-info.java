/** The certificates that are held: in the database, over the API, and as event {@code certificate.changed}. */
@NullMarked
package io.option150.trust.certificate;

import org.jspecify.annotations.NullMarked;
