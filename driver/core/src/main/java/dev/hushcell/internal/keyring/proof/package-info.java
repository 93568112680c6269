/** How a catalogue is known to be ours and whole: its tags, its pins, and what changes it. */
@NullMarked
package dev.hushcell.internal.keyring.proof;

import org.jspecify.annotations.NullMarked;
