/** Which client networks are let in. */
@NullMarked
package io.option150.web.network;

import org.jspecify.annotations.NullMarked;
