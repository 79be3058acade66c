/** A check of an installed suite from outside: a real file, fetched as phones do. */
package io.option150.demo.check;
