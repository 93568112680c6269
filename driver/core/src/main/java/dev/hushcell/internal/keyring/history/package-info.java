/** What administrators did with the keys of a catalogue, and what follows from it. */
@NullMarked
package dev.hushcell.internal.keyring.history;

import org.jspecify.annotations.NullMarked;
