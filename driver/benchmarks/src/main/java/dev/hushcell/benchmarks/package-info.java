/** JMH benchmarks and a soak of the memory; nothing here is shipped. */
@NullMarked
package dev.hushcell.benchmarks;

import org.jspecify.annotations.NullMarked;
