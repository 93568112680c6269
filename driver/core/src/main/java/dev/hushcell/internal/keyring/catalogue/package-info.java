/** The tables of a catalogue: their rows, what these say, and the transactions that write them. */
@NullMarked
package dev.hushcell.internal.keyring.catalogue;

import org.jspecify.annotations.NullMarked;
