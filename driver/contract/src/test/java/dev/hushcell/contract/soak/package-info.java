/** Many threads over one pool for a long time, while everything goes wrong beside them. */
package dev.hushcell.contract.soak;
