/** Generated statements over generated tables, for a plain database and a protected one. */
package dev.hushcell.testing.generated;
