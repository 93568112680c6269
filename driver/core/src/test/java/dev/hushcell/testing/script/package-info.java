/** Scripts of statements that are run on two databases, whose outcomes must be the same. */
package dev.hushcell.testing.script;
