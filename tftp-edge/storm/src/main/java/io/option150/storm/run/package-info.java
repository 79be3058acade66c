/** The storm under way: loops, the start of each phone, and what is counted meanwhile. */
package io.option150.storm.run;
