/** Calls for profiles, call-manager groups and phones' records: how they are sent, told and changed. */
@NullMarked
package io.option150.files.config;

import org.jspecify.annotations.NullMarked;
