/** What happens when declarations, tables and catalogue change apart from each other. */
package dev.hushcell.change;
