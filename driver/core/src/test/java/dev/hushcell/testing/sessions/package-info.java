/** Sessions whose statements, definitions and settings interleave, each beside a plain twin. */
package dev.hushcell.testing.sessions;
