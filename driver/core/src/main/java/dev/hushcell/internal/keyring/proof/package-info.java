/** How a catalogue is known to be ours and whole: its keys, its tags, its pins and its anchor. */
@NullMarked
package dev.hushcell.internal.keyring.proof;

import org.jspecify.annotations.NullMarked;
